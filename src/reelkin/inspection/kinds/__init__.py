"""The closed list of anomalies that the report looks for."""

from __future__ import annotations

from reelkin.inspection.kinds.across import ACROSS_KINDS
from reelkin.inspection.kinds.kind import JoinKind, Limits, RowKind
from reelkin.inspection.kinds.others import OTHER_KINDS
from reelkin.inspection.kinds.people import PEOPLE_KINDS
from reelkin.inspection.kinds.titles import TITLE_KINDS

KINDS: tuple[RowKind | JoinKind, ...] = (*TITLE_KINDS, *OTHER_KINDS, *PEOPLE_KINDS, *ACROSS_KINDS)

__all__ = ["KINDS", "JoinKind", "Limits", "RowKind"]
