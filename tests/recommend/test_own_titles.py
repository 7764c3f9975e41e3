"""A model's own titles to match exports against."""

from reelkin.interactions.matching import match_rows
from reelkin.interactions.rows import Row
from reelkin.recommend.own_titles import own_titles


def test_every_title_of_the_model_is_found_by_its_id_and_its_name(model):
    facts = [model.facts_of(row) for row in range(len(model))]
    titles = own_titles(model.bundle)
    by_id = match_rows([Row("x", 2, "rated", tconst=one.tconst) for one in facts], titles)
    assert [one.tconst for one in by_id] == [one.tconst for one in facts]
    by_name = match_rows([Row("x", 2, "rated", title=one.title, year=one.year) for one in facts], titles)
    for one, fact in zip(by_name, facts, strict=True):
        listed = {known.tconst for known in one.candidates}
        assert one.tconst == fact.tconst or fact.tconst in listed or one.how == "likely"
    assert sum(one.tconst is not None for one in by_name) > 0.9 * len(facts)


def test_they_say_that_they_are_not_all_there_are(model):
    assert not own_titles(model.bundle).whole
    (one,) = match_rows([Row("x", 2, "rated", title="Zyzzyva Quux", year=1900)], own_titles(model.bundle))
    assert one.why == "no title of this name and year in the model's own titles"
