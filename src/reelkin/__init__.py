"""reelkin turns the IMDb datasets into recommendations with reasons.

`Model` answers, `build` trains, `load_tables` hands out a catalogue's tables. Each is imported when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reelkin.pipeline.building import build
    from reelkin.pipeline.loading import load_tables
    from reelkin.recommend import Model

    __version__: str

__all__ = ["Model", "__version__", "build", "load_tables"]

_HOMES = {
    "Model": "reelkin.recommend",
    "build": "reelkin.pipeline.building",
    "load_tables": "reelkin.pipeline.loading",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("reelkin")
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'reelkin' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
