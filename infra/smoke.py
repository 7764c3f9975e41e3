"""`make live-smoke`: the whole way on a real account, once: up, small; k-means on SageMaker; one recommendation; down.

It costs about a dollar where it ends well, and says what to do where it does not. Environment: AWS credentials and
region as boto3 finds them, SMOKE_CIDR (who may reach the site; this machine must be in it), SMOKE_STACK (its name),
SMOKE_ASSIGN ("transform": let SageMaker's model assign the films too).
"""

from __future__ import annotations

import json
import os
import re
import secrets
import subprocess
import sys
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import HTTPCookieProcessor, build_opener

SECONDS = 60


def sign_up(url: str, invitation: str):
    """Use the invitation up as a browser would; what opens the site's pages from then on."""
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    with opener.open(f"{url}/join?invitation={quote(invitation)}", timeout=SECONDS) as page:
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page.read().decode()))
    form = hidden | {"name": f"smoke-{secrets.token_hex(3)}", "password": secrets.token_urlsafe(24)}
    try:
        with opener.open(f"{url}/join", urlencode(form).encode(), timeout=SECONDS) as page:
            came_to = page.url
    except HTTPError as error:
        raise RuntimeError(f"the invitation was not taken: {error}") from error
    if "/join" in came_to:
        raise RuntimeError(f"the invitation was not taken: still at {came_to}")
    return opener


def ask(opener, url: str, title: str) -> list[dict]:
    """Films like this one, as the site's API gives them."""
    with opener.open(f"{url}/api/v1/search?q={quote(title)}", timeout=SECONDS) as answer:
        found = json.load(answer)
    tconst = found["titles"][0]["tconst"]
    with opener.open(f"{url}/api/v1/titles/{tconst}/similar", timeout=SECONDS) as answer:
        return json.load(answer)["picks"]


def reelkin(*words: str) -> None:
    """Call the program; an error ends everything."""
    print(f"$ reelkin {' '.join(words)}", flush=True)
    subprocess.run([str(Path(sys.executable).with_name("reelkin")), *words], check=True)


def main() -> None:
    """Ask, go the whole way, and take down whatever happened."""
    stack, cidr = os.environ.get("SMOKE_STACK", "reelkin-smoke"), os.environ.get("SMOKE_CIDR")
    if not cidr:
        sys.exit("SMOKE_CIDR: say who may reach the site, such as your own address 203.0.113.7/32")
    print(f"This brings the stack {stack} up on AWS, and costs about a dollar. It ends with a teardown.")
    if input(f"Type {stack} to go on: ") != stack:
        sys.exit("Nothing was touched.")
    home = ["--home", "smoke"]
    reelkin(*home, "build", "--from", "sample")
    try:
        reelkin(
            *home,
            "deploy",
            "--stack",
            stack,
            "--allowed-cidr",
            cidr,
            "--no-protect",
            "--no-notebook",
            "--yes",
        )
        told = subprocess.run(
            [str(Path(sys.executable).with_name("reelkin")), "status", "--stack", stack, "--json"],
            check=True,
            capture_output=True,
            text=True,
        )
        outputs = json.loads(told.stdout)["outputs"]
        storage = f"s3://{outputs['Data']}/training"
        role = outputs["TrainingRoleArn"]
        assign = os.environ.get("SMOKE_ASSIGN", "here")
        reelkin(*home, "train", "--engine", "sagemaker", "--role", role, "--s3", storage, "--assign", assign)
        reelkin(*home, "deploy", "--stack", stack, "--yes")
        invitation = subprocess.run(
            outputs["FirstInvitation"].split(), check=True, capture_output=True, text=True
        )
        url = outputs["Url"]
        picks = ask(sign_up(url, invitation.stdout.strip()), url, "Dumbo")
        print(f"Dumbo is like {picks[0]['title']}: {picks[0].get('sentence', '')}")
    finally:
        reelkin("teardown", "--stack", stack, "--yes")


if __name__ == "__main__":
    main()
