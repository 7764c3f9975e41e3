"""Draw docs/architecture.svg from the template's own resources: `.venv/bin/python infra/draw.py`.

What there is, what it is called on AWS, what is inside what and who may speak to whom are read from the template; only
where things stand, and what people call them, is said here. Needs the group `test` (cfn-lint reads the template).
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from cfnlint.decode import decode_str

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "docs" / "architecture.svg"
WIDTH, HEIGHT = 1240, 760
LIGHT = (
    "--paper: #fbfaf7; --ink: #23211d; --soft: #6d6860; --line: #b9b2a5; --zone: #f3f0e8; --public: #e4eadf;"
    " --private: #e3e6ee; --box: #fff; --web: #9b4a1f; --note: #2b5c8a;"
)
DARK = (
    "--paper: #191816; --ink: #ece8df; --soft: #a39d92; --line: #565148; --zone: #211f1c; --public: #25302a;"
    " --private: #272b36; --box: #2f2c29; --web: #e0925f; --note: #86b4de;"
)
STYLE = f"""
svg {{ font-family: system-ui, sans-serif; {LIGHT} }}
@media (prefers-color-scheme: dark) {{ svg {{ {DARK} }} }}
.paper {{ fill: var(--paper); }}
.zone {{ fill: var(--zone); }}
.public {{ fill: var(--public); }}
.private {{ fill: var(--private); }}
.vpc, .group {{ fill: none; stroke: var(--soft); stroke-width: 1.5; }}
.box {{ fill: var(--box); stroke: var(--line); }}
.maybe {{ stroke-dasharray: 5 4; }}
.head {{ fill: var(--ink); font-size: 22px; font-weight: 650; }}
.name {{ fill: var(--ink); font-size: 15px; font-weight: 600; }}
.kind, .label {{ fill: var(--soft); font-size: 12.5px; }}
.item {{ fill: var(--ink); font-size: 13.5px; }}
.web {{ stroke: var(--web); }}
.note {{ stroke: var(--note); }}
.way {{ stroke-width: 1.8; fill: none; }}
.web.way {{ marker-end: url(#web); }}
.note.way {{ marker-end: url(#note); }}
.said {{ font-size: 13px; font-weight: 600; fill: var(--web); }}
.said.note {{ fill: var(--note); stroke: none; }}
"""
HEADS = "".join(
    f'<marker id="{kind}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">'
    f'<path d="M0 0 10 5 0 10z" fill="var(--{kind})"/></marker>'
    for kind in ("web", "note")
)
CARDS = {
    # what stands in the region beside the VPC: title, the part of AWS, its y
    "S3": ("S3 buckets", "AWS::S3::Bucket", 110),
    "Secrets": ("Secrets Manager", "AWS::SecretsManager::Secret", 262),
    "Watch": ("CloudWatch", "AWS::Logs::LogGroup", 414),
    "Train": ("SageMaker", "AWS::IAM::Role", 594),
}
NOTE = (
    "Dashed: only where a parameter or the size asks for it. Lines: what security groups and roles allow;"
    " brown for the site, blue for the notebook."
)
CARD_X, CARD_WIDTH, ROW = 920, 280, 23
CALLED = {
    "DataBucket": "Data, models, vectors for training",
    "LogBucket": "The load balancer's access log",
    "InvitationSecret": "The first invitation",
    "KeySecret": "The key of the cookies",
    "WebLog": "What the web servers say",
    "DbLog": "What the database says",
    "TrainingRole": "k-means: training, batch transform",
}
"""What people call what stands in a card, by its name in the template."""


def main() -> None:
    """Read, draw, write."""
    decoded, problems = decode_str((HERE / "template.yaml").read_text(encoding="utf-8"))
    assert not problems, problems
    OUT.write_text(draw(json.loads(json.dumps(decoded))), encoding="utf-8")


def draw(template: dict) -> str:
    """The picture, for a template."""
    resources, mappings = template["Resources"], template["Mappings"]
    parts = [
        f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}"/>',
        _text("head", 40, 50, "reelkin on AWS"),
        _text("label", 40, 74, f"{len(resources)} resources of infra/template.yaml"),
        *_network(mappings["Networks"]),
        *_machines(resources, mappings["Sizes"]),
        *_cards(resources),
        *_ways(resources),
        _text("label", 40, 738, NOTE),
    ]
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="The stack of {len(resources)} resources"'
    body = "\n".join(parts)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {box}>'
    return f"{svg}\n<style>{STYLE}</style>\n<defs>{HEADS}</defs>\n{body}\n</svg>\n"


def _network(networks: dict) -> list[str]:
    """The VPC, its two zones, and a public and a private subnet in each."""
    parts = [_area("vpc", 40, 110, 760, 600), _text("label", 56, 132, f"VPC {networks['Vpc']['Cidr']}")]
    for x, zone in ((56, "A"), (428, "B")):
        parts += [_area("zone", x, 144, 356, 552), _text("label", x + 14, 166, f"Zone {zone}")]
        for kind, y, height in (("Public", 178, 282), ("Private", 474, 210)):
            said = f"{kind} subnet {networks[f'{kind}{zone}']['Cidr']}"
            parts += [
                _area(kind.lower(), x + 10, y, 336, height),
                _text("label", x + 22, y + height - 12, said),
            ]
    return parts


def _machines(resources: dict, sizes: dict) -> list[str]:
    """What runs in the VPC."""
    small, standard = sizes["small"], sizes["standard"]
    group = resources["Web"]["Properties"]
    checked = "health by the load balancer" if group["HealthCheckType"] == "ELB" else "health by EC2"
    assert small["WebServers"] == 1
    assert standard["WebServers"] == 2  # and so the second server and the standby are drawn dashed
    parts = [
        _box(270, 192, 300, "Load balancer", "Application Load Balancer, in both zones"),
        _box(
            80, 192, 160, "NAT gateway", "servers then private", maybe="Condition" in resources["NatGateway"]
        ),
        _area("group", 84, 300, 672, 124),
        _text("label", 740, 413, f"EC2 Auto Scaling group, {checked}", "end"),
        _box(100, 336, 250, "Web server", f"{small['WebType']}, or {standard['WebType']}; arm64"),
        _box(490, 336, 250, "Web server", "with size standard", maybe=True),
        _box(80, 492, 290, "PostgreSQL", f"RDS {small['DbType']}, or {standard['DbType']}"),
        _box(
            470,
            492,
            270,
            "Its standby",
            "with size standard",
            maybe=standard["DbStandby"] and not small["DbStandby"],
        ),
        _box(
            80,
            586,
            290,
            "Notebook",
            "SageMaker, stops itself when idle",
            maybe="Condition" in resources["NotebookInstance"],
        ),
    ]
    assert resources["S3Endpoint"]["Properties"]["VpcEndpointType"] == "Gateway"
    return [*parts, _box(470, 586, 270, "Way to S3", "Gateway endpoint, free of charge")]


def _cards(resources: dict) -> list[str]:
    """What stands beside the VPC, and what of it is whose."""
    parts = []
    for name, (title, _, y) in CARDS.items():
        items = _items(name, resources)
        height = 44 + ROW * len(items)
        parts += [f'<rect class="box" x="{CARD_X}" y="{y}" width="{CARD_WIDTH}" height="{height}" rx="8"/>']
        parts.append(_text("name", CARD_X + 16, y + 26, title))
        parts += [_text("item", CARD_X + 16, y + 50 + ROW * row, item) for row, item in enumerate(items)]
    return parts


def _items(card: str, resources: dict) -> list[str]:
    kind = CARDS[card][1]
    items = [CALLED[name] for name, one in resources.items() if one["Type"] == kind and name in CALLED]
    if card == "Train":
        items.append("under a role of its own")
    if card == "S3":
        items.append("Releases, the first model (your own)")
    if card == "Secrets" and resources["Db"]["Properties"]["ManageMasterUserPassword"]:
        items.append("The database's password, by RDS")
    if card == "Watch":
        alarms = sum(one["Type"] == "AWS::CloudWatch::Alarm" for one in resources.values())
        items.append(f"{alarms} alarms, told by SNS")
    return items


def _ways(resources: dict) -> list[str]:
    """Who may speak to whom."""
    ports = ", with a certificate HTTPS ".join(map(str, sorted(_ports(resources, "BalancerGroup"))))
    web, db = _port(resources, "WebGroup"), _port(resources, "DbGroup")
    parts = [
        _text("name", 420, 50, "People at AllowedCidr", "middle"),
        _way("web", "M420 62 V192"),
        _text("said", 430, 84, f"HTTP {ports}"),
        _way("web", "M340 248 V336"),
        _way("web", "M500 248 V336"),
        _text("said", 420, 286, web, "middle"),
        _way("web", "M300 392 V492"),
        _text("said", 309, 413, db),
        _way("web", "M490 378 H390 V510 H370"),
        _way("note", "M225 586 V548"),
        _text("said note", 234, 572, db),
        _way("web", "M570 220 H820 V128 H920"),
    ]
    lanes = {"WebRole": ("web", "M756 362", 840), "NotebookRole": ("note", "M340 642 V656", 880)}
    for role, (kind, start, x) in lanes.items():
        shift = 0 if role == "WebRole" else 22
        for card in _used(resources, role):
            y = CARDS[card][2] + 36 + shift
            parts.append(_way(kind, f"{start} H{x} V{y} H{CARD_X}"))
    return parts


def _used(resources: dict, role: str) -> list[str]:
    """The cards that a role may use something of."""
    policies = resources[role]["Properties"]["Policies"]
    said = json.dumps([one["PolicyDocument"]["Statement"] for one in policies])
    signs = {
        "S3": ("DataBucket",),
        "Secrets": ("KeySecret", "InvitationSecret", "MasterUserSecret"),
        "Watch": (
            str(resources["WebLog"]["Properties"]["LogGroupName"]["Fn::Sub"]),
            "log-group:/aws/sagemaker",
        ),
        "Train": ("sagemaker:CreateTrainingJob",),
    }
    return [card for card, names in signs.items() if any(name in said for name in names)]


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


def _area(kind: str, x: int, y: int, width: int, height: int) -> str:
    return f'<rect class="{kind}" x="{x}" y="{y}" width="{width}" height="{height}" rx="10"/>'


def _box(x: int, y: int, width: int, name: str, kind: str, *, maybe: bool = False) -> str:
    dashed = " maybe" if maybe else ""
    return (
        f'<rect class="box{dashed}" x="{x}" y="{y}" width="{width}" height="56" rx="8"/>'
        + _text("name", x + 16, y + 24, name)
        + _text("kind", x + 16, y + 43, kind)
    )


def _text(kind: str, x: float, y: float, said: str, anchor: str = "start") -> str:
    at = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text class="{kind}" x="{x:g}" y="{y:g}"{at}>{escape(said)}</text>'


def _way(kind: str, path: str) -> str:
    return f'<path class="{kind} way" d="{path}"/>'


if __name__ == "__main__":
    main()
