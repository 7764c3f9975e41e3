"""Picks: similar titles and personal ones, the filters and orders people ask for, and exact reasons. Numpy alone."""

from reelkin.recommend.asking import UnknownTitlesWarning
from reelkin.recommend.household.pick import HouseholdPick, HouseholdPicks
from reelkin.recommend.household.vetoes import Veto
from reelkin.recommend.model import Model
from reelkin.recommend.pick import LikedTitle, Pick, Picks, Reason, Relaxation, Shortfall
from reelkin.recommend.why import WhyNot

__all__ = [
    "HouseholdPick",
    "HouseholdPicks",
    "LikedTitle",
    "Model",
    "Pick",
    "Picks",
    "Reason",
    "Relaxation",
    "Shortfall",
    "UnknownTitlesWarning",
    "Veto",
    "WhyNot",
]
