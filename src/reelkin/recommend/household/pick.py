"""What an answer for a household is made of: picks with what each member makes of them, and how each is served."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reelkin.recommend.facts import TitleFacts
    from reelkin.recommend.household.aggregation import Aggregation
    from reelkin.recommend.household.vetoes import Veto
    from reelkin.recommend.pick import Pick, Shortfall


@dataclass(frozen=True)
class ForMember:
    """What a pick is to one member.

    Attributes:
        name: the member.
        pick: the title as a pick for this member alone, with their own score and reasons.
        satisfaction: from 0 to 1, see `satisfaction.satisfaction`.
        place: the title's place in the member's own list, from 1.
        seen: whether they have seen it.
    """

    name: str
    pick: Pick
    satisfaction: float
    place: int
    seen: bool

    @property
    def score(self) -> float:
        """The model's score for this member."""
        return self.pick.score

    def to_dict(self, reasons: int | None = None) -> dict[str, Any]:
        """As JSON values, with the `reasons` largest reasons (None: all of them)."""
        pick = self.pick.to_dict(reasons)
        return {
            "name": self.name,
            "score": self.score,
            "satisfaction": self.satisfaction,
            "place": self.place,
            "seen": self.seen,
            "sentence": pick["sentence"],
            "reasons": pick["reasons"],
        }


@dataclass(frozen=True)
class HouseholdPick:
    """One title for several people.

    Attributes:
        members: what it is to each, in the order the members were given.
        note: what it says about the rest of its series.
    """

    members: tuple[ForMember, ...]
    note: str | None

    @property
    def facts(self) -> TitleFacts:
        """Everything known of the title."""
        return self.members[0].pick.facts

    @property
    def tconst(self) -> str:
        """The title's id."""
        return self.facts.tconst

    @property
    def title(self) -> str:
        """The title's name."""
        return self.facts.title

    @property
    def cluster_name(self) -> str:
        """The name of its cluster."""
        return self.members[0].pick.cluster_name

    @property
    def least(self) -> float:
        """How pleased the least pleased would be."""
        return min(member.satisfaction for member in self.members)

    @property
    def mean(self) -> float:
        """The members' mean satisfaction."""
        return sum(sorted(member.satisfaction for member in self.members)) / len(self.members)

    def of(self, name: str) -> ForMember:
        """What it is to the member of this name."""
        return next(member for member in self.members if member.name == name)

    def to_dict(self, reasons: int | None = None) -> dict[str, Any]:
        """As JSON values; each member's with their `reasons` largest reasons (None: all of them)."""
        title = self.members[0].pick.to_dict(0)
        own = ("score", "sentence", "note", "reasons")
        return {
            **{name: value for name, value in title.items() if name not in own},
            "note": self.note,
            "least": self.least,
            "mean": self.mean,
            "members": [member.to_dict(reasons) for member in self.members],
        }


@dataclass(frozen=True)
class Served:
    """How a member is served by the whole list.

    Attributes:
        name: the member.
        known: how many of the titles they have rated the model knows.
        satisfaction: from 0 to 1: how much of what as many picks of their own would give them, see
            `satisfaction.of_whole_list`. Their own picks follow the same order and dials, but no filter and no veto.
    """

    name: str
    known: int
    satisfaction: float

    @property
    def newcomer(self) -> bool:
        """Whether nothing is known of them, so that they count as somebody who likes what most people watch."""
        return self.known == 0


@dataclass(frozen=True)
class Vetoed:
    """A veto, and how many of the titles that nobody has seen it took out."""

    veto: Veto
    titles: int


class HouseholdPicks(list[HouseholdPick]):
    """The picks in their order.

    Attributes:
        aggregation: what the order goes by.
        served: how each member is served, in the order the members were given.
        vetoes: what each veto took out.
        shortfall: what to relax where filters left too few.
    """

    def __init__(
        self,
        picks: Iterable[HouseholdPick],
        aggregation: Aggregation,
        served: tuple[Served, ...],
        vetoes: tuple[Vetoed, ...] = (),
        shortfall: Shortfall | None = None,
    ) -> None:
        super().__init__(picks)
        self.aggregation, self.served, self.vetoes = aggregation, served, vetoes
        self.shortfall = shortfall

    def to_dict(self, reasons: int | None = None) -> dict[str, Any]:
        """Everything as JSON values; each pick with each member's `reasons` largest reasons (None: all of them)."""
        return {
            "aggregation": self.aggregation,
            "members": [
                {
                    "name": one.name,
                    "known": one.known,
                    "newcomer": one.newcomer,
                    "satisfaction": one.satisfaction,
                }
                for one in self.served
            ],
            "vetoes": [
                {"kind": one.veto.kind, "what": one.veto.what, "by": one.veto.by, "titles": one.titles}
                for one in self.vetoes
            ],
            "picks": [pick.to_dict(reasons) for pick in self],
            "shortfall": None if self.shortfall is None else str(self.shortfall),
        }
