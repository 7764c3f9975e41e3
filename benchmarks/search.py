"""How fast the site's title search is: `python benchmarks/search.py DATABASE-URL [--titles 350000]`.

Publishes made-up titles into an empty database (whatever is live there already is kept and asked instead), then types:
titles drawn as people ask for them, the best known the most often, letter by letter, one in four with a slip in it.
Every letter is one search, timed from opening the transaction to the titles in hand. Seeded: the same names each time.

The words are made of syllables, drawn with the frequencies that words have, from a vocabulary as large as that of the
titles of all languages together; a third of the alternate titles are in other scripts.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from typing import TYPE_CHECKING

import numpy as np
import sqlalchemy as sa

from finding import misspell
from reelkin.lookup.matching import NameKind
from reelkin.lookup.text import normalise
from reelkin.progress import silent
from reelkin.store.catalog_rows import CatalogRows, Rows
from reelkin.store.catalog_tables import NAMES, TITLES
from reelkin.store.live import live_model
from reelkin.store.live_switch import put_live
from reelkin.store.migrating import migrate
from reelkin.store.opening import open_database, reading
from reelkin.store.search import search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

SEED = 4
WORDS = 250_000
COMMON = (
    "the",
    "of",
    "a",
    "and",
    "in",
    "la",
    "de",
    "le",
    "el",
    "der",
    "die",
    "das",
    "to",
    "un",
    "il",
    "2",
    "ii",
    "my",
    "i",
    "du",
)
CONSONANTS = (
    "",
    "b",
    "br",
    "c",
    "ch",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "r",
    "s",
    "sh",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "y",
    "z",
)
VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou", "é", "ö", "á")
ENDS = ("", "", "", "n", "r", "s", "t", "l", "m", "nd", "x")
CYRILLIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопярстувшхыз")
GREEK = str.maketrans("abcdefghijklmnopqrstuvwxyz", "αβψδεφγηιξκλμνοπκρστθωςχυζ")
ALTERNATES = 2.4
"""Alternate titles for each title, in the mean: fewer for little-known ones."""


def vocabulary(rng: random.Random) -> list[str]:
    """Made-up words, the most frequent first; frequent words are short."""
    made = dict.fromkeys(COMMON)
    while len(made) < WORDS:
        syllables = 1 + min(3, int(rng.expovariate(0.9)) + (len(made) > 400))
        word = "".join(rng.choice(CONSONANTS) + rng.choice(VOWELS) for _ in range(syllables))
        made[word + rng.choice(ENDS)] = None
    return list(made)


def phrases(count: int, words: list[str], numbers: np.random.Generator) -> Iterator[str]:
    """Titles of one to six words, drawn by Zipf's law."""
    weights = np.cumsum(1.0 / np.arange(1, len(words) + 1) ** 0.85)
    weights /= weights[-1]
    lengths = numbers.choice([1, 2, 3, 4, 5, 6], count, p=[0.16, 0.28, 0.24, 0.16, 0.1, 0.06])
    drawn = np.minimum(np.searchsorted(weights, numbers.random(int(lengths.sum()))), len(words) - 1)
    place = 0
    for length in lengths:
        yield " ".join(words[one] for one in drawn[place : place + length]).title()
        place += length


def foreign(name: str, rng: random.Random) -> str:
    """The name in another script now and then; Chinese by the sound of nothing."""
    kind = rng.randrange(9)
    if kind == 0:
        return name.lower().translate(CYRILLIC).title()
    if kind == 1:
        return name.lower().translate(GREEK).title()
    if kind == 2:
        return "".join(
            chr(0x4E00 + (ord(char) * 131 + place * 17) % 3000) for place, char in enumerate(name[:8])
        )
    return name


def made_up(titles: int) -> CatalogRows:
    """A catalogue of made-up titles, with directors."""
    rng, numbers = random.Random(SEED), np.random.default_rng(SEED)
    words = vocabulary(rng)
    own = list(phrases(titles, words, numbers))
    counts = np.minimum(numbers.poisson(ALTERNATES * 2 / (1 + np.arange(titles) / titles * 2)), 30)
    others = [foreign(name, rng) for name in phrases(int(counts.sum()), words, numbers)]
    years = 2026 - np.minimum(numbers.gamma(1.6, 14, titles).astype(int), 130)
    votes = np.sort((100 * (numbers.pareto(0.62, titles) + 1)).clip(100, 3_000_000).astype(int))[::-1]
    names, place = [], 0
    for row in range(titles):
        given = {own[row]: NameKind.PRIMARY}
        for other in others[place : place + counts[row]]:
            given.setdefault(other, NameKind.ALTERNATE)
        place += counts[row]
        names += [(row, int(kind), text, "") for text, kind in given.items()]
    people = [
        (one, f"nm{one:07}", name, None, None, "director")
        for one, name in enumerate(phrases(titles // 4, words, numbers))
    ]
    rows = (
        (
            row,
            f"tt{row + 1:07}",
            own[row],
            own[row],
            int(years[row]),
            None,
            "movie",
            100,
            "Drama",
            7.0,
            int(votes[row]),
            None,
            None,
            "",
            0,
        )
        for row in range(titles)
    )
    made = [
        (row, 0, int(one), "director", 1, "")
        for row, one in enumerate(numbers.integers(0, titles // 4, titles))
    ]
    return CatalogRows(
        model_id=f"made-up-{titles}-{SEED}",
        bundle=None,
        titles=Rows(rows, titles),
        clusters=Rows([(0, "all", "All", titles, None)], 1),
        people=Rows(people, len(people)),
        credits=Rows(made, len(made)),
        names=names,
    )


def asked_for(engine: Engine, sessions: int) -> list[tuple[str, int, str]]:
    """What people type: (text in full, year, tconst), the best-known titles the most often, by any of their names."""
    rng = random.Random(SEED + 1)
    with reading(engine) as connection:
        live = live_model(connection)
        assert live is not None
        texts_of: dict[int, list[str]] = {}
        names = sa.select(NAMES.c.row, NAMES.c.text).where(NAMES.c.model == live.number)
        for row, text in connection.execute(names.order_by(NAMES.c.name)):
            texts_of.setdefault(row, []).append(text)
        asked = []
        for _ in range(sessions):
            row = int(np.exp(rng.random() * np.log(live.titles))) - 1
            texts = texts_of[row]
            title = connection.execute(
                sa.select(TITLES.c.tconst, TITLES.c.year).where(
                    TITLES.c.model == live.number, TITLES.c.row == row
                )
            ).one()
            asked.append((texts[0] if rng.random() < 0.7 else rng.choice(texts), title.year, title.tconst))
    return asked


def type_them(engine: Engine, asked: list[tuple[str, int, str]], most_letters: int) -> None:
    """Type each, letter by letter, and tell how long every search took and how often the title came up."""
    rng = random.Random(SEED + 2)
    times: dict[str, list[float]] = {"right": [], "with a slip": [], "with the year": []}
    first, shown, total = dict.fromkeys(times, 0), dict.fromkeys(times, 0), dict.fromkeys(times, 0)
    slowest: list[tuple[float, str]] = []
    work: list[float] = []
    for text, year, tconst in asked:
        how = rng.choice(["right", "right", "with a slip", "with the year"])
        typed = normalise(text) if rng.random() < 0.5 else text
        if how == "with a slip" and len(normalise(text)) >= 5:
            typed = misspell(normalise(text), 1, rng)
        elif how == "with the year" and year:
            typed = f"{text} {year}"
        else:
            how = "right"
        for end in range(1, min(len(typed), most_letters) + 1):
            began, worked = time.perf_counter(), time.process_time()
            with reading(engine) as connection:
                found = [one.tconst for one in search(connection, typed[:end], 10)]
            took = time.perf_counter() - began
            times[how].append(took)
            work.append(time.process_time() - worked)
            slowest.append((took, typed[:end]))
        if end == len(typed):
            total[how] += 1
            first[how] += found[:1] == [tconst]
            shown[how] += tconst in found
    every = np.sort(np.concatenate([np.array(one) for one in times.values()])) * 1000
    print(
        f"{len(every):,} searches: median {np.median(every):.1f} ms, p95 {np.quantile(every, 0.95):.1f} ms, "
        f"p99 {np.quantile(every, 0.99):.1f} ms, slowest {every[-1]:.1f} ms"
    )
    busy = np.array(work) * 1000
    print(f"of it this process worked: median {np.median(busy):.1f} ms, p99 {np.quantile(busy, 0.99):.1f} ms")
    for how, one in times.items():
        ms = np.array(one) * 1000
        print(
            f"  {how:<14} p99 {np.quantile(ms, 0.99):5.1f} ms; typed in full, first {first[how] / max(1, total[how]):.1%}, "
            f"in ten {shown[how] / max(1, total[how]):.1%} of {total[how]}"
        )
    for took, text in sorted(slowest)[-5:]:
        print(f"  slow: {took * 1000:.1f} ms {text!r}")


def main() -> None:
    """Publish if nothing is live, then type."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database")
    parser.add_argument("--titles", type=int, default=350_000)
    parser.add_argument("--sessions", type=int, default=300, help="titles that are typed")
    given = parser.parse_args()
    engine = open_database(given.database)
    migrate(engine)
    with reading(engine) as connection:
        live = live_model(connection)
    if live is None:
        began = time.perf_counter()
        catalog = made_up(given.titles)
        print(
            f"made {given.titles:,} titles with {len(catalog.names):,} names in {time.perf_counter() - began:.0f} s",
            file=sys.stderr,
        )
        done = put_live(engine, catalog.model_id, None, lambda: catalog, silent)
        print(f"published in {done.seconds:.0f} s")
    asked = asked_for(engine, given.sessions)
    type_them(engine, asked[:20], 40)
    print("warm:")
    type_them(engine, asked, 40)


if __name__ == "__main__":
    main()
