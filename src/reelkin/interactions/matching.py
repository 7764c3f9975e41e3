"""Each row of an export: matched to a title, ambiguous, or unmatched, and why. No row is dropped."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from reelkin.interactions.rows import Row
from reelkin.interactions.titles import Known
from reelkin.lookup.identifying import identify
from reelkin.lookup.matching import rank
from reelkin.lookup.query import Query
from reelkin.lookup.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reelkin.interactions.rows import Form
    from reelkin.interactions.titles import KnownTitles
    from reelkin.lookup.matching import Candidate, Resolution

Status = Literal["matched", "ambiguous", "unmatched"]
How = Literal["id", "name", "likely", "choice"]
MOST = 12
"""Candidates kept for a person to choose among."""
MOST_SEARCHED = 2_000
"""Names of one import that near ones are looked for; a file of a quarter million misspelt names is no person's."""
FORMS: dict[str, frozenset[str]] = {
    "film": frozenset(["movie", "tvMovie", "short", "video", "tvSpecial", "tvShort"]),
    "series": frozenset(["tvSeries", "tvMiniSeries"]),
}
_WHOLE = "only whole titles are matched, and this is {}"
_A = {"episode": "an episode", "season": "a season", "game": "a game"}


@dataclass(frozen=True)
class Matched:
    """One row and what became of it.

    Attributes:
        row: as read.
        status: "matched", "ambiguous" or "unmatched".
        tconst: the title, if matched; None where a person has said that it is none.
        title: its name in the catalogue.
        how: "id"; "name"; "likely": not sure, see `lookup.identifying`; "choice": a person said so.
        candidates: of an ambiguous row, what it may be; of a likely one, what it was taken for.
        why: of an unmatched row, the reason.
    """

    row: Row
    status: Status
    tconst: str | None = None
    title: str | None = None
    how: How | None = None
    candidates: tuple[Known, ...] = ()
    why: str | None = None

    @property
    def key(self) -> str:
        """What the row names, the same whenever the same export is read again."""
        return row_key(self.row)

    def to_dict(self) -> dict[str, Any]:
        """As JSON values; `from_dict` takes them back."""
        values: dict[str, Any] = {"row": self.row.to_dict(), "status": self.status}
        more = {"tconst": self.tconst, "title": self.title, "how": self.how, "why": self.why}
        values |= {name: value for name, value in more.items() if value is not None}
        return values | ({"candidates": [asdict(one) for one in self.candidates]} if self.candidates else {})

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Matched:
        """What `to_dict` made these values of."""
        given = dict(values)
        row = Row.from_dict(given.pop("row"))
        candidates = tuple(Known(**one) for one in given.pop("candidates", ()))
        return cls(row=row, candidates=candidates, **given)


def row_key(row: Row) -> str:
    """The id a row gives, or else its normalised name, its year and whether it is a series; of an unusable row its place."""
    if row.problem is not None:
        return f"{row.file}:{row.line}"
    if row.tconst is not None:
        return row.tconst
    series = "|series" if row.form == "series" else ""
    return f"{normalise(row.title or '')}|{'' if row.year is None else row.year}{series}"


def match_rows(
    rows: Sequence[Row], titles: KnownTitles, choices: Mapping[str, str | None] | None = None
) -> list[Matched]:
    """What each row is, in their order.

    Args:
        rows: as read.
        titles: all titles there are, also those with too few votes for a model: a namesake that is missing
            would let the wrong title pass for sure.
        choices: what a person has decided before: a tconst by `row_key`, or None for "none of these".
    """
    decided = dict(choices or {})
    given = {row.tconst for row in rows if row.tconst is not None}
    ids = titles.known_ids(given | {tconst for tconst in decided.values() if tconst is not None})
    by_name = [row for row in rows if _goes_by_name(row) and row_key(row) not in decided]
    found = _by_names(_queries(by_name), titles)
    return [_settle(row, titles, decided, ids, found) for row in rows]


def _goes_by_name(row: Row) -> bool:
    return row.tconst is None and row.problem is None and row.form not in _A


def _queries(rows: Iterable[Row]) -> dict[str, tuple[Query, Form | None]]:
    """One question for each name: a diary has a film many times."""
    asked: dict[str, tuple[Query, Form | None]] = {}
    for row in rows:
        title = row.title or ""
        query = Query(title, normalise(title), row.year, year_is_sure=row.year is not None)
        asked.setdefault(row_key(row), (query, row.form))
    return asked


def _by_names(asked: Mapping[str, tuple[Query, Form | None]], titles: KnownTitles) -> dict[str, Resolution]:
    exact = titles.named([query for query, _ in asked.values()])
    found = {
        key: _identify(query, form, candidates, titles)
        for (key, (query, form)), candidates in zip(asked.items(), exact, strict=True)
    }
    # Only what no title is named needs the slower search.
    open_keys = [key for key, resolution in found.items() if not _is_settled(asked[key][0], resolution)]
    searched = open_keys[:MOST_SEARCHED]
    near = titles.like([asked[key][0] for key in searched])
    for key, candidates in zip(searched, near, strict=True):
        query, form = asked[key]
        exactly = [match.candidate for match in found[key].matches]
        found[key] = _identify(query, form, [*exactly, *candidates], titles)
    return found


def _is_settled(query: Query, resolution: Resolution) -> bool:
    if resolution.kind in ("one", "likely"):
        return True
    return any(match.candidate.year == query.year for match in resolution.matches)


def _identify(
    query: Query, form: Form | None, candidates: Iterable[Candidate], titles: KnownTitles
) -> Resolution:
    wanted = FORMS.get(form or "film", FORMS["film"])
    return identify(query, rank(query, candidates), lambda row: titles.known(row).type in wanted)


def _settle(
    row: Row,
    titles: KnownTitles,
    decided: Mapping[str, str | None],
    ids: Mapping[str, Known],
    found: Mapping[str, Resolution],
) -> Matched:
    key = row_key(row)
    if row.problem is not None:
        return Matched(row, "unmatched", why=row.problem)
    if key in decided:
        return _chosen(row, decided[key], ids, titles)
    if row.tconst is not None or row.form in _A:
        return _by_id(row, ids, titles)
    resolution = found[key]
    first = titles.known(resolution.matches[0].candidate.row) if resolution.matches else None
    if first is not None and resolution.kind in ("one", "likely"):
        # Of a part of all titles, one that bears the name need not be the only one, and without a year nothing tells.
        if resolution.kind == "one" and (titles.whole or row.year is not None):
            return Matched(row, "matched", first.tconst, first.title, "name")
        return Matched(row, "matched", first.tconst, first.title, "likely", candidates=(first,))
    if first is not None:
        known = [titles.known(match.candidate.row) for match in resolution.matches[:MOST]]
        return Matched(row, "ambiguous", candidates=tuple(known))
    return Matched(row, "unmatched", why=f"no title of this name and year in {titles.name}")


def _by_id(row: Row, ids: Mapping[str, Known], titles: KnownTitles) -> Matched:
    known = ids.get(row.tconst or "")
    if known is not None:
        return Matched(row, "matched", known.tconst, known.title, "id")
    why = _WHOLE.format(_A[row.form]) if row.form in _A else f"{row.tconst} is not in {titles.name}"
    return Matched(row, "unmatched", why=why)


def _chosen(row: Row, tconst: str | None, ids: Mapping[str, Known], titles: KnownTitles) -> Matched:
    if tconst is None:
        return Matched(row, "unmatched", how="choice", why="you said that none of the titles is meant")
    title = ids[tconst].title if tconst in ids else None
    # A choice stands, whatever today's catalogue holds.
    return Matched(row, "matched", tconst, title, "choice")
