"""A stand-in for SageMaker's built-in k-means and for S3: **an emulation, never the service**.

moto keeps buckets and training jobs; what is here runs the jobs as the service would, and speaks up where moto says
nothing. It is for tests, notebooks and for trying things out without an account. Install with `reelkin[emulation]`.
"""

from importlib.util import find_spec

from reelkin.errors import MissingExtra

if find_spec("moto") is None:
    raise MissingExtra("emulation", "the emulation of AWS")
