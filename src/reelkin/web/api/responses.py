"""What the API gives, as its documentation shows it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field


class FoundTitle(BaseModel):
    """A title that may be meant."""

    tconst: str
    title: str
    original_title: str
    year: int | None
    type: str
    directors: list[str]
    cluster: int = Field(description="The id of its cluster.")
    name: str = Field(description="The name that it was found by.")


class FoundPerson(BaseModel):
    """Somebody whose name it may be."""

    nconst: str
    name: str
    titles: int


class FoundAll(BaseModel):
    """What something typed may mean, the likeliest first."""

    titles: list[FoundTitle]
    people: list[FoundPerson]


class Choices(BaseModel):
    """Several titles have this name: choose one by its id."""

    type: str = "about:blank"
    title: str
    status: int = 300
    detail: str
    choices: list[FoundTitle]


class Credit(BaseModel):
    """Somebody's part in a title."""

    nconst: str
    name: str
    role: str


class Title(BaseModel):
    """What is known of a title; null where something is not."""

    tconst: str
    title: str
    original_title: str
    year: int | None
    end_year: int | None
    type: str
    runtime_minutes: int | None
    genres: list[str]
    rating: float | None
    votes: int | None
    language: str | None
    region: str | None
    episodes: int
    cluster: int
    cluster_name: str
    people: list[Credit]


class Reason(BaseModel):
    """One term of a score."""

    name: str
    label: str
    block: str
    contribution: float
    shared: bool = Field(description="Whether what was asked about, or something liked, has it too.")


class Pick(BaseModel):
    """A picked title, and why. The contributions of all reasons add up to the score."""

    tconst: str
    title: str
    original_title: str
    year: int | None
    type: str
    rating: float | None
    votes: int | None
    genres: list[str]
    language: str | None
    runtime_minutes: int | None
    directors: list[str]
    cluster: int
    cluster_name: str
    score: float
    sentence: str
    note: str | None
    reasons: list[Reason]


class Picks(BaseModel):
    """Picks of one model, the best first."""

    model: str = Field(description="The id of the model that answered.")
    picks: list[Pick]
    shortfall: str | None = Field(description="What to relax, where filters left too few.")


class WhyNot(BaseModel):
    """Where a title ranks, what keeps it out, and what is ahead."""

    model: str
    pick: Pick
    rank: int
    of: int
    place: int | None
    kept_out_by: list[str]
    outranked_by: list[Pick]
    short_by: float


class ClusterName(BaseModel):
    """A cluster, in short."""

    id: int
    slug: str
    name: str
    size: int
    share: float
    hue: float


class ClusterList(BaseModel):
    """All clusters of the model."""

    model: str
    clusters: list[ClusterName]


class Commonality(BaseModel):
    """What a cluster's titles have more often than all titles."""

    name: str
    label: str
    block: str
    count: int
    share: float
    base_share: float
    lift: float


class ShortTitle(BaseModel):
    """A title, in short."""

    tconst: str
    title: str
    year: int | None


class Cluster(ClusterName):
    """A cluster with what its titles have in common, and one page of them."""

    model: str
    commonalities: list[Commonality]
    exemplars: list[ShortTitle]
    titles: list[ShortTitle]
    page: int
    pages: int


class HouseholdAnswer(BaseModel):
    """Picks for all of them, with what each is to each."""

    model: str
    aggregation: str
    members: list[dict[str, Any]]
    vetoes: list[dict[str, Any]]
    picks: list[dict[str, Any]]
    shortfall: str | None


class ProblemAnswer(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
