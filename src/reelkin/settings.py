"""One frozen Settings, read once and passed down: flag > environment > reelkin.toml > default."""

from __future__ import annotations

import difflib
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from platformdirs import user_data_path
from pydantic import Field, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from reelkin.errors import UsageError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

CONFIG_NAME = "reelkin.toml"
IMDB_URL = "https://datasets.imdbws.com/"

TitleType = Literal[
    "movie",
    "short",
    "tvEpisode",
    "tvMiniSeries",
    "tvMovie",
    "tvPilot",
    "tvSeries",
    "tvShort",
    "tvSpecial",
    "video",
    "videoGame",
]
"""What IMDb calls its titles."""

MODEL_TYPES: tuple[TitleType, ...] = (
    "movie",
    "tvMovie",
    "tvSeries",
    "tvMiniSeries",
    "tvSpecial",
    "short",
    "video",
)
"""The title types that people choose to watch as a whole: no episodes, games or pilots."""


class Settings(BaseSettings):
    """What a person may choose: `REELKIN_FIELD`, a line of reelkin.toml, and for most a flag of the command."""

    model_config = SettingsConfigDict(
        env_prefix="REELKIN_", env_ignore_empty=True, frozen=True, extra="forbid"
    )

    home: Path = Field(default_factory=lambda: user_data_path("reelkin"))
    """The workspace folder; everything reelkin writes is below it."""

    # fetch
    base_url: str = IMDB_URL
    """Where the seven files are."""
    timeout_seconds: float = Field(30.0, gt=0)
    """How long a silent connection is waited for."""
    retries: int = Field(5, ge=0, le=20)
    """How often a broken download is taken up again, with growing pauses."""
    parallel_downloads: int = Field(3, ge=1, le=7)
    """How many files are downloaded at once."""

    # prepare
    min_votes: int | None = Field(None, ge=0)
    """Titles with fewer votes stay out of the model; None: what the source says (IMDb 100, sample less)."""
    unrated: bool = False
    """Let titles without a rating into the model."""
    adult: bool = False
    """Let adult titles into the catalogue."""
    types: Annotated[tuple[TitleType, ...], Field(min_length=1)] = MODEL_TYPES
    """The title types of the model."""
    first_year: int | None = None
    """Titles that began before this year stay out of the model."""
    last_year: int | None = None
    """Titles that began after this year stay out of the model."""

    # features and train
    engine: str = "scikit-learn"
    """The k-means engine, by name."""
    k: Annotated[int, Field(ge=1)] | Literal["auto"] | None = None
    """Number of clusters; None: the documented rule; "auto": chosen by measuring."""
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 0
    """Where every random choice starts."""
    min_person_titles: int = Field(2, ge=1)
    """People with fewer titles in the model are no feature."""
    block_weights: dict[str, float] = Field(default_factory=dict)
    """Weight of a feature block by name; 0 switches it off; 1 where not named."""

    # AWS, and the engine sagemaker
    aws_region: str | None = None
    """Where AWS is asked; None: what AWS's own configuration says."""
    aws_role: str | None = None
    """ARN of the role that training jobs run under."""
    aws_storage: str | None = None
    """`s3://bucket/prefix` for what training jobs read and write."""
    sagemaker_instances: int = Field(1, ge=1, le=64)
    """Instances that a training job shares its vectors among."""
    sagemaker_instance_type: str = Field("ml.m5.large", pattern=r"ml\.[a-z0-9-]+\.[a-z0-9-]+")
    """What each of them is."""
    sagemaker_longest_minutes: int = Field(60, ge=1, le=40_000)
    """How long a training job may take at most; AWS then stops it."""
    sagemaker_hyperparameters: dict[str, str] = Field(default_factory=dict)
    """Hyperparameters of the built-in k-means beside k, such as epochs, as strings."""

    sagemaker_assign: Literal["here", "transform"] = "here"
    """Whether the trained model also assigns the vectors itself, by a batch transform, which is held against ours."""

    # publish and serve
    database: str | None = None
    """Where the database is; None: the embedded one in the workspace."""
    tmdb_key: str | None = Field(None, repr=False)
    """A key of TMDB's API: the site then shows photographed posters, which it fetches and keeps in the workspace."""

    @model_validator(mode="after")
    def _years_in_order(self) -> Self:
        if self.first_year is not None and self.last_year is not None and self.last_year < self.first_year:
            raise ValueError(f"last_year {self.last_year} is before first_year {self.first_year}")
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags, then the environment, then reelkin.toml in the working folder; nothing else is read."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, toml_file=CONFIG_NAME)


def read_settings(**flags: Any) -> Settings:
    """The settings in force; a flag that is None counts as not given.

    Raises:
        UsageError: a value is out of its range or of the wrong kind, or reelkin.toml cannot be read.
    """
    given = {name: value for name, value in flags.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        raise UsageError(_explain(error)) from None
    except SettingsError as error:
        # Lists and tables come from the environment as JSON: REELKIN_TYPES='["movie", "short"]'.
        raise UsageError(f"{error}: not JSON; correct or unset it") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{CONFIG_NAME}: not TOML ({error}); correct or remove it") from None


def _explain(error: ValidationError) -> str:
    lines = []
    problems = error.errors()
    within_fields = {problem["loc"][0] for problem in problems if len(problem["loc"]) > 1}
    for problem in problems:
        if not problem["loc"]:
            lines.append(problem["msg"].removeprefix("Value error, "))
            continue
        if problem["type"] == "too_short" and problem["loc"][0] in within_fields:
            # What was refused was not counted either; that adds nothing.
            continue
        field, *within = map(str, problem["loc"])
        # Of a field with alternatives ("constrained-int") each is tried and named; a person wrote the field.
        name = ".".join([field, *(part for part in within if part.isidentifier() or part.isdecimal())])
        near = _nearest(problem)
        said = f"{problem['msg']}, got {problem['input']!r}"
        lines.append(f"{name}: " + (f"no '{problem['input']}'; did you mean '{near}'?" if near else said))
    return "; ".join(dict.fromkeys(lines)) + f"; set it by flag, REELKIN_… or {CONFIG_NAME}"


def _nearest(problem: ErrorDetails) -> str | None:
    """The value that was perhaps meant, of those there are."""
    known = re.findall("'([^']*)'", str(problem.get("ctx", {}).get("expected", "")))
    near = difflib.get_close_matches(str(problem["input"]), known, n=1)
    return near[0] if near else None
