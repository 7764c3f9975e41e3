"""The methods by key: reelkin's own and what they are compared with. Add one here and it is in every protocol."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from reelkin.errors import UsageError
from reelkin.evaluation.baselines.lenskit import FOLDER, check

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reelkin.evaluation.protocols.rounds import Method
    from reelkin.evaluation.running.judged import Judged


@dataclass(frozen=True)
class Entry:
    """A method, and how it may be judged.

    Attributes:
        key: what it is called on the command line.
        side: "ours", "baseline", or "as trained": ours too, but one that heads nothing, for nobody knows for sure whom a
            finished model has seen.
        make: the method for these titles.
        blind: it learns nothing from likes, so that every title is cold to it and one learning does for all folds.
        cold: it can score a title whose likes it has not seen.
        quick: it is part of a quick evaluation.
        code: the parts of the package that it depends on, beside what all do.
        libraries: those that it depends on, beside what all do.
        files: what it depends on outside the package.
        model: the id of the finished model that it is.
        version: names all these as they are; what is kept of another version is not taken.
    """

    key: str
    side: Literal["ours", "as trained", "baseline"]
    make: Callable[[Judged], Method]
    blind: bool = False
    cold: bool = False
    quick: bool = True
    code: tuple[str, ...] = ("embedding",)
    libraries: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    model: str = ""
    version: str = ""


def _ours(name: str) -> Callable[[Judged], Method]:
    return lambda judged: _named("running.ours", name)(judged.features)


def _plain(module: str, name: str) -> Callable[[Judged], Method]:
    return lambda _judged: _named(f"baselines.{module}", name)()


def _facts(module: str, name: str) -> Callable[[Judged], Method]:
    return lambda judged: _named(f"baselines.{module}", name)(judged.titles, judged.credits)


def _sketch(judged: Judged) -> Method:
    method: Method = _named("baselines.sketch", "sketch")(judged.titles)
    return method


def _tuned(module: str, name: str) -> Callable[[Judged], Method]:
    return lambda judged: _named("baselines.tuning", "Tuned")(_plain(module, name)(judged))


def _lenskit(key: str) -> Callable[[Judged], Method]:
    return lambda _judged: _named("baselines.lenskit", "LensKit")(key)


def _named(module: str, name: str) -> Any:
    # By name: a baseline's library may be missing, and only those that are asked for are loaded.
    return getattr(import_module(f"reelkin.evaluation.{module}"), name)


def _of(*modules: str) -> tuple[str, ...]:
    return tuple(f"evaluation/baselines/{module}.py" for module in ("method", *modules))


ENTRIES: tuple[Entry, ...] = (
    Entry("hybrid", "ours", _ours("Hybrid")),
    Entry("default-map", "ours", _ours("DefaultMap"), blind=True, cold=True),
    Entry("learned-map", "ours", _ours("LearnedMap"), cold=True, quick=False),
    Entry("popular", "baseline", _plain("popular", "Popular"), code=_of("popular")),
    Entry("sketch", "baseline", _sketch, blind=True, cold=True, quick=False, code=_of("sketch")),
    Entry("soup", "baseline", _facts("soup", "soup"), blind=True, cold=True, code=_of("soup", "labels")),
    Entry(
        "kodi",
        "baseline",
        _facts("kodi", "kodi"),
        blind=True,
        cold=True,
        quick=False,
        code=_of("kodi", "labels"),
    ),
    Entry(
        "ease",
        "baseline",
        _tuned("ease", "Ease"),
        code=(*_of("ease", "tuning"), "embedding/collaborative/inverse.py"),
    ),
    Entry("item-knn", "baseline", _tuned("item_knn", "ItemKnn"), quick=False, code=_of("item_knn", "tuning")),
    Entry(
        "ials",
        "baseline",
        _tuned("ials", "Ials"),
        quick=False,
        code=_of("ials", "tuning"),
        libraries=("implicit",),
    ),
)
LENSKIT_FILES = tuple(FOLDER / name for name in ("run.py", "uv.lock"))
BASELINES = tuple(entry.key for entry in ENTRIES if entry.side == "baseline")
LENSKIT = tuple(
    Entry(f"lenskit-{key}", "baseline", _lenskit(key), code=_of("lenskit", "tuning"), files=LENSKIT_FILES)
    for key in ("popular", "item-knn", "ease", "ials")
)
"""LensKit's own versions, which run in an environment of their own."""


def chosen(baselines: Sequence[str], *, quick: bool = False, lenskit: bool = False) -> list[Entry]:
    """Our own methods, and the baselines of these keys; without any, all.

    Args:
        baselines: keys.
        quick: only what belongs to a quick evaluation, and the baselines that are named.
        lenskit: LensKit's too.

    Raises:
        UsageError: there is no such baseline, or LensKit's environment is not set up.
    """
    for name in baselines:
        if name not in BASELINES:
            raise UsageError(f"no baseline '{name}'; there are {', '.join(BASELINES)}")
    if lenskit:
        # Tells at once, and not after half an hour, that it is not set up.
        check()
    return [entry for entry in ENTRIES if _is_chosen(entry, baselines, quick)] + list(
        LENSKIT if lenskit else ()
    )


def _is_chosen(entry: Entry, baselines: Sequence[str], quick: bool) -> bool:
    if entry.side == "baseline" and baselines:
        return entry.key in baselines
    return entry.quick or not quick
