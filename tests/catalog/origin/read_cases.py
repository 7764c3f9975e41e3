"""The hand-written titles of cases.txt."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Case:
    """One title: what a person says of its origin, and its rows of title.akas as (title, region, language)."""

    language: str
    region: str | None
    original: str
    primary: str
    sure: bool
    rows: list[tuple[str, str, str | None]] = field(default_factory=list)


def read_cases() -> list[Case]:
    """All of them, in the file's order."""
    cases: list[Case] = []
    for line in (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        head, *titles = (part.strip() for part in line.split(" | "))
        if line.startswith(" "):
            cases[-1].rows += [(titles[0], *_place(place)) for place in head.split()]
        else:
            language, region = head.removeprefix("?").split()
            cases.append(
                Case(
                    language,
                    None if region == "-" else region,
                    titles[0],
                    titles[-1],
                    sure=not head.startswith("?"),
                )
            )
    return cases


def _place(text: str) -> tuple[str, str | None]:
    region, _, language = text.partition(":")
    return region, language or None
