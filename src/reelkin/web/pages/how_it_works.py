"""How this works: the model in words, and the reports that were made of it, where they are."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from reelkin.web.live_model import Live
from reelkin.web.rendering import render
from reelkin.web.security.refusals import Problem
from reelkin.web.site import Site, TheModel, TheSite
from reelkin.web.visitors.visitor import TheVisitor

routes = APIRouter()
REPORT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; font-src data:; sandbox"
"""Reports hold their own style and drawings; they run nothing, and are kept from everything of the site."""
PAGES = {"inspection": "report.html", "evaluation": "index.html", "card": "card.html"}
ENDINGS = (".html", ".svg", ".png", ".css", ".json", ".md")


@routes.get("/how")
def how(request: Request, site: TheSite, live: TheModel) -> Response:
    """The way from files to a pick, and what was measured."""
    facts = live.model.bundle.facts
    reports = [name for name in PAGES if (folder_of(site, live, name) / PAGES[name]).is_file()]
    told = {
        "titles": len(live.model),
        "clusters": len(live.model.clusters),
        "people": len(live.model.bundle.people.name),
        "features": len(live.model.bundle.features.name),
        "dimensions": live.model.bundle.embedding.vectors.shape[1],
        "learned": bool(facts["training"].get("learned_from_ratings")),
        "model_id": live.model_id,
        "reports": reports,
    }
    return render(request, "how.html", told)


@routes.get("/about")
def about(request: Request, live: TheModel, visitor: TheVisitor) -> Response:
    """What is here, where it comes from, and what is kept of whoever asks."""
    told = {"titles": len(live.model), "on_server": visitor.account is not None}
    return render(request, "about.html", told)


@routes.get("/reports/{name}/{file:path}")
def report(name: str, file: str, site: TheSite, live: TheModel) -> Response:
    """A file of a report."""
    if name not in PAGES:
        raise Problem(404, "There is no such report.")
    folder = folder_of(site, live, name).resolve()
    path = (folder / (file or PAGES[name])).resolve()
    if not path.is_relative_to(folder) or path.suffix not in ENDINGS or not path.is_file():
        raise Problem(404, "The report has no such page.")
    return FileResponse(path, headers={"Content-Security-Policy": REPORT_POLICY, "Cache-Control": "no-cache"})


def folder_of(site: Site, live: Live, name: str) -> Path:
    """Where a report on the live model, or on what it was made from, lies."""
    reports = site.config.home / "reports"
    if name == "card":
        return site.config.home / "models" / live.model_id
    if name == "evaluation":
        return reports / live.model_id / "evaluation"
    # A snapshot's folder is named by its date and the beginning of its content's hash.
    digest = str(live.model.bundle.facts["snapshot"].get("digest", ""))[:8]
    found = sorted(reports.glob(f"*-{digest}")) if digest.isalnum() else []
    return (found[-1] if found else reports / "none") / "inspection"
