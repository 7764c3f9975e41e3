"""The report's sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.evaluation.report.study import metrics_of
from reelkin.evaluation.report.wording import METRICS, difference, point, sure
from reelkin.inspection.wording import count, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.evaluation.report.study import Study
    from reelkin.evaluation.results import Comparison

PROTOCOL = {
    "people": "People lie in folds. Each method learns from the people of all other folds, is given four fifths of a"
    " judged person's likes, and is asked for 20 titles. What counts is how many of the likes that were held back are"
    " among them. Picks are in plain order of score: nothing is filtered, collapsed or reordered.",
    "leave last out": "The latest like of each person is to be found from all earlier ones. Methods learn from the other"
    " folds, whatever the time, so they may know how a title fared later.",
    "cold titles": "As for people, but titles lie in folds too, and each is scored by a model that was shown none of its"
    " ratings: a new film on its first day. Most popular is shown beside it with all likes in its hand, as what is to"
    " be beaten.",
    "similar": "The ten titles nearest to a title, against which titles are liked by the same people more often than"
    " their popularity explains (co-like lift). The truth comes from the same likes a method learns from, so one that"
    " counts likes has seen the answer: these figures tell how well it remembers, and are no contest.",
    "similar, cold": "The same question, asked of methods that have seen the likes of neither title of a pair.",
}
SLICES = (
    "The same people and picks, by what was to be found. Kinds with fewer than 30 held-out likes are put together as"
    " others. The best of reelkin's methods beside the best baseline."
)
CLUSTERS = (
    "The clusters of k-means are also the cells of an index: looking only at those nearest to a person or title saves"
    " time in a large catalogue. This is what it costs, and what taking an even share of picks from each of the nearest"
    " four does to the lists. It is measured with the default map, which learns nothing from these people."
)
LISTS = (
    "Accuracy is not all. Novelty is how surprising the picks are, in bits; popularity the share of people who like a"
    " pick, and its lift how much more popular picks are than what people like; diversity how unlike one another the"
    " picks of one list are; Gini 0 where every title is shown as often, and 1 where one has all places."
)
MEASURED = (
    "A like is 8 of 10, or 4 of 5 stars, and more. People with 10 likes or more of the judged titles take part. The"
    " titles are the rated ones of the catalogue with a genre or a director: up to 100,000 of them also those with too"
    " few votes for the model; of more, those that pass its thresholds."
)
INTERVALS = (
    "Intervals are of 95 %, from 2,000 resamples of the people (of the titles asked about, for similar titles)."
    " Comparisons resample the same people for both. What is told of all lists together, such as the titles shown, has"
    " no interval."
)


def in_short(study: Study) -> list[str]:
    """What came out, in a few sentences."""
    counts = study.subject.counts
    people, likes = counted(counts["people"], "person", "people"), counted(counts["likes"], "like")
    titles = counted(counts["titles"], "title")
    said = [f"{people} with {likes} were judged on {titles} of {study.subject.snapshot}."]
    for protocol in ("people", "cold titles", "similar, cold"):
        said += found_in(study, protocol)[:1]
    return [*said, *given(study)]


def given(study: Study) -> list[str]:
    """What some methods are given more than others, in sentences."""
    said = []
    if study.with_ratings:
        said.append(
            f"{_listed(study.with_ratings)} is given more than the baselines: of the people it learns from, it is shown"
            " all ratings, low and middling ones too, where the baselines are shown likes alone."
        )
    if study.as_trained:
        said.append(
            f"{_listed(study.as_trained)} is the finished model, and learns nothing here. Where it was trained on some"
            " of these people after all, under another file, its figures flatter it."
        )
    return said


def _listed(names: Sequence[str]) -> str:
    return " and ".join(names)


def found_in(study: Study, protocol: str) -> list[str]:
    """How our best method did in a protocol, against the nearest baseline and most popular."""
    metrics = metrics_of(protocol)
    ours = study.best(protocol, metrics[0], ours=True)
    if ours is None:
        return []
    said = f"{_where(protocol)}, {ours.method} reaches {METRICS[metrics[0]]} {point(ours.mean(metrics[0]))}"
    found = study.against(protocol, ours.method, metrics[:1])
    if not found:
        return [f"{said}. There is no baseline to compare it with."]
    nearest = min(found, key=lambda one: (one.difference, one.other))
    verdict = {"better": "is better than", "worse": "is worse than", "no telling": "cannot be told from"}
    told = f"it {verdict[sure(nearest)]} {nearest.other}, the nearest: {difference(nearest)}"
    sentences = [f"{said}; {told}."]
    if not protocol.startswith("similar"):
        sentences.append(_coverage(study, protocol, nearest))
    return sentences


def _coverage(study: Study, protocol: str, nearest: Comparison) -> str:
    ours, other = study.of(protocol, nearest.method), study.of(protocol, nearest.other)
    assert ours is not None, "they were compared"
    assert other is not None, "they were compared"
    shown, theirs = (int(one.whole["coverage"]) for one in (ours, other))
    return (
        f"It shows {count(shown)} different titles to all people together, {nearest.other} {count(theirs)}."
    )


def _where(protocol: str) -> str:
    return {
        "people": "For people it never saw",
        "leave last out": "For the last like",
        "cold titles": "For titles without a single rating",
        "similar": "For similar titles, likes seen",
        "similar, cold": "For similar titles, likes never seen",
    }[protocol]
