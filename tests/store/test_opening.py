import pytest
import sqlalchemy as sa

from reelkin.store.opening import open_database, reading


def test_an_error_does_not_tell_what_the_statement_was_given(url):
    engine = open_database(url)
    with pytest.raises(sa.exc.DBAPIError) as raised, reading(engine) as connection:
        connection.execute(sa.text("SELECT nothing FROM nowhere WHERE name = :name"), {"name": "Ottilie"})
    engine.dispose()
    assert "nowhere" in str(raised.value)
    assert "Ottilie" not in str(raised.value)
