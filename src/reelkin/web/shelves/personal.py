"""The shelves of somebody's front page: each from their own ratings, none repeating another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.recommend.answer import answer
from reelkin.recommend.asking import ask_for
from reelkin.recommend.filters import rows_listed
from reelkin.recommend.franchise import parts_of, series_of
from reelkin.recommend.model import SCALE
from reelkin.recommend.taste.answer import read_taste
from reelkin.web.cards import cards_of, pick_card
from reelkin.web.shelves.clusters import rightly_named
from reelkin.web.shelves.shelf import FEWEST, MOST, Shelf
from reelkin.web.visitors.marks import LIKED
from reelkin.web.visitors.taste import for_them, known_ratings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Unpack

    from reelkin.recommend.options import Options
    from reelkin.recommend.pick import Picks
    from reelkin.web.cards import Card
    from reelkin.web.live_model import Live
    from reelkin.web.visitors.marks import Marks

BECAUSE = 3
"""Loved titles that get a shelf of their own."""
SHORT = 100
"""Minutes of an evening's film."""
FILMS = ("movie", "tvMovie")


@dataclass
class Shelving:
    """Puts up shelves one after the other; what is on one is on no later one."""

    live: Live
    marks: Marks
    shown: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ratings = known_ratings(self.live, self.marks)
        bundle = self.live.model.bundle
        # Asked once: to work out what thousands of ratings say takes longer than to answer.
        self.question = ask_for(bundle, self.ratings, SCALE)
        seen = rows_listed(bundle, "watched", self.marks.seen)
        self.taste = read_taste(bundle, self.question, list(self.ratings.values()), SCALE, seen, people=False)

    def take_hero(self) -> Card | None:
        """Take the pick of all, with its reason; it is on no shelf after."""
        picks = self._recommend(1)
        self.shown += [pick.tconst for pick in picks]
        return next((pick_card(self.live, pick, told=True) for pick in picks), None)

    def all(self) -> Iterator[Shelf]:
        """Every shelf there is something for."""
        for shelf in (
            *self.because(),
            *self.series(),
            *self.corners(),
            *self.gems(),
            *self.tonight(),
            *self.new_to_you(),
            *self.listed(),
        ):
            if shelf.cards:
                yield shelf

    def because(self) -> Iterator[Shelf]:
        """What is like each of the titles loved most, the latest first; of one cluster, one title."""
        model, bundle = self.live.model, self.live.model.bundle
        done: set[int] = set()
        for tconst in self._loved():
            cluster = int(bundle.clusters.assignments[model.facts(tconst).row])
            if len(done) >= BECAUSE:
                return
            if cluster in done:
                continue
            done.add(cluster)
            picks = model.similar(
                tconst,
                MOST,
                **self._options(
                    {"franchise": "collapse", "watched": sorted({*self.marks.seen, *self.ratings})}
                ),
            )
            yield self._shelf(f"because-{tconst}", "Because you loved", picks, cite=model.facts(tconst).title)

    def corners(self) -> Iterator[Shelf]:
        """The clusters they are at home in."""
        for favourite in self.taste.favourites[:2]:
            profile = self.live.by_slug[str(favourite.cluster)]
            slug = self.live.model.clusters[profile]["slug"]
            picks = self._recommend(only=self._ids(rightly_named(self.live, profile)))
            yield self._shelf(
                f"corner-{favourite.cluster}",
                f"Your corner: {favourite.name}",
                picks,
                more=f"/cluster/{slug}",
            )

    def gems(self) -> Iterator[Shelf]:
        """What few have seen and those few think well of, in the genre they like most of."""
        genre = self._genre()
        if genre is not None:
            picks = self._recommend(
                genre=genre, max_votes=self.live.little_known, min_rating=self.live.good_rating
            )
            lead = "Few have seen these, and those who have think well of them."
            yield self._shelf("gems", f"Hidden gems in {genre.lower()}", picks, lead=lead)

    def tonight(self) -> Iterator[Shelf]:
        """What fits an evening."""
        picks = self._recommend(max_runtime=SHORT, type=self._films(), diverse=0.2)
        yield self._shelf("tonight", f"Tonight, under {SHORT} minutes", picks, more="/tonight")

    def new_to_you(self) -> Iterator[Shelf]:
        """The clusters that others watch and they have hardly touched."""
        places = [self.live.by_slug[str(spot.cluster)] for spot in self.taste.blind_spots]
        rows = [row for place in places for row in rightly_named(self.live, place)]
        if rows:
            names = "; ".join(spot.name for spot in self.taste.blind_spots)
            picks = self._recommend(only=self._ids(rows), diverse=0.3)
            yield self._shelf(
                "new", "New to you", picks, lead=f"Others watch these, and you hardly have: {names}."
            )

    def series(self) -> Iterator[Shelf]:
        """The next part of each series that they have begun and liked."""
        bundle = self.live.model.bundle
        begun = {series_of(bundle, row) for row in self._loved_rows()}
        rows = [row for series in begun if series is not None for row in parts_of(bundle, series)]
        if rows:
            picks = self._recommend(only=self._ids(sorted(rows)))
            # One next part is worth a shelf.
            yield self._shelf("series", "Go on where you left off", picks, fewest=1)

    def listed(self) -> Iterator[Shelf]:
        """What they meant to see."""
        cards = cards_of(
            self.live, [one for one in self.marks.listed if one not in self.marks.ratings][:MOST]
        )
        yield Shelf("listed", "On your list", cards, more="/list")

    def _loved(self, least: float = 8.0) -> list[str]:
        """The titles rated so, the best first, and of equals the latest."""
        rated = [tconst for tconst, rating in reversed(self.ratings.items()) if rating >= least]
        return sorted(rated, key=lambda tconst: -self.ratings[tconst])

    def _genre(self) -> str | None:
        """The genre they like more of than others do, or else what most of what they like is."""
        loved = next((one.label for one in self.taste.over_loves if one.trait == "genre"), None)
        titles = self.live.model.bundle.titles
        codes = [
            titles.genre_codes[slice(*titles.genre_offsets[row : row + 2])] for row in self._loved_rows()
        ]
        counts = np.bincount(
            np.concatenate([np.zeros(0, np.intp), *codes]), minlength=len(titles.genres)
        ).tolist()
        most = min(
            ((-count, genre) for count, genre in zip(counts, titles.genres, strict=True) if count),
            default=None,
        )
        return loved or (most[1] if most else None)

    def _loved_rows(self) -> list[int]:
        return rows_listed(self.live.model.bundle, "liked", self._loved(LIKED))

    def _films(self) -> list[str]:
        return [one for one in FILMS if one in self.live.model.bundle.titles.types]

    def _ids(self, rows: list[int]) -> list[str]:
        return self.live.model.bundle.titles.tconst.take(rows)

    def _options(self, options: Options) -> Options:
        asked: Options = {**options, "exclude": self.shown}
        return for_them(self.marks, **asked)

    def _recommend(self, n: int = MOST, **options: Unpack[Options]) -> Picks:
        asked: Options = {**options, "franchise": "order"}
        return answer(self.live.model.bundle, self.question, n, self._options(asked))

    def _shelf(self, key: str, heading: str, picks: Picks, fewest: int = FEWEST, **more: Any) -> Shelf:
        put_up = picks if len(picks) >= fewest else []
        self.shown += [pick.tconst for pick in put_up]
        return Shelf(key, heading, [pick_card(self.live, pick, told=True) for pick in put_up], **more)
