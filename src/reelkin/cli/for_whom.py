"""Whose pick `why` and `why-not` are asked about: what is like a title, or what is for somebody."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from reelkin.cli.asking import choose_title
from reelkin.cli.picks import LESS_TRODDEN
from reelkin.cli.rated import asked_json, told_of, who
from reelkin.errors import UsageError
from reelkin.interactions.scale import PLACES
from reelkin.recommend.model import SCALE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from reelkin.recommend import Model

titles_argument = click.argument("titles", nargs=-1, required=True, metavar="[TITLE] PICK")


@dataclass(frozen=True)
class ForWhom:
    """What a pick is for.

    Attributes:
        asked: an id, or ratings by id, as `Model.why` takes them.
        pick: the id of the title that is asked about.
        named: what it is for, in words.
        head: the same for programs.
        scale: of the ratings.
        popularity: where the dial stands unless it is turned, as in `similar` or `recommend`.
        seen: what somebody has watched without rating it.
        not_interested: what they do not want to be shown.
    """

    asked: str | Mapping[str, float]
    pick: str
    named: str
    head: Any
    scale: tuple[float, float] = SCALE
    popularity: float = 0.0
    seen: Collection[str] = field(default=())
    not_interested: Collection[str] = field(default=())

    @property
    def personal(self) -> bool:
        """Whether it is for somebody."""
        return not isinstance(self.asked, str)


def for_whom(ctx: click.Context, model: Model, titles: Sequence[str], **somebody: Any) -> ForWhom:
    """What a pick is for, by the titles named and what `somebody_options` give.

    Raises:
        UsageError: two titles and somebody, or one title and nobody; as `told_of` and `choose_title`.
    """
    given = any(somebody[name] for name in ("liked", "disliked", "files", "person"))
    if len(titles) != 2 - given:
        raise UsageError(
            "name PICK alone with --person NAME, --ratings FILE, --like or --dislike TITLE"
            if given
            else "for what or for whom? name TITLE before PICK, or give --person NAME, --ratings FILE or --like TITLE"
        )
    if not given:
        asked, pick = (choose_title(model, title) for title in titles)
        return ForWhom(asked, pick, model.facts(asked).named, asked)
    theirs = told_of(ctx, model, **somebody)
    return ForWhom(
        {tconst: one.place for tconst, one in theirs.rated.items()},
        choose_title(model, titles[0]),
        who(model, theirs.rated, somebody["person"]) or somebody["person"] or "somebody",
        asked_json(model, theirs.rated),
        scale=(PLACES.low, PLACES.high),
        popularity=LESS_TRODDEN,
        seen=theirs.seen,
        not_interested=theirs.not_interested,
    )
