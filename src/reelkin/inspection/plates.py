"""A plate: a Matplotlib figure laid out in inches, with a title that says the finding, saved as PNG or themed SVG."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from reelkin.inspection.style import BODY, HALF, INKS, TITLE, colour, house, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

EDGE = 0.08
"""Blank inches along every side."""
SLACK = 0.15
"""Inches by which a line of a header may turn out longer than measured."""
LINE = 1.32
"""Height of a line of text, in type sizes."""
PNG_DPI = 180


class Plate(Figure):
    """A figure `width` inches wide; `height` is what lies below its header, which holds title and subtitle.

    Attributes:
        title: the finding, one sentence.
        subtitle: what is shown, and in which unit.
        header: the header's height in inches. SVGs leave it out: there the page sets title and subtitle in its own type.
    """

    def __init__(self, title: str, subtitle: str, height: float, width: float = HALF) -> None:
        self.title, self.subtitle = title, subtitle
        room = width - 2 * EDGE - SLACK
        heading = wrap(title, room, TITLE, "bold")
        below = wrap(subtitle, room, BODY) if subtitle else []
        title_height = len(heading) * TITLE * LINE / 72
        self.header = EDGE + title_height + len(below) * BODY * LINE / 72 + 0.12
        super().__init__(figsize=(width, self.header + height))
        self._say("\n".join(heading), EDGE, TITLE, weight="bold", color=colour("ink"))
        self._say("\n".join(below), EDGE + title_height + 0.02, BODY, color=colour("muted"))
        self._heading = list(self.texts)

    def _say(self, text: str, top: float, size: float, **style: Any) -> None:
        width, height = self.get_size_inches()
        self.text(EDGE / width, 1 - top / height, text, size=size, va="top", linespacing=LINE * 0.86, **style)

    def panel(self, left: float, top: float, width: float, height: float) -> Axes:
        """New axes, placed in inches from the left edge and from the header's end."""
        whole_width, whole_height = self.get_size_inches()
        bottom = whole_height - self.header - top - height
        return self.add_axes(
            (left / whole_width, bottom / whole_height, width / whole_width, height / whole_height)
        )

    def note(self, left: float, top: float, text: str, **style: Any) -> None:
        """Text outside any axes, placed in inches from the left edge and from the header's end."""
        width, height = self.get_size_inches()
        style = {"va": "top", "size": BODY, "color": colour("muted"), **style}
        self.text(left / width, 1 - (self.header + top) / height, text, **style)

    def png(self) -> bytes:
        """The whole plate on paper."""
        out = io.BytesIO()
        with house():
            FigureCanvasAgg(self)
            self.savefig(
                out, format="png", dpi=PNG_DPI, facecolor=colour("paper"), metadata={"Software": None}
            )
        return out.getvalue()

    def svg(self, name: str) -> str:
        """The plate without its header, its colours as the stylesheet's variables, ids prefixed with `name`."""
        out = io.StringIO()
        with house():
            FigureCanvasSVG(self)
            self._show_heading(visible=False)
            self.savefig(
                out,
                format="svg",
                facecolor="none",
                metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")),
            )
            self._show_heading(visible=True)
        return self._themed(out.getvalue(), name)

    def _show_heading(self, *, visible: bool) -> None:
        for text in self._heading:
            text.set_visible(visible)

    def _themed(self, svg: str, name: str) -> str:
        width, height = (72 * inches for inches in self.get_size_inches())
        top = 72 * self.header
        tag = f'<svg viewBox="0 {top:.2f} {width:.2f} {height - top:.2f}" role="img" aria-labelledby="{name}-title">'
        body = svg[svg.index(">", svg.index("<svg")) + 1 :]
        body = re.sub(r"\s*<metadata>.*?</metadata>", "", body, flags=re.DOTALL)
        body = body.replace('id="cells"', 'class="cells"')
        body = re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{name}-", body)
        return tag + _VALUE.sub(_variable, body)


_NAMES = {ink.light: name for name, ink in INKS.items()}
_VALUE = re.compile("|".join(_NAMES))


def _variable(found: re.Match[str]) -> str:
    return f"var(--{_NAMES[found.group()]})"
