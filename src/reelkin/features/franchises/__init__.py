"""Franchises: series of films that belong together, found by title, people and characters."""

from __future__ import annotations

from reelkin.features.franchises.finding import find_franchises

__all__ = ["find_franchises"]
