"""What an answer is made of: picks, their reasons, and what to do when there are too few."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reelkin.recommend.facts import TitleFacts


class Reason(NamedTuple):
    """One term of a score.

    Attributes:
        name: the feature's column ("genre_horror", "director_nm0000631"), "prior", or "dial_popularity".
        label: the same in words: "horror", "directed by Ridley Scott".
        block: the feature's block ("genres"), "prior" or "dials".
        contribution: what it adds to the score; below 0 it takes away.
        shared: whether the title asked about, or one that is liked, has it too: the same director, genre, decade.
    """

    name: str
    label: str
    block: str
    contribution: float
    shared: bool = False


@dataclass(frozen=True)
class LikedTitle:
    """What one of the person's own titles adds to a score; "prior" and dials are named, and have no id."""

    tconst: str | None
    title: str
    contribution: float


class Explanation(NamedTuple):
    """How to work out, when first asked, why a title was picked."""

    reasons: Callable[[int | None], list[Reason]]
    by_liked_title: Callable[[], list[LikedTitle]]
    sentence: Callable[[], str]


@dataclass(frozen=True)
class Pick:
    """One title, its place in an answer, and why.

    Attributes:
        facts: everything known of the title.
        score: the model's score, by which picks are ranked.
        cluster_name: the name of its cluster.
        note: what it says about the rest of its series, where that is collapsed, and that it stands in for a part
            with a higher score, where it is the one to see next.
    """

    facts: TitleFacts = field(repr=False)
    cluster_name: str
    score: float
    note: str | None
    _explanation: Explanation = field(repr=False, compare=False)

    def __repr__(self) -> str:
        return f"Pick({self.tconst!r}, {self.title!r}, year={self.year}, score={self.score:.4f})"

    @property
    def tconst(self) -> str:
        """The title's id."""
        return self.facts.tconst

    @property
    def title(self) -> str:
        """The title's name."""
        return self.facts.title

    @property
    def year(self) -> int | None:
        """The year it came out or began."""
        return self.facts.year

    @property
    def type(self) -> str:
        """IMDb's title type."""
        return self.facts.type

    @property
    def rating(self) -> float | None:
        """The mean rating, as shown."""
        return self.facts.rating

    @property
    def votes(self) -> int | None:
        """How many rated it."""
        return self.facts.votes

    @property
    def cluster(self) -> int:
        """The id of its cluster."""
        return self.facts.cluster

    @cached_property
    def reasons(self) -> list[Reason]:
        """The complete sum, largest first: the contributions add up to the score within 1e-4."""
        return self._explanation.reasons(None)

    @cached_property
    def sentence(self) -> str:
        """The reasons that count, in one short sentence that says only what the features hold."""
        return self._explanation.sentence()

    def by_liked_title(self) -> list[LikedTitle]:
        """The same score split by the titles it was asked for, largest first, the prior and any dial apart."""
        return self._explanation.by_liked_title()

    def to_dict(self, reasons: int | None = None) -> dict[str, Any]:
        """The pick as JSON values, with its `reasons` largest reasons (None: all of them)."""
        facts = self.facts
        return {
            "tconst": self.tconst,
            "title": self.title,
            "original_title": facts.original_title,
            "year": self.year,
            "type": self.type,
            "rating": self.rating,
            "votes": self.votes,
            "genres": list(facts.genres),
            "language": facts.language,
            "runtime_minutes": facts.runtime_minutes,
            "directors": list(facts.directors),
            "cluster": self.cluster,
            "cluster_name": self.cluster_name,
            "score": self.score,
            "sentence": self.sentence,
            "note": self.note,
            "reasons": [
                {
                    "name": reason.name,
                    "label": reason.label,
                    "block": reason.block,
                    "contribution": reason.contribution,
                    "shared": reason.shared,
                }
                for reason in self._explanation.reasons(reasons)
            ],
        }


@dataclass(frozen=True)
class Relaxation:
    """One way to get more picks: drop the filter, or give it the value `loosened`.

    Attributes:
        option: the filter as typed: "--min-rating".
        value: its value now.
        without: how many titles pass when it is dropped.
        loosened: the value nearest to the present one that gives enough; None where there is none.
        loosened_gives: how many titles pass at that value.
    """

    option: str
    value: str
    without: int
    loosened: str | None = None
    loosened_gives: int = 0

    def __str__(self) -> str:
        if self.loosened is None:
            return f"without {self.option} {self.value}, {self.without:,} would pass"
        return f"with {self.option} {self.loosened}, {self.loosened_gives:,} would pass (without it, {self.without:,})"


@dataclass(frozen=True)
class Shortfall:
    """The filters leave too few picks.

    Attributes:
        asked: how many picks were asked for.
        shown: how many there are.
        found: how many titles pass; more than are shown where a series shows once.
        relaxations: what would help, best first.
        years: the first and the last year of the model, where none of it is in the years asked for; else None.
    """

    asked: int
    shown: int
    found: int
    relaxations: tuple[Relaxation, ...]
    years: tuple[int, int] | None = None

    def __str__(self) -> str:
        ways = "; ".join(str(relaxation) for relaxation in self.relaxations)
        return self._told() + (f". To get more: {ways}" if ways else "")

    def _told(self) -> str:
        if self.found == 0:
            ends = "; the titles here are from {} to {}".format(*self.years) if self.years else ""
            return f"no title passes the filters{ends}"
        if self.shown < self.found:
            passing = f"{self.found:,} {'title passes' if self.found == 1 else 'titles pass'}"
            return f"{passing} the filters, {self.shown:,} of them where a series shows once"
        return f"only {self.found:,} of {self.asked:,} titles pass the filters"


class Picks(list[Pick]):
    """The picks in their order; `shortfall` says what to relax where filters left too few."""

    def __init__(self, picks: Iterable[Pick] = (), shortfall: Shortfall | None = None) -> None:
        super().__init__(picks)
        self.shortfall = shortfall

    @property
    def places_by_score(self) -> list[int]:
        """From 1: where each pick would stand by its score alone; variety and series move some."""
        order = sorted(range(len(self)), key=lambda place: (-self[place].score, place))
        by_score = {place: rank for rank, place in enumerate(order, 1)}
        return [by_score[place] for place in range(len(self))]
