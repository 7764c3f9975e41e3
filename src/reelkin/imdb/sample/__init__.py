"""The sample: IMDb's seven files made from 17,000 films of Wikidata, free for any use (CC0).

films reads the source, names and people say who is who, places gives countries and languages IMDb's codes,
rows writes the seven files, making makes them a snapshot.
"""

from __future__ import annotations

from reelkin.imdb.sample.making import SAMPLE, sample_snapshot

__all__ = ["SAMPLE", "sample_snapshot"]
