"""Write the golden files with SageMaker's Python SDK v2; how to run it is in README.md beside this file."""

import hashlib
import io
import json
import sys
from pathlib import Path

from sagemaker.amazon.common import write_numpy_to_dense_tensor, write_spmatrix_to_sparse_tensor
from scipy import sparse

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
import golden_inputs as inputs  # noqa: E402


def written(write, matrix):
    file = io.BytesIO()
    write(file, matrix)
    return file.getvalue()


hashes = {}
for names, make, write in (
    (inputs.DENSE | inputs.DENSE_WIDE, inputs.dense, write_numpy_to_dense_tensor),
    (inputs.SPARSE | inputs.SPARSE_WIDE, inputs.sparse_rows, write_spmatrix_to_sparse_tensor),
):
    for name, shape in names.items():
        matrix = make(shape)
        if sparse.issparse(matrix):
            matrix = sparse.csr_matrix(matrix)  # the SDK knows no arrays
        data = written(write, matrix)
        hashes[name] = hashlib.sha256(data).hexdigest()
        if name in inputs.DENSE | inputs.SPARSE:
            (HERE / f"{name}.rec").write_bytes(data)
(HERE / "sha256.json").write_text(json.dumps(hashes, indent=1) + "\n")
