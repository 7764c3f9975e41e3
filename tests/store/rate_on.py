"""Rates one title after the other, and says so when each is written: `rate_on.py URL ACCOUNT PROFILE`. Ends when killed."""

from __future__ import annotations

import sys
from itertools import count

from reelkin.store.opening import open_database, writing
from reelkin.store.ratings import rate

url, account, profile = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
engine = open_database(url)
for number in count():
    with writing(engine) as connection:
        rate(connection, account, profile, f"tt{number:07}", 8)
    sys.stdout.write(f"tt{number:07}\n")
    sys.stdout.flush()
