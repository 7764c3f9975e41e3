"""What the API takes and gives, as its documentation shows it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

TCONST = r"^tt\d{1,10}$"
Tconst = Annotated[str, StringConstraints(pattern=TCONST)]
Text = Annotated[str, StringConstraints(max_length=200)]
Stars = Annotated[float, Field(ge=1, le=10, description="From 1 to 10, as on IMDb.")]
MOST_RATINGS = 5_000
MOST_PICKS = 100
MOST_MEMBERS = 12
Ratings = Annotated[
    dict[Tconst, Stars], Field(max_length=MOST_RATINGS, json_schema_extra={"additionalProperties": False})
]
Ids = Annotated[list[Tconst], Field(max_length=MOST_RATINGS)]
HowMany = Annotated[int, Field(ge=1, le=MOST_PICKS, description="How many picks.")]


class Strict(BaseModel):
    """What is asked: a field that does not exist is an error."""

    model_config = ConfigDict(extra="forbid")


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


class ForPicks(Strict):
    """Somebody's ratings, and what to pick for them. Nothing of it is kept."""

    ratings: Ratings = Field(default_factory=dict, examples=[{"tt0078748": 9, "tt0211915": 8}])
    watched: Ids = Field(default_factory=list, description="Seen without a rating: left out.")
    not_interested: Ids = Field(default_factory=list, description="Never to be picked.")
    n: HowMany = 20
    reasons: Annotated[int, Field(ge=0, le=200, description="How many reasons each pick tells.")] = 8
    type: list[Text] | None = Field(None, max_length=20)
    year: Text | None = Field(None, examples=["1970..1985"])
    genre: list[Text] | None = Field(None, max_length=20)
    not_genre: list[Text] | None = Field(None, max_length=20)
    language: list[Text] | None = Field(None, max_length=20)
    max_runtime: Annotated[int, Field(ge=1, le=100_000)] | None = None
    min_rating: Annotated[float, Field(ge=0, le=10)] | None = None
    min_votes: Annotated[int, Field(ge=0, le=10**9)] | None = None
    only: Ids | None = Field(None, description="Ids to choose from, such as what you own.")
    diverse: Annotated[float, Field(ge=0, le=1)] = 0.0
    popularity: Annotated[float, Field(ge=-1, le=1, description="-1 hidden gems, 1 blockbusters.")] = 0.0
    age: Annotated[float, Field(ge=-1, le=1, description="-1 newer, 1 older.")] = 0.0

    def options(self) -> Any:
        """The options for the model."""
        given = self.model_dump(exclude={"ratings", "n", "reasons"}, exclude_none=True)
        return {**given, "franchise": "order"}


class ForWhy(ForPicks):
    """The same, about one title."""

    tconst: Tconst


class AskedVeto(Strict):
    """What a member does not want tonight."""

    kind: Literal["title", "genre", "person", "cluster"]
    what: Text
    by: Text | None = None


class ForHousehold(Strict):
    """Several people's ratings by name. Nothing of it is kept."""

    members: Annotated[dict[Text, Ratings], Field(min_length=1, max_length=MOST_MEMBERS)]
    n: HowMany = 10
    aggregation: Literal["least-misery", "average", "fair"] = "fair"
    seen: Literal["any", "all", "none"] = "any"
    vetoes: Annotated[list[AskedVeto], Field(max_length=50)] = []
    max_runtime: Annotated[int, Field(ge=1, le=100_000)] | None = None
    reasons: Annotated[int, Field(ge=0, le=200)] = 3


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


class NewProfile(Strict):
    """Somebody new in the account."""

    name: Text


class OneProfile(BaseModel):
    """One person of the account."""

    profile: int
    name: str
    created_at: int = Field(description="Seconds since 1970.")


class ProfileList(BaseModel):
    """The people of the account."""

    profiles: list[OneProfile]


class Rated(Strict):
    """A rating to keep."""

    rating: Stars


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
