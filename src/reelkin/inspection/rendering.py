"""A report's figures as files and as parts of its page, and the page itself from its template."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reelkin.inspection.page import MOST_ROWS, Link
from reelkin.inspection.style import THEMES, WIDE, house
from reelkin.inspection.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from reelkin.inspection.page import Section
    from reelkin.inspection.plates import Plate
    from reelkin.progress import Progress

PACKAGE = "reelkin.inspection"
"""Whose templates are at hand in every report: the style, and the parts of a page."""


@dataclass(frozen=True)
class Figure:
    """A figure of the page: its drawing as SVG, its title and subtitle as text."""

    name: str
    title: str
    subtitle: str
    svg: Markup
    wide: bool


def draw(plates: Iterable[tuple[str, Plate]], folder: Path, progress: Progress) -> dict[str, Figure]:
    """Each plate, drawn in the house's style as it is taken, as `folder`/<name>.png and as a part of a page, by name."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {}
    with house():
        for name, plate in plates:
            (folder / f"{name}.png").write_bytes(plate.png())
            drawn[name] = _figure(name, plate)
            progress("draw", len(drawn), None, "figures")
    return drawn


def _figure(name: str, plate: Plate) -> Figure:
    # Matplotlib escapes what it writes into the SVG, and text is drawn as outlines anyway.
    svg = Markup(plate.svg(name))  # noqa: S704
    return Figure(name, plate.title, plate.subtitle, svg, plate.get_figwidth() >= WIDE)


def page(
    template: str,
    sections: Iterable[Section],
    drawn: Mapping[str, Figure],
    facts: Sequence[tuple[str, str]],
    *,
    package: str = PACKAGE,
    **more: Any,
) -> str:
    """The page of a template.

    Args:
        template: its name in `package`.
        sections: in the order of the page.
        drawn: the figures, by the names by which sections ask for them.
        facts: numbers at the head of the page, and what they count.
        package: where the template is.
        more: what else the template needs.
    """
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(name) for name in dict.fromkeys((package, PACKAGE))]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"count": count, "visible": visible}
    environment.tests["link"] = lambda cell: isinstance(cell, Link)
    return environment.get_template(template).render(
        sections=[(part, [drawn[name] for name in part.figures if name in drawn]) for part in sections],
        facts=facts,
        themes=THEMES,
        most_rows=MOST_ROWS,
        **more,
    )


def visible(text: str, limit: int = 160) -> str:
    """A text with its control characters as signs, cut to `limit` characters."""
    shown = re.sub(r"[\x00-\x1f\x7f-\x9f]", _sign, text)
    return shown if len(shown) <= limit else shown[: limit - 1].rstrip() + "…"


def _sign(found: re.Match[str]) -> str:
    """Unicode's picture of an ASCII control character (U+2400 on), and its sign for a substitute for the others."""
    code = ord(found.group())
    return "\u2421" if code == 0x7F else "\u2426" if code > 0x7F else chr(0x2400 + code)
