"""The report as Markdown: the same sections and tables, its figures as links to pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reelkin.inspection.page import MOST_ROWS
from reelkin.model.card import as_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reelkin.inspection.page import Section, Table


def as_page(
    title: str, sections: Sequence[Section], drawn: Mapping[str, str], folder: str, notice: str
) -> str:
    """The whole page.

    Args:
        title: its heading.
        sections: as on the HTML page.
        drawn: the title of each figure that was drawn, by name.
        folder: where the pictures are, relative to the page.
        notice: what the source's licence asks to be said.
    """
    lines = [f"# {text(title)}", ""]
    for section in sections:
        lines += [f"## {text(section.heading)}", "", *_section(section, drawn, folder)]
    lines += [text(notice), ""] if notice else []
    return "\n".join(lines)


def _section(section: Section, drawn: Mapping[str, str], folder: str) -> Iterator[str]:
    for paragraph in section.lead:
        yield from (text(paragraph), "")
    for note in section.notes:
        yield f"- {text(note)}"
    if section.notes:
        yield ""
    for table in section.tables:
        if table.rows:
            yield from _table(table)
    for name in section.figures:
        if name in drawn:
            yield from (f"![{text(drawn[name])}]({folder}/{name}.png)", "")


def _table(table: Table) -> Iterator[str]:
    yield from (f"{text(table.caption)}:", "")
    yield _row(table.head)
    yield "|" + "".join("---|" if place < table.texts else "--:|" for place in range(len(table.head)))
    for row in table.rows[:MOST_ROWS]:
        yield _row([str(cell) for cell in row])
    yield ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(text(cell) for cell in cells)} |"


def text(value: object) -> str:
    """As `as_markdown`, but with plain brackets and signs: they mean nothing once square ones are escaped."""
    return re.sub(r"\\([()+!])", r"\1", as_markdown(value))
