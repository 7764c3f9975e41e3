"""`python -m reelkin.aws.emulation [BUCKET]`: the emulation for other programs, until Ctrl-C."""

from __future__ import annotations

import sys
import time

from reelkin.aws.emulation.serving import ROLE, emulated_aws


def main(bucket: str) -> None:
    """Run the emulation and print the environment by which boto3, the AWS command line and reelkin find it."""
    with emulated_aws(bucket) as emulation:
        told = {
            **emulation.environment,
            "REELKIN_AWS_ROLE": ROLE,
            "REELKIN_AWS_STORAGE": f"s3://{bucket}/reelkin",
        }
        for name, value in told.items():
            print(f"export {name}={value}")  # noqa: T201 - to be pasted into another shell
        print("# An emulation on this machine, not AWS. Ctrl-C ends it, and all in it is gone.", flush=True)  # noqa: T201
        while True:
            time.sleep(3600)


if __name__ == "__main__":
    try:
        main(sys.argv[1] if len(sys.argv) > 1 else "films")
    except KeyboardInterrupt:
        sys.exit(0)
