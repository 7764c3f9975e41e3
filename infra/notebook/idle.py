"""Stop this notebook instance when nothing has run in it for so many minutes: idle.py MINUTES. Standard library only.

Run every few minutes, as root. Idle means: no kernel is busy, and no kernel, no terminal and no start of the machine is
younger than MINUTES. Whoever only reads a notebook for longer than that finds it stopped; nothing saved is lost.
"""

import json
import os
import ssl
import subprocess
import sys
import urllib.error
import urllib.request
from datetime import datetime, timezone

JUPYTER = os.environ.get("JUPYTER", "https://localhost:8443")
METADATA = os.environ.get("NOTEBOOK_METADATA", "/opt/ml/metadata/resource-metadata.json")
UPTIME = os.environ.get("UPTIME_FILE", "/proc/uptime")


def ask(what):
    """What Jupyter answers about its kernels or terminals. Its certificate is made on the machine itself."""
    unchecked = ssl.create_default_context()
    unchecked.check_hostname, unchecked.verify_mode = False, ssl.CERT_NONE
    with urllib.request.urlopen(f"{JUPYTER}/api/{what}", timeout=20, context=unchecked) as answer:
        return json.load(answer)


def quiet_minutes():
    """For how many minutes nothing has happened; 0 while a kernel is busy."""
    with open(UPTIME) as file:
        quiet = [float(file.read().split()[0]) / 60]
    for one in [*ask("kernels"), *ask("terminals")]:
        if one.get("execution_state") == "busy":
            return 0.0
        last = datetime.fromisoformat(one["last_activity"].replace("Z", "+00:00"))
        quiet.append((datetime.now(timezone.utc) - last).total_seconds() / 60)
    return min(quiet)


def main():
    """Stop, or say why not."""
    most = float(sys.argv[1])
    try:
        quiet = quiet_minutes()
    except (urllib.error.URLError, ValueError, KeyError) as error:
        # Rather a bill than an end in the middle of somebody's work.
        print(f"Jupyter does not say what it is doing: {error}")
        return
    if quiet < most:
        print(f"quiet for {quiet:.0f} of {most:.0f} minutes")
        return
    with open(METADATA) as file:
        name = json.load(file)["ResourceName"]
    print(f"quiet for {quiet:.0f} minutes: stopping {name}")
    subprocess.run(
        ["aws", "sagemaker", "stop-notebook-instance", "--notebook-instance-name", name], check=True
    )


if __name__ == "__main__":
    main()
