"""docs/architecture.svg shows the template as it is."""

import importlib.util
import xml.etree.ElementTree as ET

from infra.stacks import HERE, template

spec = importlib.util.spec_from_file_location("draw", HERE / "draw.py")
draw = importlib.util.module_from_spec(spec)
spec.loader.exec_module(draw)


def test_the_picture_is_drawn_from_todays_template():
    assert draw.OUT.read_text(encoding="utf-8") == draw.draw(template()), "run .venv/bin/python infra/draw.py"


def test_a_change_of_the_template_changes_the_picture():
    changed = template()
    changed["Mappings"]["Networks"]["Vpc"]["Cidr"] = "10.99.0.0/16"
    changed["Resources"]["DbFromWeb"]["Properties"]["FromPort"] = 5433
    changed["Resources"]["DbFromNotebook"]["Properties"]["FromPort"] = 5433
    assert "10.99.0.0/16" in draw.draw(changed)
    assert ">5433<" in draw.draw(changed)
    ET.fromstring(draw.draw(changed))  # our own text
