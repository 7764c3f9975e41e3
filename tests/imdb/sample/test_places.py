"""Countries and languages, and which language goes with which country."""

from __future__ import annotations

import pytest

from reelkin.imdb.sample.places import language_codes, languages_of_regions, region_codes


def test_names_become_codes() -> None:
    """Once each, in the order of the alphabet; countries that are no more keep codes of their own."""
    assert region_codes("West Germany, Germany, United Kingdom, Wales, Soviet Union") == (
        "DE",
        "GB",
        "SUHH",
        "XWG",
    )
    assert language_codes("Tamil, Standard Chinese, American English, English, Klingon") == (
        "cmn",
        "en",
        "ta",
    )
    assert region_codes(None) == language_codes("") == ()
    with pytest.raises(KeyError):
        region_codes("Ruritania")


@pytest.mark.parametrize(
    ("regions", "languages", "pairs"),
    [
        (("US",), ("en",), [("US", "en")]),
        (("IN",), ("ta",), [("IN", "ta")]),
        (("TR",), ("ku", "tr"), [("TR", "tr")]),
        (("SE",), ("sv",), [("SE", "sv")]),
        (("DE", "US"), ("de", "en", "fr", "it"), [("DE", "de"), ("US", "en")]),
        (("BE", "FR"), ("fr",), [("BE", "fr"), ("FR", "fr")]),
        (("FR", "IT"), ("de", "it"), [("FR", "it"), ("IT", "it")]),
        (("US",), ("ar", "fr"), [("US", "ar"), ("US", "fr")]),
        (("US",), (), [("US", None)]),
        ((), ("en",), []),
    ],
)
def test_each_country_gets_the_language_the_film_was_made_in_there(
    regions: tuple[str, ...], languages: tuple[str, ...], pairs: list[tuple[str, str | None]]
) -> None:
    """Its own if that is spoken in the film, else that of the film's other countries, else any of them."""
    assert languages_of_regions(regions, languages) == pairs
