"""What a title says about its series: "Terminator 2: Judgment Day" claims to be number 2 of "terminator".

A claim proves nothing ("Apollo 13" claims to be number 13 of "apollo"); it says where to look for proof.
"""

from __future__ import annotations

import polars as pl

BAR = " | "
MOST_BARS = 3
LONGEST_PHRASE = 5

_WORDS = (
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
)
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii")
NUMBERS = {
    **{str(number): number for number in (*range(1, 31), *range(1900, 2050))},
    **{word: number for number, word in enumerate(_WORDS, 2)},
    **{roman: number for number, roman in enumerate(_ROMANS, 1)},
}
# Numbers that are often something else than a part's: "The Magnificent Seven", "Malcolm X", "Apollo 13".
UNSURE = (*_WORDS, "x", "i", *(text for text in NUMBERS if text.isdigit() and not 2 <= int(text) <= 9))

_PART = "part|pt|chapter|vol|volume|episode|season|book|movie|film|teil|kapitel|partie|parte|tome"
_NUMBER = "|".join(sorted(NUMBERS, key=len, reverse=True))
_NUMBERED = rf"^(?P<stem>.+?)(?: (?P<part>{_PART}))? (?P<number>{_NUMBER})$"
_JOINED = r"^(.+?) (?:and (?:the|his|her)|vs|v|versus|meets?|contra|gegen|contre) "
# Articles that are no other word in English: "die" and "i" stay.
_ARTICLE = r"^(?:the|a|an|le|la|les|der|das|el|los|las|il) (.)"


def folded(title: pl.Expr) -> pl.Expr:
    """Lower case without accents and punctuation; colons, dashes and brackets become a bar between two parts."""
    return (
        title.str.replace_all("[½⅓¼]", " ")
        .str.replace_all("([²³⁴-⁹])", " $1")
        .str.normalize("NFKD")
        .str.replace_all(r"\p{Mn}+", "")
        .str.to_lowercase()
        .str.replace_all("[’'ʼ`´]", "")
        .str.replace_all("[&+]", " and ")
        .str.replace_all(r"\s[-–—]+\s|:(?:\s|$)|[–—;]|\s\(", BAR)
        .str.replace_all(r"[^\p{L}\p{N}|]+", " ")
        .str.replace_all(r"[\s|]*\|[\s|]*", BAR)
        .str.strip_chars(" |")
    )


def stem_key(text: pl.Expr) -> pl.Expr:
    """A folded text as a key: no bars, no leading article, no "the" anywhere."""
    return (
        text.str.replace_all(BAR, " ", literal=True)
        .str.replace(_ARTICLE, "$1")
        .str.replace_all(r"\bthe\b", " ")
        .str.replace_all(r"\s+", " ")
        .str.strip_chars(" ")
    )


def folded_titles(titles: pl.DataFrame) -> pl.DataFrame:
    """`row`, `text`: primary and original title, folded; one row where they are alike."""
    columns = ("primary_title", "original_title")
    texts = pl.concat(titles.select("row", text=folded(pl.col(column))) for column in columns)
    return texts.filter(pl.col("text") != "").unique().sort("row", "text")


def claims(titles: pl.DataFrame) -> pl.DataFrame:
    """Every claim of these titles.

    Args:
        titles: `row`, `primary_title`, `original_title`.

    Returns:
        `row`, `stem`, `kind`, `number` (Int32 or null), `sure` (whether the number is a part's), each row
        once. The kinds: "whole" (the whole title), "numbered" (without its number), "subtitled" (what stands
        before a colon), "joined" (before "and the", "vs"), "plural" (the whole title without its last s).
    """
    texts = folded_titles(titles)
    openings = _openings(texts)
    whole = texts.select("row", stem=stem_key(pl.col("text")))
    found = [
        _plain(whole, "whole"),
        _plain(openings.filter("is_part").select("row", stem=stem_key(pl.col("opening"))), "subtitled"),
        _plain(openings.select("row", stem=stem_key(pl.col("opening").str.extract(_JOINED))), "joined"),
        _plain(whole.with_columns(pl.col("stem").str.extract(r"^(.+[^s\s])s$")), "plural"),
        _numbered(openings),
    ]
    kept = pl.concat(found).filter(pl.col("stem").str.len_chars() > 1).unique()
    return kept.sort("row", "stem", "kind", "number", "sure")


def phrases(titles: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """Where these titles hold another title's name.

    Args:
        titles: `row`, `primary_title`, `original_title`.
        names: `stem`: the names to look for, each once.

    Returns:
        `row`, `stem`, `at_start`, each row and stem once. The title is longer than the name; a name of one
        word counts only where it opens the title: "Rocky Balboa", not "My Friend Rocky".
    """
    words = folded_titles(titles).select("row", word=stem_key(pl.col("text")).str.split(" "))
    words = words.with_columns(length=pl.col("word").list.len().cast(pl.Int64))
    found = [_runs(words, size).join(names, on="stem", how="semi") for size in range(1, LONGEST_PHRASE + 1)]
    return pl.concat(found).group_by("row", "stem").agg(pl.col("at_start").any()).sort("row", "stem")


def _runs(words: pl.DataFrame, size: int) -> pl.DataFrame:
    """`row`, `stem`, `at_start`: every run of `size` words in titles that have more."""
    starts = pl.int_ranges(0, pl.col("length") - size + 1) if size > 1 else pl.int_ranges(0, 1)
    longer = words.filter(pl.col("length") > size).with_columns(start=starts).explode("start")
    run = pl.col("word").list.slice("start", size).list.join(" ")
    return longer.select("row", stem=run, at_start=pl.col("start") == 0)


def _openings(texts: pl.DataFrame) -> pl.DataFrame:
    """`row`, `opening`, `is_part`: each title up to its first, second and third bar, and whole."""
    parts = texts.select("row", part=pl.col("text").str.split(BAR))
    cuts = [
        parts.filter(pl.col("part").list.len() > length).select(
            "row", opening=pl.col("part").list.head(length).list.join(" "), is_part=pl.lit(True)
        )
        for length in range(1, MOST_BARS + 1)
    ]
    whole = parts.select("row", opening=pl.col("part").list.join(" "), is_part=pl.lit(False))
    return pl.concat([*cuts, whole])


def _plain(stems: pl.DataFrame, kind: str) -> pl.DataFrame:
    return stems.filter(pl.col("stem").is_not_null()).select(
        "row", "stem", kind=pl.lit(kind), number=pl.lit(None, pl.Int32), sure=pl.lit(False)
    )


def _numbered(openings: pl.DataFrame) -> pl.DataFrame:
    marks = openings.select("row", mark=pl.col("opening").str.extract_groups(_NUMBERED)).unnest("mark")
    return marks.filter(pl.col("number").is_not_null()).select(
        "row",
        stem=stem_key(pl.col("stem")),
        kind=pl.lit("numbered"),
        number=pl.col("number").replace_strict(NUMBERS, return_dtype=pl.Int32),
        sure=pl.col("part").is_not_null() | ~pl.col("number").is_in(UNSURE),
    )
