"""The switch between dark and light."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import Response

from reelkin.web.forms import Back, Checked, back_to
from reelkin.web.security.cookies import set_cookie
from reelkin.web.site import TheSite
from reelkin.web.themes import THEME, THEMES

routes = APIRouter(dependencies=[Checked])


@routes.post("/theme")
def choose(site: TheSite, theme: Annotated[str, Form(max_length=10)], back: Back = "/") -> Response:
    """Dark, light, or as the system has it."""
    response = back_to(back)
    set_cookie(response, site.config, THEME, theme if theme in THEMES else "auto")
    return response
