"""The table `people`: those credited on the model's titles, as far as name.basics knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from reelkin.catalog.titles import split
from reelkin.tables import PEOPLE

if TYPE_CHECKING:
    from reelkin.catalog.engine import Frame


def people(names: Frame, credited: Frame) -> Frame:
    """The table `people`.

    Args:
        names: rows of name.basics; without a name a person cannot be shown and is left out.
        credited: with a column nconst, whoever is credited on a title of the model.
    """
    named = names.join(credited, on="nconst", how="semi").filter(~nw.col("primaryName").is_null())
    columns = named.with_columns(
        primary_name=nw.col("primaryName"),
        birth_year=nw.col("birthYear"),
        death_year=nw.col("deathYear"),
        professions=split("primaryProfession"),
        known_for=split("knownForTitles"),
    )
    return columns.select(*PEOPLE.column_names)
