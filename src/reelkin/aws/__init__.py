"""What AWS speaks: RecordIO-protobuf for vectors on their way in, MXNet's NDArray lists for centroids on their way out.

Everything here is NumPy and the standard library; no module of this folder needs an AWS SDK unless it says so.
"""
