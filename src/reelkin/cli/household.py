"""`reelkin recommend --household`: who is in it, what they veto, and how the picks show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reelkin.cli.asking import choose_title
from reelkin.cli.options import all_of, print_json, settings_from, workspace_of
from reelkin.cli.rated import brought
from reelkin.errors import UsageError
from reelkin.interactions.scale import PLACES
from reelkin.recommend.household.aggregation import Aggregation
from reelkin.recommend.household.vetoes import Veto, read_veto
from reelkin.recommend.phrases import enumerated

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from reelkin.cli.rated import Brought
    from reelkin.interactions.scale import Scale
    from reelkin.recommend import HouseholdPick, HouseholdPicks, Model
    from reelkin.recommend.household.pick import ForMember, Served

BAR = 8
"""Cells of a bar."""
WIDE = 60
"""Columns from which a table fits; and for each member beyond the second."""
FOR_EACH = 18
ORDERS: Mapping[str, str] = {
    "least-misery": "first what the least pleased would like most",
    "average": "first what pleases most on average",
    "fair": "whoever has got least so far counts most",
}

household_options = all_of(
    click.option(
        "--household",
        "aggregation",
        type=click.Choice(get_args(Aggregation)),
        help="For several people: each --ratings file and each --person is one of them.",
    ),
    click.option(
        "--veto",
        "vetoes",
        multiple=True,
        metavar="[NAME:]WHAT",
        help="Out for the household: a title, or genre=, person= or cluster= something (repeatable).",
    ),
    click.option(
        "--seen",
        type=click.Choice(["any", "all", "none"]),
        default="any",
        show_default=True,
        help="For a household, leave out what any of them has seen, what all have, or nothing.",
    ),
    click.option("--reasons", "with_reasons", is_flag=True, help="Tell for each member of a household why."),
)


def recommend_household(
    ctx: click.Context,
    model: Model,
    files: Sequence[Path],
    people: Sequence[str],
    scale: Scale | None,
    n: int,
    *,
    aggregation: Aggregation,
    vetoes: Sequence[str],
    seen: Any,
    with_reasons: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Print the picks for everybody named by a file or a profile."""
    members = _members(ctx, model, files, people, scale)
    for name, one in members.items():
        if one.left_out is not None:
            click.echo(f"reelkin: {name}: {one.left_out}", err=True)
    picks = model.household(
        {name: {tconst: rated.place for tconst, rated in one.rated.items()} for name, one in members.items()},
        n=n,
        aggregation=aggregation,
        vetoes=[_veto(model, text, members) for text in vetoes],
        seen=seen,
        watched_by={name: one.seen for name, one in members.items()},
        scale=(PLACES.low, PLACES.high),
        not_interested=sorted({tconst for one in members.values() for tconst in one.not_interested}),
        **options,
    )
    if as_json:
        print_json(picks.to_dict())
    else:
        _show(model, picks, with_reasons=with_reasons)


def _members(
    ctx: click.Context, model: Model, files: Sequence[Path], people: Sequence[str], scale: Scale | None
) -> dict[str, Brought]:
    """What each brings, by name: a file's is that of the file without its ending."""
    named: list[tuple[str, list[Path], str | None]] = [(path.stem, [path], None) for path in files]
    named += [(person, [], person) for person in people]
    if not named:
        raise UsageError("--household: say who, with --ratings FILE or --person NAME for each")
    workspace = workspace_of(settings_from(ctx))
    members: dict[str, Brought] = {}
    for name, own, person in named:
        if name.casefold() in (other.casefold() for other in members):
            raise UsageError(
                f"two of the household are called '{name}'; rename a file, or import it under a name of its own "
                f"with `reelkin import FILE --person NAME`, and give --person NAME"
            )
        members[name] = brought(workspace, model, own, person, scale)
    return members


def _veto(model: Model, text: str, members: Collection[str]) -> Veto:
    """A veto as typed, perhaps after the name of a member and a colon; a title is looked up."""
    name, colon, rest = text.partition(":")
    by = name.strip() if colon and name.strip() in members else None
    veto = read_veto(text if by is None else rest)
    if by is None and colon and rest.strip() and read_veto(rest).kind != "title":
        raise UsageError(
            f"veto: nobody of this household is called '{name.strip()}'; there are {enumerated(list(members))}"
        )
    what = choose_title(model, veto.what) if veto.kind == "title" else veto.what
    return Veto(veto.kind, what, by)


def _show(model: Model, picks: HouseholdPicks, *, with_reasons: bool) -> None:
    console = Console(highlight=False)
    names = [one.name for one in picks.served]
    console.print(Text(f"For {enumerated(names)}: {ORDERS[picks.aggregation]}", style="bold"))
    if picks:
        wide = console.width >= WIDE + FOR_EACH * max(0, len(names) - 2)
        console.print(_table(picks, names, with_reasons) if wide else _narrow(picks, with_reasons))
        console.print(
            Text(
                "100 % is the first of one's own list, 0 % the last; from 1st to 10th costs as much as from 10th to 100th.",
                "dim",
            )
        )
        console.print(Text(_whole(picks.served, len(picks))))
    for line in (*_newcomers(picks.served), *_vetoed(model, picks)):
        console.print(Text(line))
    if picks.shortfall is not None:
        advice = str(picks.shortfall)
        console.print(Text(f"{advice[:1].upper()}{advice[1:]}."))


def _table(picks: Sequence[HouseholdPick], names: Sequence[str], with_reasons: bool) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), show_header=True, header_style="dim")
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("title", ratio=1, overflow="fold")
    for name in names:
        table.add_column(Text(name), width=BAR + 6, overflow="ellipsis", no_wrap=True)
    for place, pick in enumerate(picks, 1):
        cells = [_bar(member) for member in pick.members]
        table.add_row(str(place), _told(pick, with_reasons), *cells)
    return table


def _narrow(picks: Sequence[HouseholdPick], with_reasons: bool) -> Text:
    lines = []
    for place, pick in enumerate(picks, 1):
        shares = ", ".join(f"{member.name} {_percent(member.satisfaction)}" for member in pick.members)
        lines.append(Text(f"{place}. ", style="dim") + _told(pick, with_reasons) + Text(f"\n   {shares}"))
    return Text("\n").join(lines)


def _told(pick: HouseholdPick, with_reasons: bool) -> Text:
    told = Text().append(pick.title, style="bold").append(f" ({pick.facts.year or 'year unknown'})")
    told.append(f" · {pick.cluster_name}", style="dim")
    if pick.note:
        told.append(f" ({pick.note})", style="dim")
    seen_by = [member.name for member in pick.members if member.seen]
    if seen_by:
        told.append(f"\n{enumerated(seen_by)} {'has' if len(seen_by) == 1 else 'have'} seen it")
    if with_reasons:
        for member in pick.members:
            told.append(f"\n{member.name}", style="dim").append(
                f" (their no. {member.place:,}): {member.pick.sentence}"
            )
    return told


def _bar(member: ForMember) -> Text:
    cells = round(member.satisfaction * BAR)
    return (
        Text("█" * cells).append("░" * (BAR - cells), style="dim").append(f" {_percent(member.satisfaction)}")
    )


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def _whole(served: Sequence[Served], shown: int) -> str:
    shares = enumerated(f"{one.name} {_percent(one.satisfaction)}" for one in served)
    picks = "one pick" if shown == 1 else f"{shown:,} picks"
    return f"The whole list gives {shares} of what {picks} of their own would."


def _newcomers(served: Sequence[Served]) -> list[str]:
    new = [one.name for one in served if one.newcomer]
    if not new:
        return []
    return [
        f"Nothing is known of {enumerated(new)} yet: counted as somebody who likes what most people watch."
    ]


def _vetoed(model: Model, picks: HouseholdPicks) -> list[str]:
    lines = []
    for one in picks.vetoes:
        what = model.facts(one.veto.what).named if one.veto.kind == "title" else one.veto.what
        by, titles = f" by {one.veto.by}" if one.veto.by else "", "title" if one.titles == 1 else "titles"
        lines.append(f"Vetoed{by}: {what}; that takes out {one.titles:,} {titles}.")
    return lines
