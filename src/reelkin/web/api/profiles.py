"""Profiles of the account that asks: ratings, lists, picks, and everything to take along."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from reelkin.store.accounts import Account
from reelkin.store.marks import List, mark, marked, unmark
from reelkin.store.opening import reading, writing
from reelkin.store.profiles import Profile, add_profile, profile_of, profiles_of, remove_profile
from reelkin.store.ratings import rate, rated, unrate
from reelkin.web.api.caching import PROBLEMS, personal
from reelkin.web.api.personal_data import Exported, MarkList, OneProfile, ProfileList, RatingList
from reelkin.web.api.requests import MOST_PICKS, TCONST, NewProfile, Rated
from reelkin.web.api.responses import Picks
from reelkin.web.imports.exporting import everything
from reelkin.web.site import Site, TheModel, TheSite
from reelkin.web.visitors.database_marks import DatabaseKeeper
from reelkin.web.visitors.taste import for_them, known_ratings
from reelkin.web.visitors.visitor import TheVisitor, Visitor

routes = APIRouter(prefix="/profiles", tags=["profiles"], responses=PROBLEMS)
Number = Annotated[int, Path(ge=1, le=2**31 - 1, description="The profile.")]
Tconst = Annotated[str, Path(pattern=TCONST, examples=["tt0078748"])]
LISTS: dict[str, List] = {"watchlist": "watchlist", "seen": "seen", "not-interested": "not_interested"}
ListName = Annotated[str, Path(pattern="^(watchlist|seen|not-interested)$")]


@routes.get("", response_model=ProfileList)
def profiles(site: TheSite, visitor: TheVisitor) -> Response:
    """The people of this account."""
    account, _ = visitor.kept
    with reading(site.engine) as connection:
        found = profiles_of(connection, account.account)
    return personal({"profiles": [_short(one) for one in found]})


@routes.post("", response_model=OneProfile, status_code=201)
def add(site: TheSite, visitor: TheVisitor, asked: NewProfile) -> Response:
    """A new profile."""
    account, _ = visitor.kept
    with writing(site.engine) as connection:
        made = add_profile(connection, account.account, asked.name)
    return personal(_short(made), 201)


@routes.delete("/{profile}", status_code=204)
def remove(site: TheSite, visitor: TheVisitor, profile: Number) -> Response:
    """Remove a profile with all that is kept of it. An account keeps its last one."""
    account = _of(site, visitor, profile)
    with writing(site.engine) as connection:
        remove_profile(connection, account.account, profile)
    return Response(status_code=204)


@routes.get("/{profile}/export", response_model=Exported)
def export(site: TheSite, visitor: TheVisitor, profile: Number) -> Response:
    """Everything that is kept of a profile."""
    account, _ = visitor.kept
    with reading(site.engine) as connection:
        name = profile_of(connection, account.account, profile).name
        return personal(everything(connection, account.account, profile, name))


@routes.get("/{profile}/picks", response_model=Picks)
def picks(
    site: TheSite,
    live: TheModel,
    visitor: TheVisitor,
    profile: Number,
    n: Annotated[int, Query(ge=1, le=MOST_PICKS)] = 20,
    reasons: Annotated[int, Query(ge=0, le=200)] = 8,
) -> Response:
    """The best titles for a profile, without what it has seen or does not want."""
    account = _of(site, visitor, profile)
    marks = DatabaseKeeper(site.engine, account.account, profile).marks()
    found = live.model.recommend(known_ratings(live, marks), n, **for_them(marks, franchise="order"))
    return personal(
        {"model": live.model_id, "picks": [one.to_dict(reasons) for one in found], "shortfall": None}
    )


@routes.get("/{profile}/ratings", response_model=RatingList)
def ratings(site: TheSite, visitor: TheVisitor, profile: Number) -> Response:
    """The ratings, the latest first."""
    account, _ = visitor.kept
    with reading(site.engine) as connection:
        found = rated(connection, account.account, profile)
    listed = [{"tconst": one.tconst, "rating": one.rating, "rated_at": one.rated_at} for one in found]
    return personal({"ratings": listed})


@routes.put("/{profile}/ratings/{tconst}", status_code=204)
def put_rating(
    site: TheSite, live: TheModel, visitor: TheVisitor, profile: Number, tconst: Tconst, asked: Rated
) -> Response:
    """Rate a title."""
    account = _of(site, visitor, profile)
    live.model.facts(tconst)
    with writing(site.engine) as connection:
        rate(connection, account.account, profile, tconst, asked.rating)
    return Response(status_code=204)


@routes.delete("/{profile}/ratings/{tconst}", status_code=204)
def delete_rating(site: TheSite, visitor: TheVisitor, profile: Number, tconst: Tconst) -> Response:
    """Take a rating back."""
    account = _of(site, visitor, profile)
    with writing(site.engine) as connection:
        unrate(connection, account.account, profile, tconst)
    return Response(status_code=204)


@routes.get("/{profile}/{name}", response_model=MarkList)
def listed(site: TheSite, visitor: TheVisitor, profile: Number, name: ListName) -> Response:
    """One of the lists: `watchlist`, `seen` or `not-interested`; the latest first."""
    account, _ = visitor.kept
    with reading(site.engine) as connection:
        found = marked(connection, account.account, profile, LISTS[name])
    return personal({"titles": [{"tconst": tconst, "marked_at": when} for tconst, when in found.items()]})


@routes.put("/{profile}/{name}/{tconst}", status_code=204)
def put_mark(
    site: TheSite, live: TheModel, visitor: TheVisitor, profile: Number, name: ListName, tconst: Tconst
) -> Response:
    """Put a title on a list."""
    account = _of(site, visitor, profile)
    live.model.facts(tconst)
    with writing(site.engine) as connection:
        mark(connection, account.account, profile, LISTS[name], tconst)
    return Response(status_code=204)


@routes.delete("/{profile}/{name}/{tconst}", status_code=204)
def delete_mark(
    site: TheSite, visitor: TheVisitor, profile: Number, name: ListName, tconst: Tconst
) -> Response:
    """Take a title off a list."""
    account = _of(site, visitor, profile)
    with writing(site.engine) as connection:
        unmark(connection, account.account, profile, LISTS[name], tconst)
    return Response(status_code=204)


def _of(site: Site, visitor: Visitor, profile: int) -> Account:
    """The account, if the profile is its own."""
    account, _ = visitor.kept
    with reading(site.engine) as connection:
        profile_of(connection, account.account, profile)
    return account


def _short(profile: Profile) -> dict[str, Any]:
    return {"profile": profile.profile, "name": profile.name, "created_at": profile.created_at}
