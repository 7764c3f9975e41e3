"""The table `people`: those credited on the model's titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from reelkin.catalog.titles import split
from reelkin.tables import PEOPLE

if TYPE_CHECKING:
    from reelkin.catalog.engine import Frame


def people(names: Frame, credited: Frame) -> Frame:
    """The table `people`: a row for everybody credited. Whom name.basics does not name is called by their id.

    Args:
        names: rows of name.basics.
        credited: with a column nconst, each once, whoever is credited on a title of the model.
    """
    named = names.join(credited, on="nconst", how="semi")
    columns = credited.join(named, on="nconst", how="left").with_columns(
        primary_name=nw.coalesce("primaryName", "nconst"),
        birth_year=nw.col("birthYear"),
        death_year=nw.col("deathYear"),
        professions=split("primaryProfession"),
        known_for=split("knownForTitles"),
    )
    return columns.select(*PEOPLE.column_names)
