"""What k-means answers, as the developer guide shows it."""

from __future__ import annotations

import numpy as np
import pytest

from reelkin.aws.kmeans_answers import read_labels, write_labels
from reelkin.errors import BadInput

GUIDE = b"""{"closest_cluster": 1.0, "distance_to_cluster": 3.0}
{"closest_cluster": 2.0, "distance_to_cluster": 5.0}
"""


def test_the_guides_own_example_is_read():
    assert read_labels(GUIDE, "x", 2, 3).tolist() == [1, 2]


def test_batches_put_together_with_empty_lines_between_them_are_read():
    assert read_labels(GUIDE + b"\n" + GUIDE.replace(b"\n", b"\r\n"), "x", 4, 3).tolist() == [1, 2, 1, 2]


def test_what_is_written_is_read():
    labels = np.array([3, 0, 2], np.int32)
    written = write_labels(labels, np.array([0.5, 0, 1e-9], np.float32))
    assert read_labels(written, "x", 3, 4).tolist() == [3, 0, 2]
    assert written.splitlines()[0] == b'{"closest_cluster": 3.0, "distance_to_cluster": 0.5}'


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (GUIDE[:-53], "1 answers for 2 vectors"),
        (GUIDE * 2, "4 answers for 2 vectors"),
        (b"", "0 answers for 2 vectors"),
        (GUIDE.replace(b"2.0", b"3.0"), "line 2 names cluster 3, but there are 3"),
        (GUIDE.replace(b"1.0", b"-1.0"), "line 1 names cluster -1"),
        (GUIDE.replace(b"1.0", b"0.5"), "line 1 names cluster 0.5"),
        (GUIDE.replace(b"5.0", b"NaN"), "line 2 has the distance nan"),
        (GUIDE.replace(b"5.0", b"-5.0"), "line 2 has the distance -5"),
        (GUIDE.replace(b"5.0", b"true"), "line 2 is no answer of k-means"),
        (GUIDE.replace(b"5.0", b"9" * 400), "line 2 is no answer of k-means"),
        (b"[" * 100_000 + b"\n1", "line 1 is no answer of k-means"),
        (GUIDE.replace(b"closest", b"nearest"), "line 1 is no answer of k-means"),
        (b"[1]\n[2]", "line 1 is no answer of k-means"),
        (b"1.0,3.0\n2.0,5.0", "line 1 is no answer of k-means: 1.0,3.0"),
        (b"\xff\n\xfe", "line 1 is no answer of k-means"),
    ],
)
def test_what_is_no_answer_is_refused_with_its_line(data, told):
    with pytest.raises(BadInput, match=told):
        read_labels(data, "x", 2, 3)
