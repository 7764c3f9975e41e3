"""The API, told from its own description: no script and no file from elsewhere."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from reelkin.web.rendering import render

routes = APIRouter()


@routes.get("/api/docs")
def docs(request: Request) -> Response:
    """Every route of the API."""
    described = request.app.openapi()
    listed = [
        {
            "method": method.upper(),
            "path": path,
            "summary": one.get("description") or one.get("summary", ""),
            "parameters": [_parameter(parameter) for parameter in one.get("parameters", ())],
            "body": _name(one.get("requestBody", {})),
            "answers": _name(one["responses"].get("200", {})),
        }
        for path, methods in described["paths"].items()
        for method, one in methods.items()
    ]
    return render(request, "api_docs.html", {"listed": listed, "schemas": _schemas(described)})


def _parameter(one: dict[str, Any]) -> dict[str, Any]:
    return {"name": one["name"], "required": one.get("required", False), "said": one.get("description", "")}


def _name(content: dict[str, Any]) -> str:
    """The schema that a body is of."""
    kinds: list[dict[str, Any]] = list(content.get("content", {}).values())
    schema = kinds[0].get("schema", {}) if kinds else {}
    return str(schema.get("$ref", "")).rpartition("/")[2]


def _schemas(described: dict[str, Any]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Name, description, and the fields with what is said of each."""
    found = described.get("components", {}).get("schemas", {})
    return [
        (name, schema.get("description", ""), [
            (field, str(said.get("description", ""))) for field, said in schema.get("properties", {}).items()
        ])
        for name, schema in sorted(found.items())
        if not name.startswith(("HTTPValidation", "ValidationError", "Body_"))
    ]  # fmt: skip
