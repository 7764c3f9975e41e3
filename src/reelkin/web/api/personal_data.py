"""What the API tells of what is kept of somebody."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field


class OneProfile(BaseModel):
    """One person of the account."""

    profile: int
    name: str
    created_at: int = Field(description="Seconds since 1970.")


class ProfileList(BaseModel):
    """The people of the account."""

    profiles: list[OneProfile]


class KeptRating(BaseModel):
    """A rating that is kept."""

    tconst: str
    rating: float
    rated_at: int = Field(description="Seconds since 1970.")


class RatingList(BaseModel):
    """A profile's ratings."""

    ratings: list[KeptRating]


class KeptMark(BaseModel):
    """A title on a list."""

    tconst: str
    marked_at: int = Field(description="Seconds since 1970.")


class MarkList(BaseModel):
    """One of a profile's lists."""

    titles: list[KeptMark]


class Exported(BaseModel):
    """Everything that is kept of a profile."""

    format: str
    name: str
    ratings: list[KeptRating]
    lists: dict[str, dict[str, int]]
    undecided_rows: dict[str, Any]
    last_import: dict[str, Any] | None = Field(description="What it changed, so that it can be taken back.")
    library: list[str] = Field(description="What the account has at home.")
