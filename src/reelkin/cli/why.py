"""`reelkin why A B`: the whole sum of B's score for A; with ratings, of B's score for whoever gave them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reelkin.cli.for_whom import for_whom, titles_argument
from reelkin.cli.options import json_option, print_json
from reelkin.cli.picks import dial_options, load_model
from reelkin.cli.rated import somebody_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.recommend.pick import Pick, Reason

UNIT = 1e-4
"""The last place printed."""
SMALL = 0.001
"""Terms below it are told together."""
PEOPLE = ("cast", "writers")
FOLDED = 0.5
"""Share of the largest term below which people who are not in common are told together."""
PEOPLE_LABEL = "{} people of it, by where their films lie (--all)"
WIDEST = 16
"""Characters of the longest bar."""
RAISES, FALLS = "█", "░"
COMMON = "in common"
ALSO = "also: where its other features lie"
NOTHING = "nothing in common: where its features lie"


@click.command("why", short_help="One pick's whole sum.")
@titles_argument
@somebody_options
@dial_options(None)
@click.option("--all", "everything", is_flag=True, help="Every term, also those otherwise told together.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    titles: tuple[str, ...],
    popularity: float | None,
    age: float,
    everything: bool,
    as_json: bool,
    **somebody: Any,
) -> None:
    """Why PICK is like TITLE, or not: what they have in common, then every other term of the score, and the sum.

    With --person, --ratings or --like: why PICK is for somebody, with the score that `reelkin recommend` gives it.
    """
    model = load_model(ctx)
    whom = for_whom(ctx, model, titles, **somebody)
    turned = whom.popularity if popularity is None else popularity
    answer = model.why(whom.asked, whom.pick, whom.scale, popularity=turned, age=age)
    if as_json:
        print_json({"asked": whom.head, "pick": answer.to_dict()})
        return
    console = Console(highlight=False)
    console.print(Text(f"{answer.facts.named} for {whom.named}", style="bold"))
    console.print(Text(answer.sentence))
    _show(console, terms_of(answer, everything=everything), answer.score)


@dataclass(frozen=True)
class Term:
    """One line of the sum: a reason, or several folded into one. `shared`: whether the pick has it in common."""

    label: str
    contribution: float
    shared: bool = False
    folded: bool = False


def terms_of(pick: Pick, *, everything: bool) -> list[Term]:
    """The lines of a sum: what is in common, then the rest, each largest first; small terms are folded."""
    shared = [_term(reason) for reason in pick.reasons if reason.shared]
    others = [reason for reason in pick.reasons if not reason.shared]
    most = max((abs(reason.contribution) for reason in pick.reasons), default=0.0)
    people = [r for r in others if r.block in PEOPLE and abs(r.contribution) < FOLDED * most]
    folds = not everything and len(people) > 1
    rest = [_term(reason) for reason in others if not (folds and reason in people)]
    if folds:
        rest.append(Term(PEOPLE_LABEL.format(len(people)), sum(reason.contribution for reason in people)))
    terms = [*shared, *sorted(rest, key=lambda term: -term.contribution)]
    small = [term for term in terms if not everything and abs(term.contribution) < SMALL]
    if len(small) < 2:
        return terms
    said = f"{len(small)} smaller terms (--all shows them)"
    kept = [term for term in terms if term not in small]
    return [*kept, Term(said, sum(term.contribution for term in small), folded=True)]


def _term(reason: Reason) -> Term:
    return Term(reason.label, reason.contribution, reason.shared)


def printed(contributions: Sequence[float], score: float) -> list[str]:
    """The contributions with four decimals each, so that what is printed adds up to the score as it is printed.

    Each is within one unit of the last place: those whose remainders are largest are rounded up.
    """
    units = [contribution / UNIT for contribution in contributions]
    whole = [math.floor(unit) for unit in units]
    missing = round(score / UNIT) - sum(whole)
    order = sorted(range(len(units)), key=lambda place: whole[place] - units[place])
    for place in order[: max(0, missing)]:
        whole[place] += 1
    return [f"{unit * UNIT:+.4f}" for unit in whole]


def _show(console: Console, terms: Sequence[Term], score: float) -> None:
    """The terms under headings, with columns that line up from one heading to the next, and their sum."""
    numbers = printed([term.contribution for term in terms], score)
    longest = max((abs(term.contribution) for term in terms), default=0.0) or 1.0
    left = max((_length(-term.contribution, longest) for term in terms), default=0)
    lines = [
        (number, Text() if term.folded else _bar(term.contribution, longest, left), term)
        for term, number in zip(terms, numbers, strict=True)
    ]
    for shared, heading in ((True, COMMON), (False, ALSO if any(t.shared for t in terms) else NOTHING)):
        group = [line for line in lines if line[2].shared is shared]
        if group:
            console.print(Text(heading, style="dim"))
            console.print(_table(group, left))
    console.print(Text(f"{score:7.4f} the score, which is their sum", style="bold"))


def _table(lines: Sequence[tuple[str, Text, Term]], left: int) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), show_header=False)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True, width=left + 1 + WIDEST)
    table.add_column(overflow="fold")
    for number, bar, term in lines:
        table.add_row(number, bar, Text(term.label, style="dim" if term.folded else ""))
    return table


def _bar(contribution: float, longest: float, left: int) -> Text:
    """To the right what raises the score; to the left, and of another grain, what lowers it."""
    length = _length(abs(contribution), longest)
    if contribution < 0:
        return Text((FALLS * length).rjust(left) + "│", style="red")
    return Text(" " * left + "│" + RAISES * length, style="green")


def _length(contribution: float, longest: float) -> int:
    return 0 if contribution <= 0 else max(1, round(WIDEST * contribution / longest))
