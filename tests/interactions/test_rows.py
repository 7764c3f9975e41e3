"""A row is written to JSON and read back as it was, and can be named."""

import json

from hypothesis import given
from hypothesis import strategies as st

from reelkin.interactions.rows import Row
from reelkin.interactions.scale import IMDB, STARS

ROWS = st.builds(
    Row,
    st.text(max_size=5),
    st.integers(1, 99),
    st.sampled_from(["rated", "watched", "wanted"]),
    tconst=st.sampled_from([None, "tt0078748"]),
    title=st.none() | st.text(min_size=1, max_size=9),
    year=st.none() | st.integers(1888, 2030),
    form=st.sampled_from([None, "film", "episode"]),
    rating=st.none() | st.floats(1, 5),
    scale=st.sampled_from([None, IMDB, STARS]),
    timestamp=st.none() | st.integers(-(10**9), 10**10),
    problem=st.none() | st.text(max_size=5),
)


@given(ROWS)
def test_json_and_back(row):
    assert Row.from_dict(json.loads(json.dumps(row.to_dict()))) == row


def test_a_row_is_named_by_what_is_known():
    assert Row("x.csv", 7, "rated", title="Alien", year=1979).named == "Alien (1979)"
    assert Row("x.csv", 7, "rated", title="Alien").named == "Alien"
    assert Row("x.csv", 7, "rated", tconst="tt0078748").named == "tt0078748"
    assert Row("x.csv", 7, "rated").named == "line 7"
    assert Row("x.csv", 7, "rated").where == "x.csv, line 7"
