"""Languages and regions: known ones only, often ones only, in words."""

from __future__ import annotations

from reelkin.features.places import MIN_TITLES, language, language_label, region, region_label

from .tiny import source, titles, values


def test_a_language_of_enough_titles_is_a_column() -> None:
    frame = titles(*[{"original_language": "fr"}] * MIN_TITLES, {"original_language": "sv"}, {})
    filled = language(source(frame))
    assert (filled.names, filled.labels) == (["language_fr"], ["French"])
    assert [values(filled, row) for row in (0, 3, 4)] == [{"language_fr": 1.0}, {}, {}]


def test_a_region_reads_as_where_from() -> None:
    filled = region(source(titles(*[{"original_region": "US"}] * MIN_TITLES)))
    assert (filled.names, filled.labels) == (["region_us"], ["from the United States"])


def test_codes_without_a_name_stand_for_themselves() -> None:
    assert language_label("qq") == "in language qq"
    assert region_label("XWG") == "from West Germany"
    assert region_label("QZ") == "from region QZ"


def test_a_column_of_nulls_of_any_type_is_no_place() -> None:
    frame = titles({}, {}, {}).drop("original_language")
    untyped = frame.with_columns(original_language=None)
    assert language(source(untyped)).names == []
