"""The model card: what a model was made from, what is in it, how it decides, and what it cannot do.

Source of the form: Mitchell et al., "Model cards for model reporting", 2019. Every number on it is read from the
bundle itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jinja2
import numpy as np

from reelkin import artefacts
from reelkin.model.layout import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reelkin.model.bundle import Bundle
    from reelkin.model.layout import Ints
    from reelkin.model.strings import Strings

CARDS = {"card.md": "card.md.jinja", "card.html": "card.html.jinja"}
MOST_LISTED = 8
"""How many languages and regions are named."""


def write_card(bundle: Bundle, folder: Path, evaluation: Mapping[str, Any] | None = None) -> None:
    """Write card.md and card.html into `folder`.

    Args:
        bundle: whose card.
        folder: where.
        evaluation: how good it is: "headline" (rows of figures by method), "people", "sets", "snapshot", and "given"
            (sentences on what some were given more than others); a bundle's own card is written before anybody knows.
    """
    numbers = card_numbers(bundle) | {"evaluation": evaluation}
    for name, template in CARDS.items():
        artefacts.write_bytes(folder / name, render(template, numbers).encode())


def render(template: str, numbers: Mapping[str, Any]) -> str:
    """A card from its template; HTML is escaped by Jinja, Markdown by `as_markdown`."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("reelkin.model"),
        autoescape=jinja2.select_autoescape(["html.jinja"]),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = as_markdown
    environment.filters["number"] = as_number
    environment.filters["mean"] = as_mean
    environment.filters["percent"] = lambda share: f"{100 * share:.1f} %"
    return environment.get_template(template).render(numbers)


def as_markdown(text: object) -> str:
    """Text that Markdown shows as it is: no tables, links, emphasis or HTML from a film's title."""
    plain = " ".join(str(text).split())
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>()#+!|~$&" else char for char in plain)


def as_number(value: object) -> str:
    """12,345; 0.123; and anything else as it is."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    return f"{value:,}" if isinstance(value, int) else f"{value:,.4g}"


def as_mean(figure: Mapping[str, float] | None) -> str:
    """A mean and its interval: "0.207 (0.193 to 0.221)"."""
    return "–" if figure is None else f"{figure['mean']:.3f} ({figure['low']:.3f} to {figure['high']:.3f})"


def card_numbers(bundle: Bundle) -> dict[str, Any]:
    """Everything the card says, as JSON values."""
    facts = bundle.facts
    return {
        "model_id": bundle.model_id,
        "snapshot": facts["snapshot"],
        "source": _source(facts["snapshot"]),
        "settings": facts["settings"],
        "content_map": facts["content_map"],
        "versions": facts["versions"],
        "scoring": facts["scoring"],
        "training": facts["training"],
        "blend": facts["blend"] if facts["training"]["learned_from_ratings"] else {},
        "training_numbers": [(name, value) for name, value in facts["training"].items() if _is_number(value)],
        "dimensions": bundle.embedding.vectors.shape[1],
        "titles": title_numbers(bundle),
        "evaluation": None,
        "clusters": sorted(bundle.profiles, key=lambda profile: (-profile["size"], profile["id"])),
    }


def _source(snapshot: Mapping[str, Any]) -> str:
    source = str(snapshot.get("source", "tables"))
    told = {"tables": "tables given in Python", "imdb": "IMDb's files", "sample": "the sample"}.get(
        source, source
    )
    return f"{told}, content {str(snapshot.get('digest', ''))[:8] or 'not named'}"


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def title_numbers(bundle: Bundle) -> dict[str, Any]:
    """What kinds of titles the model holds: quantiles and shares."""
    titles = bundle.titles
    return {
        "count": len(bundle),
        "years": _quantiles(titles.start_year),
        "votes": _quantiles(titles.num_votes),
        "runtimes": _quantiles(titles.runtime_minutes),
        "types": _shares(titles.title_type, titles.types),
        "languages": _shares(titles.original_language, titles.language_names),
        "regions": _shares(titles.original_region, titles.region_names),
        "genres": _shares(titles.genre_codes, titles.genres, of=len(bundle)),
        "series": len(titles.franchises),
        "in_series": int((titles.franchise != UNKNOWN).sum()),
        "duplicates": int((titles.duplicate_of != np.arange(len(bundle))).sum()),
        "without_genre": int((np.diff(titles.genre_offsets) == 0).sum()),
        "without_director": without_director(bundle),
    }


def without_director(bundle: Bundle) -> int:
    """How many titles have nobody who directs."""
    people = bundle.people
    director = next((code for code, role in enumerate(people.roles) if role == "director"), UNKNOWN)
    places = np.flatnonzero(people.credit_roles == director)
    rows = np.searchsorted(people.credit_offsets, places, "right") - 1
    return len(bundle) - len(np.unique(rows))


def _quantiles(column: Ints) -> dict[str, int] | None:
    known = column[column != UNKNOWN]
    if not len(known):
        return None
    names = ("least", "tenth", "middle", "nine tenths", "most")
    return dict(zip(names, np.quantile(known, (0, 0.1, 0.5, 0.9, 1), method="nearest").tolist(), strict=True))


def _shares(codes: Ints, names: Strings, of: int | None = None) -> list[tuple[str, int, float]]:
    """Name, count and share of all titles, the most frequent first; "not known" where some are not."""
    counts = np.bincount(codes[codes != UNKNOWN], minlength=len(names)).tolist()
    listed = sorted(zip(names, counts, strict=True), key=lambda pair: (-pair[1], pair[0]))
    shown = [(name, count) for name, count in listed if count][:MOST_LISTED]
    unknown = int((codes == UNKNOWN).sum())
    if unknown:
        shown.append(("not known", unknown))
    total = max(1, of or len(codes))
    return [(name, count, count / total) for name, count in shown]
