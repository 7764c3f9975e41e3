from reelkin.web.live_model import WELL_KNOWN, Live
from reelkin.web.shelves.personal import Shelving
from reelkin.web.visitors.marks import Marks


def test_hidden_gems_are_none_of_the_films_that_most_votes_went_to(model, id_of):
    live = Live(model)
    shelving = Shelving(live, Marks(ratings={id_of("Claire"): 9.0}))
    (gems,) = shelving.gems()
    assert gems.heading == "Hidden gems in drama"
    votes = model.bundle.titles.num_votes.astype(float)
    for card in gems.cards:
        # So many votes went to titles at least as well known, itself left out.
        assert votes[votes > card.facts.votes].sum() >= WELL_KNOWN * votes.sum()
        assert card.facts.rating >= live.good_rating
        assert "Drama" in card.facts.genres
    # The dial, turned all the way, would also show others.
    best = model.recommend(shelving.ratings, 14, genre="Drama", popularity=-1, min_rating=live.good_rating)
    assert {pick.tconst for pick in best} - {card.tconst for card in gems.cards}
