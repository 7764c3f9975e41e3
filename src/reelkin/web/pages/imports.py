"""Bringing ratings from elsewhere, deciding about what is not sure, taking everything along, deleting everything."""

from __future__ import annotations

import json
import secrets
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import Response

from reelkin.errors import BadInput
from reelkin.interactions.matching import Matched
from reelkin.interactions.merging import MANY
from reelkin.store.last_import import undo_import
from reelkin.store.opening import reading, writing
from reelkin.store.profiles import add_profile, remove_profile, rename_profile
from reelkin.store.undecided import undecided_of
from reelkin.web.cards import card_of
from reelkin.web.forms import Checked, Upload, back_to, uploaded
from reelkin.web.imports.exporting import as_csv, everything
from reelkin.web.imports.importing import Brought, decide_row, keep_import, match, read_apart
from reelkin.web.imports.pending import seal, unseal
from reelkin.web.pages.taste import taste_page
from reelkin.web.rendering import render
from reelkin.web.security.body_limits import MOST_UPLOADED
from reelkin.web.security.cookies import set_cookie
from reelkin.web.security.rate_limits import Limited
from reelkin.web.security.refusals import Problem
from reelkin.web.site import Site, TheModel, TheSite
from reelkin.web.visitors.flash import Flash, put_flash
from reelkin.web.visitors.visitor import PROFILE, TheVisitor, Visitor

routes = APIRouter(prefix="/taste")
SHOWN = 100
"""Rows of each kind that are listed; the count tells of the rest."""
NONE = "none"
NO_FILE = "No file came. Choose the export you downloaded, zipped or not."


@routes.post("/import", dependencies=[Checked, Limited("import")])
def bring(
    request: Request,
    site: TheSite,
    live: TheModel,
    visitor: TheVisitor,
    file: Upload = None,
) -> Response:
    """Import an export of IMDb, Letterboxd, Trakt or MovieLens, or any sheet of titles and ratings."""
    _, profile = visitor.kept
    name, data = uploaded(file)
    if not data:
        return taste_page(request, site, live, visitor, NO_FILE)
    try:
        readings = read_apart(name, data)
    except BadInput as error:
        return taste_page(request, site, live, visitor, str(error))
    found = match(live, readings)
    if len(found.rows) > MANY:
        packed, sealed = seal(site, profile.profile, readings)
        told = {"name": name, "found": found, "many": MANY, "packed": packed, "sealed": sealed}
        return render(request, "sure.html", told)
    return _imported(request, site, visitor, found)


@routes.post("/import/sure", dependencies=[Checked, Limited("import")])
def bring_all(
    request: Request,
    site: TheSite,
    live: TheModel,
    visitor: TheVisitor,
    packed: Annotated[str, Form(max_length=MOST_UPLOADED)],
    sealed: Annotated[str, Form(max_length=100)],
) -> Response:
    """Import what was asked about, for it is one person's."""
    _, profile = visitor.kept
    return _imported(request, site, visitor, match(live, unseal(site, profile.profile, packed, sealed)))


@routes.post("/import/undo", dependencies=[Checked])
def take_back(site: TheSite, visitor: TheVisitor) -> Response:
    """Everything is as it was before the last import."""
    account, profile = visitor.kept
    with writing(site.engine) as connection:
        undone = undo_import(connection, account.account, profile.profile)
    response = back_to("/taste")
    said = "There is no import to take back."
    if undone is not None:
        changed = undone.ratings + undone.marks + undone.undecided_rows
        said = f"The import is taken back: {changed:,} {'row is' if changed == 1 else 'rows are'} as before."
    put_flash(response, site, Flash(said))
    return response


def _imported(request: Request, site: Site, visitor: Visitor, found: Brought) -> Response:
    account, profile = visitor.kept
    with writing(site.engine) as connection:
        keep_import(connection, account.account, profile.profile, found.rows)
    told = {
        "found": found,
        "matched": found.of("matched"),
        "likely": found.likely[:SHOWN],
        "ambiguous": found.of("ambiguous"),
        "unmatched": found.of("unmatched"),
        "shown": SHOWN,
    }
    return render(request, "imported.html", told)


@routes.get("/review")
def review(request: Request, site: TheSite, live: TheModel, visitor: TheVisitor) -> Response:
    """The rows that may be several titles, or none."""
    account, profile = visitor.kept
    with reading(site.engine) as connection:
        stored = undecided_of(connection, account.account, profile.profile)
    rows = [(key, Matched.from_dict(one)) for key, one in stored.items()]
    ambiguous = [
        (
            key,
            one,
            [
                card_of(live, live.model.facts(known.tconst).row)
                for known in one.candidates
                if known.tconst in live.model
            ],
        )
        for key, one in rows
        if one.status == "ambiguous"
    ]
    unmatched = [one for _, one in rows if one.status == "unmatched"]
    return render(
        request, "review.html", {"ambiguous": ambiguous[:SHOWN], "unmatched": unmatched, "shown": SHOWN}
    )


@routes.post("/review", dependencies=[Checked])
def decide(
    site: TheSite,
    live: TheModel,
    visitor: TheVisitor,
    key: Annotated[str, Form(max_length=5_000)],
    tconst: Annotated[str, Form(max_length=20)],
) -> Response:
    """One row is this title, or none of them."""
    account, profile = visitor.kept
    with writing(site.engine) as connection:
        chosen = None if tconst == NONE else tconst
        decide_row(connection, account.account, profile.profile, key, chosen, live)
    return back_to("/taste/review")


@routes.get("/export.json")
def export(site: TheSite, visitor: TheVisitor) -> Response:
    """Everything."""
    return _download(
        json.dumps(_all(site, visitor), ensure_ascii=False, indent=1), "application/json", "reelkin.json"
    )


@routes.get("/export.csv")
def sheet(site: TheSite, live: TheModel, visitor: TheVisitor) -> Response:
    """Ratings and lists as a sheet."""
    return _download(as_csv(live, _all(site, visitor)), "text/csv; charset=utf-8", "reelkin.csv")


@routes.post("/delete", dependencies=[Checked])
def delete(site: TheSite, visitor: TheVisitor, sure: Annotated[str, Form(max_length=3)] = "") -> Response:
    """Delete all that is kept of a profile. It goes whole; an empty one of the same name takes its place."""
    account, profile = visitor.kept
    if sure != "yes":
        raise Problem(422, "Tick the box first; this cannot be undone.")
    with writing(site.engine) as connection:
        rename_profile(connection, account.account, profile.profile, f"gone {secrets.token_hex(8)}")
        empty = add_profile(connection, account.account, profile.name)
        remove_profile(connection, account.account, profile.profile)
    response = back_to("/")
    set_cookie(response, site.config, PROFILE, str(empty.profile))
    put_flash(response, site, Flash("Everything is deleted: ratings, lists, and what was imported."))
    return response


def _all(site: TheSite, visitor: TheVisitor) -> dict[str, object]:
    account, profile = visitor.kept
    with reading(site.engine) as connection:
        return everything(connection, account.account, profile.profile, profile.name)


def _download(text: str, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(text.encode(), media_type=kind, headers=headers)
