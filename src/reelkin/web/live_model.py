"""The model that answers, and its change while people are being served.

The database names the live model. A watcher asks it every second; when another model is named, its bundle is opened
beside the old one, and then takes its place. Every request holds on to the one it began with, and the old one is
unmapped when the last of them is done.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import threading
import weakref
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from reelkin.errors import MissingArtefact, ReelkinError
from reelkin.model.bundle import Bundle
from reelkin.recommend.cluster_members import members
from reelkin.recommend.model import Model
from reelkin.store.live import live_model
from reelkin.store.opening import reading
from reelkin.web.hues import hue_sheet
from reelkin.web.shelves.fronts import Fronts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    from reelkin.store.live import LiveModel
    from reelkin.web.response_cache import Answer

EVERY_SECONDS = 1.0
WELL_KNOWN = 0.8
"""The titles that together have this share of all votes are the well-known ones."""
LOG = logging.getLogger("reelkin.web")


@dataclass(frozen=True, eq=False)
class Live:
    """One model as the site serves it, with what is worked out from it once.

    Attributes:
        model: the model.
        photographs: whether photographed posters are shown over the drawn ones.
        posters: posters drawn so far, by row.
        answers: answers of the API made so far, by what was asked.
        fronts: front pages worked out so far; all three go with the model.
    """

    model: Model
    photographs: bool = False
    posters: dict[int, str] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    fronts: Fronts = field(default_factory=Fronts)

    @property
    def model_id(self) -> str:
        """The model's id."""
        return self.model.model_id

    @cached_property
    def etag(self) -> str:
        """The tag of every answer that depends on the model, and on the code that makes it, alone."""
        return f'"{self.model_id[:16]}-{version("reelkin")}"'

    @cached_property
    def hues(self) -> str:
        """A style sheet with the hue of each cluster."""
        return hue_sheet(self.model.clusters)

    @cached_property
    def members(self) -> list[npt.NDArray[np.intp]]:
        """The rows of each cluster, by its place, as `recommend.cluster_members` orders them."""
        return members(self.model.bundle)

    @cached_property
    def good_rating(self) -> float | None:
        """The rating that a third of the rated titles reach."""
        ratings = self.model.bundle.titles.average_rating
        known = ratings[~np.isnan(ratings)]
        return None if not len(known) else round(float(np.quantile(known, 2 / 3)), 1)

    @cached_property
    def little_known(self) -> int:
        """The votes up to which a title is little known.

        By the share of the votes and not of the titles: a catalogue of 350,000 titles has hardly more famous ones than
        one of 30,000.
        """
        votes = np.maximum(self.model.bundle.titles.num_votes, 0)
        reached = np.cumsum(votes, dtype=np.float64)
        return int(votes[np.searchsorted(reached, WELL_KNOWN * reached[-1])]) - 1

    @cached_property
    def by_slug(self) -> dict[str, int]:
        """Each cluster's place, by its address, by its former ones and by its number."""
        found: dict[str, int] = {}
        for place, profile in enumerate(self.model.clusters):
            for name in profile["former_slugs"]:
                found.setdefault(name, place)
        for place, profile in enumerate(self.model.clusters):
            found[profile["slug"]] = found[str(profile["id"])] = place
        return found


class LiveModels:
    """Opens what the database's `live_model` row names.

    Args:
        engine: the database.
        models: the folder of bundles of this machine, for a row that another machine wrote.
        photographs: see `Live`.
    """

    def __init__(self, engine: Engine, models: Path, *, photographs: bool = False) -> None:
        self._engine, self._models, self._photographs = engine, models, photographs
        self._live: Live | None = None
        self._former: list[weakref.ref[Bundle]] = []
        self._changing = threading.Lock()

    @property
    def open(self) -> Live | None:
        """The model that answers, if there is one."""
        return self._live

    def current(self) -> Live:
        """The model to answer from.

        Raises:
            MissingArtefact: none could be opened yet.
        """
        live = self._live
        if live is None:
            raise MissingArtefact("No model is here yet; run `reelkin build`, then `reelkin publish`.")
        return live

    def refresh(self) -> bool:
        """Look which model is live, and open it if it is another; whether it is now the one that answers.

        A bundle that is not here yet, or is damaged, leaves the old one in place.
        """
        with self._changing:
            with reading(self._engine) as connection:
                named = live_model(connection)
            if named is None:
                return False
            if self._live is not None and self._live.model_id == named.model_id:
                return True
            former = self._live
            try:
                self._live = Live(self._open(named), self._photographs)
            except ReelkinError as error:
                LOG.warning("model %s cannot be opened: %s", named.model_id[:12], error)
                return False
            if former is not None:
                self._former.append(weakref.ref(former.model.bundle))
            LOG.info("answering from model %s", named.model_id[:12])
            return True

    def let_go(self) -> None:
        """Unmap models of before that nobody answers from any more.

        What a request leaves behind may hold one in a circle, which Python by itself may not look for in hours.
        """
        with self._changing:
            if any(one() is not None for one in self._former):
                gc.collect()
            self._former = [one for one in self._former if one() is not None]

    def ready(self) -> bool:
        """Whether the model that answers is the one that the database names."""
        return self.refresh()

    def _open(self, named: LiveModel) -> Model:
        folders = [*([named.bundle] if named.bundle else []), self._models / named.model_id]
        found = [folder for folder in folders if (folder / "model.json").is_file()]
        if not found:
            raise MissingArtefact(f"{folders[-1]}: the bundle is not on this machine")
        bundle = Bundle.load(found[0])
        if bundle.model_id != named.model_id:
            raise MissingArtefact(f"{found[0]}: holds another model, {bundle.model_id[:12]}")
        return Model(bundle)

    @contextlib.contextmanager
    def watching(self, every: float = EVERY_SECONDS) -> Iterator[None]:
        """Look for another model again and again, until the end of the block."""
        ended = threading.Event()

        def watch() -> None:
            while not ended.wait(every):
                self.let_go()
                try:
                    self.refresh()
                except Exception:  # the database may be away for a while; the model is still here
                    LOG.warning("the database does not say which model is live", exc_info=True)

        watcher = threading.Thread(target=watch, name="live-model", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            ended.set()
            watcher.join()
