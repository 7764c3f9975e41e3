"""Model: what everything that answers uses. Similar titles, personal picks, why, why not."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reelkin.errors import MissingExtra
from reelkin.model.bundle import Bundle
from reelkin.recommend import finding
from reelkin.recommend.answer import answer
from reelkin.recommend.asking import ask, ask_about, ask_for, members_of, read_count, row_of
from reelkin.recommend.facts import read_facts
from reelkin.recommend.filters import rows_listed
from reelkin.recommend.household.aggregation import read_aggregation
from reelkin.recommend.household.answer import answer_household
from reelkin.recommend.preferences import check_ratings
from reelkin.recommend.taste.answer import read_taste
from reelkin.recommend.walk import STOPS, walk
from reelkin.recommend.why import why_not_pick, why_pick

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Unpack

    from reelkin.lookup.matching import Resolution
    from reelkin.recommend.facts import TitleFacts
    from reelkin.recommend.household.aggregation import Aggregation
    from reelkin.recommend.household.answer import SeenBy
    from reelkin.recommend.household.pick import HouseholdPicks
    from reelkin.recommend.household.vetoes import Veto
    from reelkin.recommend.options import Options
    from reelkin.recommend.pick import Pick, Picks
    from reelkin.recommend.taste.answer import TasteProfile
    from reelkin.recommend.walk import Walk
    from reelkin.recommend.why import WhyNot

SCALE = (1.0, 10.0)
"""IMDb's scale of ratings."""


class Model:
    """One trained model, read-only and safe to share between threads."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle

    @classmethod
    def load(cls, path: str | Path | None = None) -> Model:
        """The model in a bundle folder; without `path`, the newest of the workspace in force.

        Maps the arrays and reads next to nothing, so it takes milliseconds.

        Raises:
            MissingArtefact: there is no model.
            BadInput: what is there is no bundle, is incomplete, or belongs to another version.
        """
        return cls(Bundle.load(_current() if path is None else Path(path)))

    @classmethod
    def from_tables(cls, titles: Any, credits: Any, ratings: Any = None, **more: Any) -> Model:  # noqa: A002
        """Train in memory from tables, whatever catalogue they are of; see `reelkin.model.tabular.fit_tables`.

        Args:
            titles: tables.TITLES as a Polars or pandas frame or a mapping of columns; only `tconst` and
                `primary_title` must be there.
            credits: tables.CREDITS likewise; `tconst`, `nconst` and `role`, perhaps `primary_name`.
            ratings: people's ratings to learn from, likewise: `person`, `tconst` and `rating`, perhaps `scale_low`,
                `scale_high` and `timestamp`. None: it goes by content alone.
            **more: `people`, `alternate_titles`, `regions` and any of the settings of features and train.

        Raises:
            MissingExtra: the libraries for training are not installed.
            BadInput: a table lacks a column, or a column has the wrong type.
        """
        try:
            # By name: answering must install, and be imported, without the libraries that train.
            tabular = importlib.import_module("reelkin.model.tabular")
        except ImportError:
            raise MissingExtra("build", "training a model") from None
        return cls(tabular.fit_tables(titles, credits, ratings, **more))

    @property
    def model_id(self) -> str:
        """The hash of everything the model was made from."""
        return self.bundle.model_id

    @property
    def clusters(self) -> list[dict[str, Any]]:
        """The cluster profiles, by id: name, slug, size, exemplars, odd ones, commonalities."""
        return self.bundle.profiles

    def __len__(self) -> int:
        """Number of titles."""
        return len(self.bundle)

    def __contains__(self, tconst: object) -> bool:
        return isinstance(tconst, str) and self.bundle.titles.row_of(tconst) is not None

    def __repr__(self) -> str:
        return f"<Model {self.model_id[:12]}: {len(self):,} titles, {len(self.clusters)} clusters>"

    def similar(self, tconst: str, n: int = 20, **options: Unpack[Options]) -> Picks:
        """The `n` titles nearest to a title, by score alone unless `options` say otherwise.

        Raises:
            UnknownTitle: there is no such title.
            UsageError: `n` is negative, or an option cannot be read.
        """
        return answer(self.bundle, ask_about(self.bundle, tconst), read_count(n), options)

    def recommend(
        self,
        ratings: Mapping[str, float],
        n: int = 20,
        scale: tuple[float, float] = SCALE,
        **options: Unpack[Options],
    ) -> Picks:
        """The `n` best titles for somebody with these ratings, which are left out, by score alone.

        Low ratings count as dislikes (see `preferences.preferences`). Without ratings of known titles, what
        most people watch.

        Args:
            ratings: rating by tconst; ids that the model does not have are left out, with one warning.
            n: how many picks; all there are, if there are fewer.
            scale: the lowest and the highest rating there is.
            **options: filters, orders and dials.

        Raises:
            UsageError: a rating off the scale, a scale that is none, `n` negative, an option that cannot be read.
        """
        return answer(self.bundle, ask_for(self.bundle, ratings, scale), read_count(n), options)

    def household(
        self,
        members: Mapping[str, Mapping[str, float]],
        n: int = 20,
        aggregation: Aggregation = "fair",
        vetoes: Iterable[Veto] = (),
        seen: SeenBy = "any",
        watched_by: Mapping[str, Iterable[str]] | None = None,
        scale: tuple[float, float] = SCALE,
        **options: Unpack[Options],
    ) -> HouseholdPicks:
        """The `n` best titles for several people, with what each is to each of them.

        Every member has the scores that `recommend` gives them alone; they are compared by satisfaction
        (`household.satisfaction`), and only the order is weighed together. Whoever has no known titles is a
        newcomer: the prior decides for them.

        Args:
            members: ratings by tconst, by the member's name.
            n: how many picks; all there are, if there are fewer.
            aggregation: "least-misery", "average" or "fair"; see `household.aggregation.Aggregation`.
            vetoes: what members do not want at all.
            seen: which titles are out: those that "any" has seen, that "all" have, or "none". What a member has
                rated as disliked is always out.
            watched_by: ids of titles a member has seen without rating them, by the member's name.
            scale: the lowest and the highest rating there is.
            **options: filters, orders and dials; `watched` and `not_interested` are everybody's.

        Raises:
            UnknownTitle: a veto of a title that is not in the model.
            UsageError: as for `recommend`; a name twice; a veto, or watched titles, of nobody here.
        """
        household = members_of(self.bundle, members, watched_by or {}, scale, options)
        how = read_aggregation(aggregation)
        return answer_household(self.bundle, household, read_count(n), how, list(vetoes), seen, options)

    def taste(
        self,
        ratings: Mapping[str, float],
        scale: tuple[float, float] = SCALE,
        watched: Iterable[str] = (),
        said: Mapping[str, float] | None = None,
        *,
        people: bool = True,
    ) -> TasteProfile:
        """What somebody with these ratings likes, against what the world watches.

        Args:
            ratings: rating by tconst; ids that the model does not have are left out, with one warning.
            scale: the lowest and the highest rating there is.
            watched: ids of titles seen without a rating; they are no blind spots.
            said: ratings made up for titles that they only said to like or not; they win over `ratings`, and tell
                nothing of how somebody rates.
            people: whether directors, writers and actors are told, which takes most of the time.

        Raises:
            UsageError: a rating off the scale, or a scale that is none.
        """
        check_ratings(ratings, scale)
        question = ask_for(self.bundle, {**ratings, **(said or {})}, scale)
        given = [float(rating) for tconst, rating in ratings.items() if tconst in self]
        seen = rows_listed(self.bundle, "watched", watched)
        return read_taste(self.bundle, question, given, scale, seen, people=people)

    def why(
        self,
        asked: str | Mapping[str, float],
        tconst: str,
        scale: tuple[float, float] = SCALE,
        **options: Unpack[Options],
    ) -> Pick:
        """A title as a pick for `asked`, a title or ratings, wherever it ranks: its `reasons` are the whole sum.

        Raises:
            UnknownTitle: there is no such title.
            UsageError: as for `similar` and `recommend`.
        """
        return why_pick(self.bundle, ask(self.bundle, asked, scale), row_of(self.bundle, tconst), options)

    def why_not(
        self,
        asked: str | Mapping[str, float],
        tconst: str,
        n: int = 20,
        scale: tuple[float, float] = SCALE,
        **options: Unpack[Options],
    ) -> WhyNot:
        """Where a title ranks for `asked`, what kept it out of the first `n` picks, and what outranked it.

        Raises:
            UnknownTitle: there is no such title.
            UsageError: as for `similar` and `recommend`.
        """
        return why_not_pick(
            self.bundle, ask(self.bundle, asked, scale), row_of(self.bundle, tconst), read_count(n), options
        )

    def walk(self, start: str, end: str, stops: int = STOPS) -> Walk:
        """A way from one title to another with so many stops, each near the one before; see `recommend.walk`.

        Raises:
            UnknownTitle: there is no such title.
            UsageError: both are the same, or `stops` is off its range.
        """
        return walk(self.bundle, row_of(self.bundle, start), row_of(self.bundle, end), stops)

    def find(self, typed: str, most: int = 20) -> Resolution:
        """The titles that `typed`, an id, a name, a misspelling or a person, may mean; see `facts_of` for rows."""
        return finding.find(self.bundle, typed, most)

    def facts(self, tconst: str) -> TitleFacts:
        """What is known of a title.

        Raises:
            UnknownTitle: there is no such title.
        """
        return read_facts(self.bundle, row_of(self.bundle, tconst))

    def facts_of(self, row: int) -> TitleFacts:
        """What is known of the title at `row` of the model."""
        return read_facts(self.bundle, row)


def _current() -> Path:
    # Settings need pydantic, which a caller that names a bundle can do without.
    from reelkin.settings import read_settings
    from reelkin.workspace import Workspace

    return Workspace(read_settings().home.expanduser()).current_model
