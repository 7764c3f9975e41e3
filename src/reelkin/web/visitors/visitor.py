"""Who is asking, and where their marks are kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Annotated, cast

from fastapi import Depends
from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from reelkin.store.accounts import Account
from reelkin.store.library import library_of
from reelkin.store.opening import reading
from reelkin.store.profiles import Profile, profiles_of
from reelkin.store.sessions import account_of_session
from reelkin.store.tokens import account_of_token
from reelkin.web.problems import is_for_programs
from reelkin.web.security.refusals import Problem
from reelkin.web.site import Site, TheSite
from reelkin.web.visitors.cookie_marks import CookieKeeper
from reelkin.web.visitors.database_marks import DatabaseKeeper
from reelkin.web.visitors.marks import Keeper, Marks
from reelkin.web.visitors.names import called, is_unnamed

SESSION, PROFILE, ONLY_MINE = "session", "profile", "only"
BEARER = "bearer "


class SignInNeeded(Exception):
    """Somebody came to a page that is for people who are signed in."""


@dataclass(frozen=True, eq=False)
class Visitor:
    """Somebody on the site.

    Attributes:
        keeper: where their marks are.
        engine: the database.
        only_mine: whether they want to see only what they have.
        account: who they are, where the server knows.
        profiles: the people of that account.
        profile: the one of them who is here.
    """

    keeper: Keeper
    engine: Engine
    account: Account | None = None
    only_mine: bool = False
    profiles: tuple[Profile, ...] = ()
    profile: Profile | None = None

    @cached_property
    def marks(self) -> Marks:
        """What they have said of titles, as it was when first asked for."""
        marks = self.keeper.marks()
        return replace(marks, only=self.library) if self.only_mine and self.library else marks

    @cached_property
    def library(self) -> tuple[str, ...]:
        """What the account has at home."""
        if self.account is None:
            return ()
        with reading(self.engine) as connection:
            return tuple(library_of(connection, self.account.account))

    @property
    def who(self) -> str:
        """The name to call them by; nothing for the only profile of a site where nobody signs in."""
        if self.profile is None or (
            len(self.profiles) == 1 and not (self.account and self.account.can_sign_in)
        ):
            return ""
        return called(self.profile, self.profile, self.account)

    @property
    def unnamed(self) -> bool:
        """Whether they have a profile and have not said what they are called."""
        return self.profile is not None and is_unnamed(self.profile, self.account)

    @property
    def kept(self) -> tuple[Account, Profile]:
        """The account and the profile that something is to be kept for.

        Raises:
            Problem: nothing of them is kept here.
        """
        if self.account is None or self.profile is None:
            raise Problem(403, "This site keeps nothing of visitors on the server; that needs an account.")
        return self.account, self.profile


def visitor_of(request: Request, site: TheSite) -> Visitor:
    """Who is asking; the same for everything in one request.

    Raises:
        SignInNeeded: a page, and they have to say who they are.
        Problem: a route of the API, likewise.
    """
    if not hasattr(request.state, "visitor"):
        request.state.visitor = _find(request, site)
        request.state.who = request.state.visitor.who
    return cast("Visitor", request.state.visitor)


TheVisitor = Annotated[Visitor, Depends(visitor_of)]
Entered = Depends(visitor_of)
"""Put among the dependencies of pages: whoever has to sign in first is sent to do so."""


async def _admit(request: Request, site: TheSite) -> None:
    """Look who asks, where that matters; a public answer needs no look into the database."""
    if site.config.auth == "password" and not site.config.read_only:
        await run_in_threadpool(visitor_of, request, site)


Admitted = Depends(_admit)
"""The same for routes of the API."""


def _find(request: Request, site: Site) -> Visitor:
    if site.config.auth == "none":
        return _on_cookie(request, site) if site.home is None else _of_account(request, site, site.home)
    account = _signed_in(request, site)
    if account is not None:
        return _of_account(request, site, account)
    if site.config.read_only:
        return _on_cookie(request, site)
    if is_for_programs(request):
        raise Problem(401, "Send a token of yours: Authorization: Bearer …", {"WWW-Authenticate": "Bearer"})
    raise SignInNeeded


def _signed_in(request: Request, site: Site) -> Account | None:
    """By a session, or for programs by a token of the API."""
    secret = request.cookies.get(SESSION, "")
    said = request.headers.get("authorization", "")
    with reading(site.engine) as connection:
        if is_for_programs(request) and said.lower().startswith(BEARER):
            return account_of_token(connection, said[len(BEARER) :].strip())
        return account_of_session(connection, secret) if secret else None


def _of_account(request: Request, site: Site, account: Account) -> Visitor:
    with reading(site.engine) as connection:
        profiles = profiles_of(connection, account.account)
    chosen = request.cookies.get(PROFILE, "")
    profile = next((one for one in profiles if str(one.profile) == chosen), profiles[0])
    keeper = DatabaseKeeper(site.engine, account.account, profile.profile)
    only_mine = request.cookies.get(ONLY_MINE) == "yes"
    return Visitor(keeper, site.engine, account, only_mine, tuple(profiles), profile)


def _on_cookie(request: Request, site: Site) -> Visitor:
    return Visitor(CookieKeeper(request, site), site.engine)
