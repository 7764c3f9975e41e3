"""Draw docs/architecture.svg from the template's own resources: `.venv/bin/python infra/draw.py`.

Boxes, what is inside what, and who may speak to whom are read from the template; only where a box stands is said here.
Needs the group `test` (cfn-lint reads the template).
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from cfnlint.decode import decode_str

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "docs" / "architecture.svg"
WIDTH, HEIGHT = 1080, 690
LIGHT = "--paper: #fbfaf7; --ink: #23211d; --soft: #6d6860; --line: #b9b2a5; --zone: #efece4; --box: #fff; --way: #9b4a1f;"
DARK = "--paper: #191816; --ink: #ece8df; --soft: #a39d92; --line: #565148; --zone: #221f1c; --box: #2b2825; --way: #e0925f;"
STYLE = f"""
svg {{ font-family: system-ui, sans-serif; {LIGHT} }}
@media (prefers-color-scheme: dark) {{ svg {{ {DARK} }} }}
.paper {{ fill: var(--paper); }}
.zone {{ fill: var(--zone); }}
.vpc {{ fill: none; stroke: var(--soft); stroke-width: 1.5; }}
.box {{ fill: var(--box); stroke: var(--line); }}
.name {{ fill: var(--ink); font-size: 15px; font-weight: 600; }}
.kind {{ fill: var(--soft); font-size: 12px; }}
.label {{ fill: var(--soft); font-size: 13px; }}
.way {{ stroke: var(--way); stroke-width: 1.8; fill: none; marker-end: url(#head); }}
.said {{ fill: var(--way); font-size: 12px; }}
"""
HEAD = (
    '<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0 10 5 0 10z" fill="var(--way)"/></marker></defs>'
)
NOTE = (
    "Dashed: only where a parameter asks for it. Lines: what a security group or a role allows."
    " Drawn from infra/template.yaml."
)
BOXES = {
    # name in the template: x, y, what people call it
    "NatGateway": (100, 160, "NAT gateway"),
    "Balancer": (440, 160, "Load balancer"),
    "S3Endpoint": (100, 285, "Way to S3"),
    "Web": (440, 285, "Web servers"),
    "Db": (100, 480, "PostgreSQL"),
    "NotebookInstance": (440, 480, "Notebook"),
    "LogBucket": (820, 120, "Access log"),
    "InvitationSecret": (820, 195, "First invitation"),
    "KeySecret": (820, 270, "Key of the cookies"),
    "WebLog": (820, 345, "The servers' log"),
    "DataBucket": (820, 420, "Data, models"),
    "TrainingRole": (820, 495, "k-means training"),
    "Alarms": (820, 570, "Alarms"),
}
BOX = (210, 54)
LONG = {
    "AutoScalingGroup": "EC2 Auto Scaling group",
    "Bucket": "S3 bucket",
    "DBInstance": "RDS",
    "LoadBalancer": "Application load balancer",
    "LogGroup": "CloudWatch Logs",
    "NatGateway": "VPC NAT gateway",
    "NotebookInstance": "SageMaker notebook",
    "Role": "SageMaker, with its own role",
    "Secret": "Secrets Manager",
    "Topic": "CloudWatch, told by SNS",
    "VPCEndpoint": "VPC gateway endpoint",
}


def main() -> None:
    """Read, draw, write."""
    decoded, problems = decode_str((HERE / "template.yaml").read_text(encoding="utf-8"))
    assert not problems, problems
    OUT.write_text(draw(json.loads(json.dumps(decoded))), encoding="utf-8")


def draw(template: dict) -> str:
    """The picture, for a template."""
    resources = template["Resources"]
    networks = template["Mappings"]["Networks"]
    parts = [f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}"/>']
    parts.append(_area("vpc", (40, 80, 700, 520), f"VPC {networks['Vpc']['Cidr']}, two zones"))
    for kind, top, height in (("Public", 115, 255), ("Private", 390, 190)):
        subnets = ", ".join(networks[f"{kind}{zone}"]["Cidr"] for zone in "AB")
        parts.append(_area("zone", (60, top, 660, height), f"{kind} subnets {subnets}"))
    middle = BOXES["Balancer"][0] + BOX[0] / 2
    parts.append(
        f'<text class="name" x="{middle:g}" y="38" text-anchor="middle">People at AllowedCidr</text>'
    )
    ports = ", with a certificate HTTPS ".join(map(str, sorted(_ports(resources, "BalancerGroup"))))
    parts.append(_way((middle, 48), (middle, 160), f"HTTP {ports}", (middle + 10, 66)))
    parts.append(_way((middle, 214), (middle, 285), _port(resources, "WebGroup"), (middle + 8, 254)))
    parts.append(_way((540, 339), (290, 480), _port(resources, "DbGroup"), (352, 458)))
    parts.append(_way((440, 507), (310, 507), _port(resources, "DbGroup"), (358, 499)))
    parts.append(_way((650, 180), (820, 147), "", (0, 0)))
    for role, box in (("WebRole", "Web"), ("NotebookRole", "NotebookInstance")):
        parts += [
            _way((650, BOXES[box][1] + 27), (820, BOXES[name][1] + 27), "", (0, 0))
            for name in _used(resources, role)
        ]
    parts += [_box(name, resources[name]) for name in BOXES]
    parts.append(f'<text class="label" x="40" y="{HEIGHT - 22}">{NOTE}</text>')
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="The stack of {len(resources)} resources"'
    body = "\n".join(parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>\n<style>{STYLE}</style>\n{HEAD}\n{body}\n</svg>\n'


def _area(kind: str, where: tuple[int, int, int, int], said: str) -> str:
    x, y, width, height = where
    return (
        f'<rect class="{kind}" x="{x}" y="{y}" width="{width}" height="{height}" rx="10"/>'
        f'<text class="label" x="{x + 14}" y="{y + 22}">{escape(said)}</text>'
    )


def _box(name: str, resource: dict) -> str:
    x, y, said = BOXES[name]
    service, kind = resource["Type"].split("::")[1:]
    dashed = ' stroke-dasharray="5 4"' if "Condition" in resource else ""
    return (
        f'<g><rect class="box" x="{x}" y="{y}" width="{BOX[0]}" height="{BOX[1]}" rx="8"{dashed}/>'
        f'<text class="name" x="{x + 14}" y="{y + 23}">{escape(said)}</text>'
        f'<text class="kind" x="{x + 14}" y="{y + 42}">{escape(LONG.get(kind, f"{service} {kind}"))}</text></g>'
    )


def _way(start: tuple[float, float], end: tuple[float, float], said: str, at: tuple[float, float]) -> str:
    line = f'<path class="way" d="M{start[0]:g} {start[1]:g} L{end[0]:g} {end[1]:g}"/>'
    return line + (f'<text class="said" x="{at[0]:g}" y="{at[1]:g}">{escape(said)}</text>' if said else "")


def _ports(resources: dict, group: str) -> set[int]:
    """The ports that are open to somebody in a security group."""
    inside = resources[group]["Properties"].get("SecurityGroupIngress", [])
    beside = [
        one["Properties"]
        for one in resources.values()
        if one["Type"] == "AWS::EC2::SecurityGroupIngress"
        and one["Properties"]["GroupId"] == {"Fn::GetAtt": [group, "GroupId"]}
    ]
    return {one["FromPort"] for one in [*inside, *beside]}


def _port(resources: dict, group: str) -> str:
    (port,) = _ports(resources, group)
    return str(port)


def _used(resources: dict, role: str) -> list[str]:
    """The boxes outside the VPC that a role may use."""
    said = json.dumps(
        [one["PolicyDocument"]["Statement"] for one in resources[role]["Properties"]["Policies"]]
    )
    found = []
    for name in BOXES:
        log = resources[name]["Properties"].get("LogGroupName", {}).get("Fn::Sub")
        if name != "Db" and (f'"{name}"' in said or f"${{{name}." in said or (log and log in said)):
            found.append(name)
    return found


if __name__ == "__main__":
    main()
