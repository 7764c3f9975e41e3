from __future__ import annotations

from planted import Planted
from reelkin.recommend import Model
from reelkin.recommend.franchise import NEAREST, collapse, parts_of, series_of

PARTS = ["The Hollow", "The Hollow 2", "The Hollow 3: Return", "The Hollow 4"]


def rows_of(model: Model, planted: Planted, names: list[str]) -> list[int]:
    return [model.facts(planted.id_of[name]).row for name in names]


def hollows(names: list[str]) -> list[str]:
    return [name for name in names if name in PARTS]


def test_the_planted_series_is_found_with_its_parts_in_order(model: Model, planted: Planted) -> None:
    rows = rows_of(model, planted, PARTS)
    series = series_of(model.bundle, rows[0])
    assert series is not None
    assert parts_of(model.bundle, series) == rows
    assert series_of(model.bundle, rows_of(model, planted, ["Airlock"])[0]) is None


def test_a_series_shows_once_with_a_note(model: Model, planted: Planted) -> None:
    picks = model.similar(planted.id_of["Airlock"], n=30, franchise="collapse")
    shown = [pick for pick in picks if pick.title in PARTS]
    assert len(shown) == 1
    others = [name for name in PARTS if name != shown[0].title]
    assert shown[0].note is not None
    assert shown[0].note.startswith("also ")
    assert all(name in shown[0].note for name in others)


def test_the_asked_titles_series_shows_once_unless_sequels_are_asked_for(
    model: Model, planted: Planted
) -> None:
    asked = planted.id_of["The Hollow 2"]
    assert len(hollows([pick.title for pick in model.similar(asked, n=30)])) == 3
    assert len(hollows([pick.title for pick in model.similar(asked, n=30, franchise="collapse")])) == 1
    assert (
        len(hollows([pick.title for pick in model.similar(asked, n=30, franchise="collapse", sequels=True)]))
        == 3
    )


def test_an_earlier_part_among_the_nearest_stands_for_its_series(model: Model) -> None:
    """Not the second Hollow in the picks for another film, where the first is as near but for a place or two."""
    exchanged = 0
    for row in range(len(model)):
        asked = model.facts_of(row)
        if asked.title in PARTS:
            continue
        by_score = hollows([pick.title for pick in model.similar(asked.tconst, n=NEAREST)])
        shown = hollows([pick.title for pick in model.similar(asked.tconst, n=NEAREST, franchise="collapse")])
        if by_score:
            assert shown == [min(by_score)]
            exchanged += shown != by_score[:1]
    assert exchanged > 0, "in no list was a later part before an earlier one, so this test shows nothing"


def test_of_the_asked_titles_own_series_the_next_part_shows_or_the_earlier_one_that_is_nearest(
    model: Model, planted: Planted
) -> None:
    """Whoever asks about part 3 is not sent back to part 1, unless that is the one like it."""
    for name in PARTS:
        asked = planted.id_of[name]
        nearest = next(pick.title for pick in model.similar(asked, n=30) if pick.title in PARTS)
        later = [part for part in PARTS if part > name]
        expected = nearest if nearest < name else later[0]
        assert hollows([pick.title for pick in model.similar(asked, n=30, franchise="collapse")]) == [
            expected
        ]


def test_after_a_seen_part_the_next_near_one_stands_for_its_series(model: Model, planted: Planted) -> None:
    one, two, three, four = rows_of(model, planted, PARTS)
    assert collapse(model.bundle, [four, three], [two], "collapse") == [three]
    assert collapse(model.bundle, [four, one], [two], "collapse") == [four]
    assert collapse(model.bundle, [one, three], [two], "collapse") == [one]


def test_sequels_take_their_places_in_the_order_people_see_them(model: Model, planted: Planted) -> None:
    for name in PARTS:
        asked = planted.id_of[name]
        by_score = [pick.title for pick in model.similar(asked, n=30)]
        picks = model.similar(asked, n=30, franchise="collapse", sequels=True)
        shown = [pick.title for pick in picks]
        assert hollows(shown) == [part for part in PARTS if part != name]
        places = [place for place, title in enumerate(by_score) if title in PARTS]
        assert [place for place, title in enumerate(shown) if title in PARTS] == places


def test_in_order_the_part_to_see_next_shows(model: Model, planted: Planted) -> None:
    """After part 2 comes part 3; whoever has seen none begins with part 1; after the last, the first unseen one."""
    for seen, expected in [(["The Hollow 2"], 2), (["Airlock"], 0), (["The Hollow", "The Hollow 4"], 1)]:
        picks = model.recommend({planted.id_of[name]: 9.0 for name in seen}, n=30, franchise="order")
        assert hollows([pick.title for pick in picks]) == [PARTS[expected]]


def test_in_order_a_part_that_a_filter_keeps_out_is_passed_over(model: Model, planted: Planted) -> None:
    picks = model.recommend(
        {planted.id_of["Airlock"]: 9.0}, n=30, franchise="order", exclude=[planted.id_of["The Hollow"]]
    )
    assert hollows([pick.title for pick in picks]) == ["The Hollow 2"]


def test_a_work_listed_twice_shows_once(model: Model, planted: Planted) -> None:
    def roads(picks: list[str]) -> int:
        return picks.count("Wolf Road")

    asked = planted.id_of["Dust"]
    assert roads([pick.title for pick in model.similar(asked, n=30)]) == 2
    assert roads([pick.title for pick in model.similar(asked, n=30, franchise="collapse")]) == 1
    for twin in model.find("Wolf Road").matches:
        tconst = model.facts_of(twin.candidate.row).tconst
        assert roads([pick.title for pick in model.similar(tconst, n=30, franchise="collapse")]) == 0


def test_two_films_of_one_name_are_two_works(model: Model, planted: Planted) -> None:
    picks = model.similar(planted.id_of["Claire"], n=200, franchise="collapse")
    assert [pick.title for pick in picks].count("Hamlet") == 2


def test_collapsing_still_fills_the_list(model: Model, planted: Planted) -> None:
    """As many picks as asked for, as long as there are different series."""
    assert len(model.similar(planted.id_of["The Hollow"], n=90, franchise="collapse")) == 90
    everything = model.similar(planted.id_of["The Hollow"], n=1000, franchise="collapse")
    assert len(everything) == len(model) - 1 - 2 - 1


def test_rows_keep_the_order_of_their_scores(model: Model, planted: Planted) -> None:
    rows = rows_of(model, planted, ["Dust", "The Hollow 4", "Claire", "The Hollow", "Yojin"])
    assert collapse(model.bundle, rows, (), "collapse", nearest=0) == [rows[0], rows[1], rows[2], rows[4]]
    assert collapse(model.bundle, rows, (), "collapse", nearest=3) == [rows[0], rows[1], rows[2], rows[4]]
    assert collapse(model.bundle, rows, (), "collapse", nearest=4) == [rows[0], rows[3], rows[2], rows[4]]
    assert collapse(model.bundle, rows, (), "order") == [rows[0], rows[3], rows[2], rows[4]]


def test_a_watched_part_counts_as_seen(model: Model, planted: Planted) -> None:
    """Watched without a rating, and rated, are the same to a series: part 3 comes next, and part 1 is not made up for."""
    watched = [planted.id_of["The Hollow 2"]]
    ratings = {planted.id_of["Airlock"]: 9.0}
    picks = model.recommend(ratings, n=30, franchise="order", watched=watched)
    assert hollows([pick.title for pick in picks]) == ["The Hollow 3: Return"]
    assert hollows([pick.title for pick in model.recommend(ratings, n=30, watched=watched)]) != PARTS
    kept_out = model.why_not(ratings, watched[0], franchise="order", watched=watched).kept_out_by
    assert kept_out == ("it was watched",)


def test_no_later_part_stands_in_for_one_that_somebody_is_not_interested_in(
    model: Model, planted: Planted
) -> None:
    ratings = {planted.id_of["Airlock"]: 9.0}
    for part, left in [(0, []), (2, ["The Hollow", "The Hollow 2"])]:
        marked = [planted.id_of[PARTS[part]], "tt9"]
        picks = model.recommend(ratings, n=200, not_interested=marked)
        assert sorted(hollows([pick.title for pick in picks])) == left
    assert {pick.tconst: pick.score for pick in picks}.items() <= {
        pick.tconst: pick.score for pick in model.recommend(ratings, n=200)
    }.items()


def test_not_interested_in_a_work_leaves_out_its_other_entry(model: Model, planted: Planted) -> None:
    roads = [pick.tconst for pick in model.recommend({}, n=200) if pick.title == "Wolf Road"]
    assert len(roads) == 2
    picks = model.recommend({}, n=200, not_interested=roads[0])
    assert not {pick.tconst for pick in picks} & set(roads)
