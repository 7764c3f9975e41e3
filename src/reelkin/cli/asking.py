"""From what a person typed to one title: taken when it is sure, told when it is likely, asked or listed when several fit."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from reelkin.errors import NotOneTitle
from reelkin.lookup.identifying import FAR, FEWEST_VOTES
from reelkin.lookup.matching import NameKind
from reelkin.lookup.query import parse_query
from reelkin.lookup.text import normalise
from reelkin.recommend.finding import knows_few_alternates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.lookup.matching import Match, Resolution
    from reelkin.recommend import Model

SHOWN = 12


def choose_title(model: Model, typed: str) -> str:
    """The id of the title meant by `typed`.

    Of namesakes one that is far better known is taken, and the others are told. On a terminal a person is asked to
    choose among several; elsewhere they are listed.

    Raises:
        NotOneTitle: no title, or several without anyone to ask; the message lists year, director and id.
    """
    found = model.find(typed)
    if found.kind == "none":
        raise no_title(model, typed, found)
    tconsts = [model.facts_of(match.candidate.row).tconst for match in found.matches]
    lines = [describe(model, match) for match in found.matches]
    if found.kind == "one" and not _of_another_year(model, typed, found.matches[0]):
        return tconsts[0]
    if found.kind in ("one", "likely"):
        click.echo(f"'{typed}' is taken for: {lines[0]}", err=True)
        return tconsts[0]
    if _is_far_better_known(typed, found.matches):
        others = "; ".join(" ".join(line.split()) for line in lines[1:4])
        click.echo(
            f"'{typed}' is taken for: {lines[0]}, by far the best known; for another name its id: {others}",
            err=True,
        )
        return tconsts[0]
    context = click.get_current_context(silent=True)
    for_a_program = context is not None and context.params.get("as_json", False)
    if for_a_program or not (sys.stdin.isatty() and sys.stderr.isatty()):
        message = f"{_several(typed, found)}; name one by its id:\n{_listed(lines)}"
        raise NotOneTitle(message, "ambiguous", candidates(model, found))
    return tconsts[_ask(_several(typed, found), lines)]


def _of_another_year(model: Model, typed: str, match: Match) -> bool:
    """Whether a year was typed that is neither the title's nor a part of its name, as in "Heat 1996"."""
    year, facts = parse_query(typed).year, model.facts_of(match.candidate.row)
    return year is not None and year != facts.year and normalise(typed) != normalise(facts.title)


def _is_far_better_known(typed: str, matches: Sequence[Match]) -> bool:
    """Whether all bear this very name and the first has so many times the votes of each that it is meant.

    The Shining is that of 1980, and not that of 1997. With a year given, the year tells.
    """
    query, (first, *others) = parse_query(typed), matches
    return (
        query.year is None
        and first.candidate.kind <= NameKind.ORIGINAL
        and all(normalise(match.candidate.name) == query.key for match in matches)
        and all(match.candidate.kind != NameKind.PERSON for match in matches)
        and first.candidate.votes >= max(FEWEST_VOTES, *(FAR * match.candidate.votes for match in others))
    )


def candidates(model: Model, found: Resolution) -> list[dict[str, Any]]:
    """What may be meant, as JSON values."""
    return [
        {
            "tconst": facts.tconst,
            "title": facts.title,
            "original_title": facts.original_title,
            "year": facts.year,
            "type": facts.type,
            "directors": list(facts.directors),
            "votes": facts.votes,
            "score": match.score,
        }
        for match in found.matches
        for facts in [model.facts_of(match.candidate.row)]
    ]


def no_title(model: Model, typed: str, found: Resolution) -> NotOneTitle:
    """What to raise where `typed` names nothing in this model."""
    return NotOneTitle(nothing_found(model, typed, found), "unknown", candidates(model, found))


def nothing_found(model: Model, typed: str, found: Resolution) -> str:
    """Why `typed` names nothing in this model, and what else may have been meant."""
    query = parse_query(typed)
    if query.tconst is not None:
        return f"{query.tconst} is not in this model; it may have too few votes, or be of a type left out"
    if query.nconst is not None:
        return f"{query.nconst} is nobody credited in this model; `reelkin find NAME` looks people up by name"
    if not query.key:
        return "no title given; name one, as in 'Heat (1995)'"
    if found.matches:
        lines = [f"  {describe(model, match)}" for match in found.matches]
        return f"no title like '{typed}' in this model; did you mean:\n" + "\n".join(lines)
    why = "it may have too few votes, or another name"
    if knows_few_alternates(model.bundle):
        why += "; this catalogue knows few titles in other languages; try the English one"
    return f"no title like '{typed}' in this model; {why}"


def _several(typed: str, found: Resolution) -> str:
    query = parse_query(typed)
    years = [match.candidate.year for match in found.matches]
    # A neighbouring year is told by the list itself.
    if query.year_is_sure and all(year is not None and abs(year - (query.year or 0)) > 1 for year in years):
        return f"no '{query.text}' of {query.year} in this model, but of other years"
    return f"'{typed}' may be several titles"


def describe(model: Model, match: Match) -> str:
    """One line that tells titles of one name apart: id, title, year, director, and the person asked for."""
    facts = model.facts_of(match.candidate.row)
    parts = [f"{facts.tconst:<10}  {facts.title}"]
    if facts.original_title != facts.title:
        parts.append(f"[{facts.original_title}]")
    parts.append(f"({facts.year or 'year unknown'})")
    if facts.type != "movie":
        parts.append(f"{facts.type},")
    parts.append(f"by {', '.join(facts.directors[:2])}" if facts.directors else f"{facts.votes or 0:,} votes")
    if match.candidate.kind == NameKind.PERSON:
        parts.append(f"– with {match.candidate.name}")
    return " ".join(parts)


def _listed(lines: Sequence[str]) -> str:
    more = len(lines) - SHOWN
    shown = [f"  {line}" for line in lines[:SHOWN]]
    return "\n".join(shown + ([f"  … and {more} more; add a year, as in 'Heat (1995)'"] if more > 0 else []))


def _ask(which: str, lines: Sequence[str]) -> int:
    click.echo(f"{which}:", err=True)
    for number, line in enumerate(lines[:SHOWN], 1):
        click.echo(f"{number:>3}  {line}", err=True)
    answer: int = click.prompt("Which", type=click.IntRange(1, min(SHOWN, len(lines))), err=True)
    return answer - 1
