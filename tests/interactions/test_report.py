"""The report of an import lists every row."""

import json

from interactions.making import RATINGS, known_films, sheet
from reelkin.interactions.matching import match_rows
from reelkin.interactions.reading import read_upload
from reelkin.interactions.report import ImportReport

ROWS = [
    ("Alien", 1979, 4),
    ("Alone", 2020, 4),
    ("Zyzzyva", 1999, 4),
    ("Alien", 1979, 5),
    ("Heat", 1995, 9),
    ("Seven Samurai", 1955, 5),
]


def test_counts_add_up_and_each_row_is_there():
    written = [
        {"Name": name, "Year": year, "Letterboxd URI": "x", "Rating": rating} for name, year, rating in ROWS
    ]
    readings = read_upload("x.csv", sheet(RATINGS, written))
    report = ImportReport(readings, match_rows(readings[0].rows, known_films()), "thirteen films")
    assert report.counts == {"matched": 3, "ambiguous": 1, "unmatched": 2}
    assert [one.row.named for one in report.of("unmatched")] == ["Zyzzyva (1999)", "Heat (1995)"]
    assert [one.tconst for one in report.likely] == ["tt0047478"]
    assert report.repeated == 1
    told = json.loads(json.dumps(report.to_dict()))
    assert told["counts"] == {"matched": 3, "ambiguous": 1, "unmatched": 2, "likely": 1, "repeated": 1}
    assert told["files"] == [
        {
            "file": "x.csv",
            "format": "Letterboxd ratings",
            "rows": 6,
            "scale": "0.5..5",
            "scale_is_guessed": False,
            "notes": [],
        }
    ]
    assert [one["row"]["line"] for one in told["rows"]] == [2, 3, 4, 5, 6, 7]
