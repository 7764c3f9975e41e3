from __future__ import annotations

from reelkin.catalog.language_names import LANGUAGES
from reelkin.catalog.origin.places import CANONICAL, ENGLISH_SPEAKING, HOME, NOWHERE, SPOKEN, spoken
from reelkin.catalog.region_names import REGIONS


def test_every_code_is_one_that_a_person_can_be_told() -> None:
    languages = (
        {language for found in spoken().values() for language in found} | set(HOME) | set(CANONICAL.values())
    )
    assert languages <= set(LANGUAGES), languages - set(LANGUAGES)
    regions = {region for region, _ in spoken()} | {region for found in HOME.values() for region in found}
    assert regions - set(NOWHERE) <= set(REGIONS), regions - set(REGIONS)


def test_an_unmarked_row_may_be_in_any_language_of_its_region_and_a_marked_one_is_in_its_own() -> None:
    found = spoken()
    assert found["SE", None] == ("sv",)
    assert set(found["IN", None]) >= {"hi", "ta", "te", "ml", "kn", "bn", "mr"}
    assert found["IN", "ta"] == ("ta",)
    assert found["CA", None] == ("en",)
    assert found["CA", "fr"] == ("fr",)
    assert found["CH", "it"] == ("it",)
    assert found["BE", "nl"] == ("nl",)


def test_a_row_in_a_language_that_is_not_spoken_there_stands_for_nothing() -> None:
    assert ("IN", "en") not in spoken()
    assert ("JP", "en") not in spoken()
    assert ("US", "es") not in spoken()


def test_states_that_are_gone_keep_their_languages() -> None:
    found = spoken()
    assert found["SUHH", None] == ("ru",)
    assert found["DDDE", None] == found["XWG", None] == ("de",)
    assert set(found["CSHH", None]) == {"cs", "sk"}
    assert found["XYU", None] == ("sh",)
    assert found["BUMM", None] == ("my",)


def test_the_likeliest_home_speaks_the_language() -> None:
    for language, regions in HOME.items():
        assert all(
            language
            in {*SPOKEN[region], *(found[0] for key, found in spoken().items() if key == (region, language))}
            for region in regions
        )
    assert set(NOWHERE) < set(ENGLISH_SPEAKING)
    assert not set(NOWHERE) & {region for regions in HOME.values() for region in regions}
