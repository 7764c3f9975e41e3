"""Where the titles of a cluster come from: "French", "British", "Scandinavian"; only what is true of most of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reelkin.clusters.facts import Claim, Facts

HOLDS = 0.75
LIFT = 2.0
"""What is half as frequent everywhere is not worth saying."""
SOME, SOME_LIFT = 0.25, 4.0
"""What is true of so many titles, and is so much more frequent here, is said of some: "French and other dramas"."""
LITTLE = 1.15
"""But it may tell clusters apart where it is at least so many times more frequent."""

# A language is spoken in many places: the region says which.
REGIONS = {
    "region_gb": "British",
    "region_au": "Australian",
    "region_ca": "Canadian",
    "region_ie": "Irish",
    "region_nz": "New Zealand",
    "region_za": "South African",
    "region_br": "Brazilian",
    "region_mx": "Mexican",
    "region_ar": "Argentine",
}
# What has languages and a region of its own; the narrow before the wide.
PLACES = {
    "Hong Kong": ("language_yue", "region_hk"),
    "Indian": (
        *(f"language_{code}" for code in ("hi", "ta", "te", "ml", "kn", "bn", "mr", "pa", "gu", "ur")),
        "region_in",
    ),
    "Scandinavian": (
        *(f"language_{code}" for code in ("sv", "da", "no", "nb", "nn", "is")),
        *(f"region_{code}" for code in ("se", "dk", "no", "is")),
    ),
    "East Asian": (
        *(f"language_{code}" for code in ("ja", "ko", "zh", "cmn", "yue")),
        *(f"region_{code}" for code in ("jp", "kr", "cn", "hk", "tw")),
    ),
}
EUROPEAN = (
    *(
        f"language_{code}"
        for code in (
            *("fr", "it", "de", "es", "pt", "nl", "sv", "da", "no", "nb", "nn", "is", "fi", "pl", "cs", "sk"),
            *("hu", "ro", "bg", "el", "sr", "hr", "sl", "ru", "uk", "et", "lv", "lt", "ca"),
        )
    ),
    *(
        f"region_{code}"
        for code in (
            *("fr", "it", "de", "es", "pt", "nl", "be", "at", "ch", "se", "dk", "no", "is", "fi", "pl", "cz"),
            *("hu", "ro", "bg", "gr", "rs", "hr", "ru", "gb", "ie"),
        )
    ),
)


class Origin(NamedTuple):
    """An adjective for where titles come from, and what it says; all empty where nothing is said.

    Attributes:
        text: the adjective.
        claim: what is then true of a title.
        some: what is true of some titles: "French and other".
    """

    text: str = ""
    claim: Claim = ()
    some: Claim = ()


NOWHERE = Origin()


def origins(facts: Facts) -> list[Origin]:
    """What is true of three quarters of the titles and twice as frequent as elsewhere, the narrowest first.

    Or else what is true of some only, but rare elsewhere; or nothing.
    """
    found = [one for one in _known(facts) if _holds(facts, one, LIFT)]
    some = [one for one in _known(facts) if _some(facts, one)]
    some.sort(key=lambda one: -facts.told(one.claim))
    return found or [Origin(f"{one.text} and other", some=one.claim) for one in some[:1]] or [NOWHERE]


def telling_apart(facts: Facts) -> list[Origin]:
    """What else is true of three quarters, and only a little more frequent than elsewhere: American, English-language."""
    common = [Origin("American", (("region_us",),)), Origin("English-language", (("language_en",),))]
    return [one for one in [*_known(facts), *common] if _holds(facts, one, LITTLE)]


def _known(facts: Facts) -> Iterator[Origin]:
    for name, word in REGIONS.items():
        yield Origin(word, ((name,),))
    languages = sorted(
        (name for name in facts.titles.shares if name.startswith("language_") and name != "language_en"),
        key=lambda name: (-facts.titles.shares[name], name),
    )
    for name in languages[:1]:
        yield Origin(facts.labels[name] + _language_of(name), ((name,),))
    for word, columns in PLACES.items():
        yield Origin(word, (columns,))
    yield Origin("European", (EUROPEAN,))


def _language_of(name: str) -> str:
    """An ending for what would else be taken for the country: Spanish is spoken in Mexico, too."""
    return "-language" if name in {"language_es", "language_pt", "language_ar"} else ""


def _some(facts: Facts, origin: Origin) -> bool:
    return facts.titles.share(origin.claim) >= SOME and facts.lift(origin.claim) >= SOME_LIFT


def _holds(facts: Facts, origin: Origin, lift: float) -> bool:
    return facts.titles.share(origin.claim) >= HOLDS and facts.lift(origin.claim) >= lift
