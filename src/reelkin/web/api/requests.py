"""What the API takes: nothing but these fields, within these bounds."""

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
    max_votes: Annotated[int, Field(ge=0, le=10**9)] | None = None
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


class NewProfile(Strict):
    """Somebody new in the account."""

    name: Text


class Rated(Strict):
    """A rating to keep."""

    rating: Stars
