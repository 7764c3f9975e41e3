"""What a person has rated, watched, likes and dislikes: from exports, an imported profile, and what they say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from reelkin.cli.asking import choose_title
from reelkin.cli.exports import EXPORT, known_titles, read_exports, rows_of, scale_option
from reelkin.cli.options import all_of, settings_from, workspace_of
from reelkin.errors import UsageError
from reelkin.interactions.matching import match_rows
from reelkin.interactions.merging import Rated, taste_of
from reelkin.interactions.profiles import Profile, load_profile, person_folder
from reelkin.interactions.scale import IMDB
from reelkin.recommend.phrases import enumerated

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from reelkin.interactions.matching import Matched
    from reelkin.interactions.scale import Scale
    from reelkin.recommend import Model
    from reelkin.workspace import Workspace

LIKED, DISLIKED = Rated(9.0, IMDB, None), Rated(2.0, IMDB, None)
"""What --like and --dislike count as."""

like_option = click.option(
    "--like", "liked", multiple=True, metavar="TITLE", help="A title they like (repeatable)."
)
dislike_option = click.option(
    "--dislike", "disliked", multiple=True, metavar="TITLE", help="A title they do not (repeatable)."
)
files_option = click.option(
    "--ratings",
    "files",
    multiple=True,
    type=EXPORT,
    metavar="FILE",
    help="Their ratings: an export of IMDb, Letterboxd or Trakt, or a CSV (repeatable; the later rating wins).",
)
PROFILE = "A profile that `reelkin import` has made."
person_option = click.option("--person", metavar="NAME", help=PROFILE)
somebody_options = all_of(like_option, dislike_option, files_option, person_option, scale_option)


@dataclass(frozen=True)
class Brought:
    """What a person's files and profile say about titles of the model.

    Attributes:
        rated: by tconst, in the model.
        seen: watched without a rating, in the model.
        not_interested: what the person does not want to be shown.
        left_out: one line about rows that are of no use here; None where all are.
    """

    rated: Mapping[str, Rated]
    seen: Collection[str]
    not_interested: Collection[str]
    left_out: str | None


def brought(
    workspace: Workspace, model: Model, files: Sequence[Path], person: str | None, scale: Scale | None
) -> Brought:
    """Everything one person brings; files come after the profile, and the later rating of a title wins."""
    matched: list[Matched] = []
    profile = Profile()
    if person is not None:
        profile = load_profile(person_folder(workspace.profiles, person))
        matched = list(profile.matched)
    if files:
        rows = rows_of(read_exports(files, scale))
        matched += match_rows(rows, known_titles(workspace), profile.choices)
    taste = taste_of(matched)
    rated = {tconst: one for tconst, one in taste.rated.items() if tconst in model}
    seen = sorted(tconst for tconst in taste.watched if tconst in model)
    told = _left_out(matched, len(taste.seen) - len(rated) - len(seen))
    return Brought(rated, seen, sorted(profile.not_interested), told)


def check_known(theirs: Brought, *, rows_given: bool) -> None:
    """See that something of what was given can be used.

    Raises:
        UsageError: rows were given, and nothing in them is a title of the model.
    """
    if rows_given and not theirs.rated and not theirs.seen:
        told = theirs.left_out or "the files hold no rating"
        raise UsageError(f"none of these rows is a title of this model; {told}")


def told_of(
    ctx: click.Context,
    model: Model,
    *,
    liked: Sequence[str] = (),
    disliked: Sequence[str] = (),
    files: Sequence[Path] = (),
    person: str | None = None,
    scale: Scale | None = None,
) -> Brought:
    """What one person brings and says, as `somebody_options` give it; rows that are of no use are told on standard error.

    Raises:
        UsageError: rows were given, and nothing in them is a title of the model; as `said`.
    """
    theirs = Brought({}, (), (), None)
    if files or person is not None:
        theirs = brought(workspace_of(settings_from(ctx)), model, files, person, scale)
        check_known(theirs, rows_given=bool(files) or not theirs.not_interested)
        tell(theirs)
    return replace(theirs, rated={**theirs.rated, **said(model, liked, disliked)})


def said(model: Model, liked: Sequence[str], disliked: Sequence[str] = ()) -> dict[str, Rated]:
    """What --like and --dislike say, by tconst; titles are looked up, and asked about where several are meant.

    Raises:
        UsageError: a title is both, or there is none of that name.
    """
    rated = {choose_title(model, title): LIKED for title in liked}
    for title in disliked:
        tconst = choose_title(model, title)
        if tconst in rated:
            raise UsageError(f"{model.facts(tconst).named} is both liked and disliked; name it once")
        rated[tconst] = DISLIKED
    return rated


def who(model: Model, rated: Mapping[str, Rated], person: str | None) -> str:
    """Who is meant: "ann, who rated 4 titles and likes Dumbo"; empty where nothing is known of them."""
    told = [one for one in (LIKED, DISLIKED) if one in rated.values()]
    names = {one: [model.facts(tconst).title for tconst, r in rated.items() if r is one] for one in told}
    others = len(rated) - sum(map(len, names.values()))
    acts = [f"rated {others:,} {'title' if others == 1 else 'titles'}"] if others else []
    acts += [
        f"{'likes' if one is LIKED else 'dislikes'} {enumerated(names[one])}" for one in told if names[one]
    ]
    return f"{f'{person},' if person else 'somebody'} who {enumerated(acts)}" if acts else ""


def asked_json(model: Model, rated: Mapping[str, Rated]) -> list[dict[str, Any]]:
    """What was rated, for programs."""
    return [
        {
            "tconst": tconst,
            "title": model.facts(tconst).title,
            "rating": one.rating,
            "scale": [one.scale.low, one.scale.high],
        }
        for tconst, one in rated.items()
    ]


def _left_out(matched: Sequence[Matched], not_in_model: int) -> str | None:
    counts = Counter(one.status for one in matched)
    open_rows = [f"{counts[status]:,} {status}" for status in ("unmatched", "ambiguous") if counts[status]]
    parts = [f"{', '.join(open_rows)}; `reelkin import` lists each"] if open_rows else []
    if not_in_model:
        parts.append(
            f"{not_in_model:,} not in this model; they may have too few votes, or be of a type left out"
        )
    return f"of {len(matched):,} rows {'; '.join(parts)}" if parts else None


def tell(one: Brought) -> None:
    """Say what was left out, in one line on standard error."""
    if one.left_out is not None:
        click.echo(f"reelkin: {one.left_out}", err=True)
