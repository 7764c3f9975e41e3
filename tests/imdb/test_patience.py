"""Waiting, and giving up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.errors import DownloadFailed
from reelkin.imdb import patience as patience_module
from reelkin.imdb.patience import GROWTH, Patience, Stumbled, retry_after


class Sleepless:
    """Notes how long it should have slept."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


def test_pauses_double_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """And there is one less of them than there are tries."""
    monkeypatch.setattr(patience_module, "FIRST_PAUSE", 0.5)
    sleepless = Sleepless()
    patience = Patience(sleepless, "address", 10)
    for _ in range(10):
        patience.bear(Stumbled("broke"), received=0)
    assert sleepless.slept == [0.5, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    with pytest.raises(DownloadFailed, match=r"address: broke; given up after 11 tries; fetch again later"):
        patience.bear(Stumbled("broke"), received=0)


def test_progress_gives_new_patience() -> None:
    """A long file over a bad line gets through; one that never gets further does not."""
    patience = Patience(Sleepless(), "address", 2)
    for step in range(1, 30):
        patience.bear(Stumbled("broke"), received=step * GROWTH)
    patience.bear(Stumbled("broke"), received=29 * GROWTH + 1)
    with pytest.raises(DownloadFailed, match="what was received is kept"):
        patience.bear(Stumbled("broke"), received=29 * GROWTH + 2)


def test_starting_over_again_and_again_is_no_progress() -> None:
    """Growth counts from the furthest point ever reached."""
    patience = Patience(Sleepless(), "address", 2)
    patience.bear(Stumbled("broke"), received=5 * GROWTH)
    patience.bear(Stumbled("broke"), received=0)
    with pytest.raises(DownloadFailed):
        patience.bear(Stumbled("broke"), received=5 * GROWTH)


def test_a_servers_wish_counts_more_than_our_pause() -> None:
    """Up to five minutes."""
    sleepless = Sleepless()
    patience = Patience(sleepless, "address", 5)
    patience.bear(Stumbled("busy", wish=17), received=0)
    assert sleepless.slept == [17]
    with pytest.raises(DownloadFailed, match="asks to wait 301 s"):
        patience.bear(Stumbled("busy", wish=301), received=0)


@given(st.integers(0, 10**6))
def test_retry_after_in_seconds(seconds: int) -> None:
    """The plain form."""
    assert retry_after({"Retry-After": f" {seconds} "}) == seconds


@given(st.integers(-(10**6), 10**6))
def test_retry_after_as_a_date(seconds: int) -> None:
    """The other one; a date that has passed means now."""
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)
    wish = retry_after({"Retry-After": moment})
    assert wish is not None
    assert abs(wish - max(0, seconds)) < 3


@given(st.text())
def test_retry_after_in_no_form_at_all(value: str) -> None:
    """Never an error: either a number of seconds that makes sense, or nothing."""
    wish = retry_after({"Retry-After": value})
    assert wish is None or wish >= 0
