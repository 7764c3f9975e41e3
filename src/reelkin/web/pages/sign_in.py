"""Signing in and out, and coming in by invitation."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query
from starlette.requests import Request
from starlette.responses import Response

from reelkin.errors import UsageError
from reelkin.store.accounts import check_password
from reelkin.store.invitations import accept, holds
from reelkin.store.opening import reading, writing
from reelkin.store.sessions import end_all_sessions, end_session, start_session
from reelkin.web.forms import Back, Checked, back_to
from reelkin.web.rendering import render
from reelkin.web.security.cookies import drop_cookie, set_cookie
from reelkin.web.security.rate_limits import Limited
from reelkin.web.security.refusals import Problem
from reelkin.web.site import Site, TheSite
from reelkin.web.visitors.visitor import PROFILE, SESSION, TheVisitor

routes = APIRouter()
Secret = Annotated[str, Form(max_length=1_000)]
WRONG = "That name and that password do not belong together."


@routes.get("/sign-in")
def ask(request: Request, site: TheSite, back: Annotated[str, Query(max_length=2_000)] = "/") -> Response:
    """Name and password."""
    _with_accounts(site)
    return render(request, "sign_in.html", {"to": back, "said": None, "name": ""})


@routes.post("/sign-in", dependencies=[Checked, Limited("sign-in")])
def sign_in(request: Request, site: TheSite, name: Secret, password: Secret, to: Back = "/") -> Response:
    """Begin a session."""
    _with_accounts(site)
    with reading(site.engine) as connection:
        account = check_password(connection, name, password)
    if account is None:
        return render(request, "sign_in.html", {"to": to, "said": WRONG, "name": name}, 401)
    return _come_in(site, account.account, to)


@routes.get("/join")
def invited(
    request: Request, site: TheSite, invitation: Annotated[str, Query(max_length=200)] = ""
) -> Response:
    """An account for whoever was invited."""
    _with_accounts(site)
    with reading(site.engine) as connection:
        good = holds(connection, invitation)
    return render(request, "join.html", {"invitation": invitation, "good": good, "said": None, "name": ""})


@routes.post("/join", dependencies=[Checked, Limited("sign-in")])
def join(request: Request, site: TheSite, invitation: Secret, name: Secret, password: Secret) -> Response:
    """Use the invitation up."""
    _with_accounts(site)
    try:
        with writing(site.engine) as connection:
            account = accept(connection, invitation, name, password)
    except UsageError as error:
        told = {"invitation": invitation, "good": True, "said": str(error), "name": name}
        return render(request, "join.html", told, 422)
    return _come_in(site, account.account, "/")


@routes.post("/sign-out", dependencies=[Checked])
def sign_out(request: Request, site: TheSite) -> Response:
    """End this session."""
    with writing(site.engine) as connection:
        end_session(connection, request.cookies.get(SESSION, ""))
    return _gone(site)


@routes.post("/sign-out-everywhere", dependencies=[Checked])
def sign_out_everywhere(site: TheSite, visitor: TheVisitor) -> Response:
    """End every session of the account, on every device."""
    account, _ = visitor.kept
    with writing(site.engine) as connection:
        end_all_sessions(connection, account.account)
    return _gone(site)


def _with_accounts(site: Site) -> None:
    if site.config.auth != "password":
        raise Problem(404, "Nobody signs in here.")


def _come_in(site: Site, account: int, to: str) -> Response:
    with writing(site.engine) as connection:
        secret = start_session(connection, account)
    response = back_to(to)
    set_cookie(response, site.config, SESSION, secret)
    drop_cookie(response, site.config, PROFILE)
    return response


def _gone(site: Site) -> Response:
    response = back_to("/sign-in" if site.config.auth == "password" else "/")
    drop_cookie(response, site.config, SESSION)
    drop_cookie(response, site.config, PROFILE)
    return response
