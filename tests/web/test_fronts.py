from reelkin.web.live_model import Live
from reelkin.web.shelves.fronts import MOST_KEPT
from reelkin.web.visitors.marks import Marks


def test_the_same_marks_are_worked_out_once_and_others_anew(model, id_of):
    live = Live(model)
    claire, airlock = (Marks(ratings={id_of(name): 9.0}) for name in ("Claire", "Airlock"))
    first = live.fronts.of(live, claire)
    assert live.fronts.of(live, Marks(ratings={id_of("Claire"): 9.0})) is first
    assert live.fronts.of(live, airlock).hero != first.hero
    listed = Marks(ratings=claire.ratings, listed=(id_of("Le Pont"),))
    assert live.fronts.of(live, listed) is not first
    assert Live(model).fronts.of(live, claire) is not first


def test_only_so_many_are_kept(model, id_of):
    live = Live(model)
    for number in range(MOST_KEPT + 3):
        live.fronts.of(live, Marks(ratings={id_of("Claire"): 1 + number / 10}))
    assert len(live.fronts._kept) == MOST_KEPT
