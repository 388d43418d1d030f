"""What all pages share: the templates, the language of the visitor, the security headers, and errors as pages."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from api import releases
from api.explore.palette import looks
from api.models import Label
from api.views import number
from kg.errors import VetkgError
from kg.rejections import reason_of, reasons
from ontology.schema import Attribute, load

LANGUAGES = ("zh", "en")
# No inline script or style, nothing from another host, no framing. Images: data URIs are what vis-network's cursor needs.
POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
FOLDER = Path(str(resources.files("api.explore")))


@cache
def environment() -> Environment:
    """The templates; every value is escaped."""
    env = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(looks=looks(), schema=load(), number=number, attributes=_attributes())
    env.filters["path"] = lambda text: quote(str(text), safe="")
    return env


def _attributes() -> dict[str, Attribute]:
    """Every attribute of entities and of relations' claims by its key."""
    schema = load()
    groups = [t.attributes for t in schema.entity_types.values()] + [r.attributes for r in schema.relation_types.values()]
    return {attribute.key: attribute for group in groups for attribute in group}


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads((FOLDER / "texts.toml").read_text(encoding="utf-8"))


def texts() -> Mapping[str, Mapping[str, str]]:
    """The words of the pages: key to language to text."""
    return {key: said for key, said in _words().items() if key != "values"}


def values() -> Mapping[str, Mapping[str, str]]:
    """Values of attributes, forms of cooperation and reasons of rejections: the graph's word to language to text."""
    found: Mapping[str, Mapping[str, str]] = _words()["values"]
    forms = {form.name: {"zh": form.name, "en": form.label_en} for form in load().forms.values()}
    return {**forms, **{code: {"zh": why.zh, "en": why.en} for code, why in reasons().items()}, **found}


def language(request: Request) -> str:
    """The visitor's language: what the address says, else what was chosen before, else Chinese."""
    for said in (request.query_params.get("lang"), request.cookies.get("lang")):
        if said in LANGUAGES:
            return said
    return "zh"


def context(request: Request, own: Mapping[str, Any]) -> dict[str, Any]:
    """What a template needs: the words in the visitor's language, and the page's own values."""
    lang = language(request)
    other = "en" if lang == "zh" else "zh"

    def say(key: str, **parts: object) -> str:
        return texts()[key][lang].format(**parts)

    def pick(label: Label | Any) -> str:
        return str(getattr(label, lang))

    def of(thing: Any) -> str:
        return str(getattr(thing, f"label_{lang}"))

    def value(word: object) -> object:
        return values().get(str(word), {}).get(lang, word)

    def why(code: str) -> str:
        reason = reason_of(code)
        return reason.more_zh if lang == "zh" else reason.more_en

    query = [(k, v) for k, v in request.query_params.multi_items() if k != "lang"]
    script_words: dict[str, Any] = {k.removeprefix("js_"): v[lang] for k, v in texts().items() if k.startswith("js_")}
    script_words["values"] = {word: said[lang] for word, said in values().items()}
    return {
        "lang": lang,
        "other_lang": other,
        "switch": f"{request.url.path}?{urlencode([*query, ('lang', other)])}",
        "here": request.url.path,
        "named_release": releases.named(request),
        "current_release": _in_release(request, ""),
        "t": say,
        "pick": pick,
        "of": of,
        "value": value,
        "why": why,
        "words": script_words,
        **own,
    }


def _in_release(request: Request, release: str) -> str:
    """The same page in another release; in the current one where none is named."""
    others = [(k, v) for k, v in request.query_params.multi_items() if k not in (releases.PARAMETER, "lang")]
    return f"{quote(request.url.path)}?{urlencode([*others, (releases.PARAMETER, release)])}"


def render(request: Request, template: str, values: Mapping[str, Any], status: int = 200) -> HTMLResponse:
    """A page from a template."""
    return respond(request, environment().get_template(template).render(context(request, values)), status)


def respond(request: Request, html: str, status: int = 200) -> HTMLResponse:
    """A page with the security headers; a language chosen in the address is remembered, and its links keep a named release."""
    response = HTMLResponse(releases.keep_in_page(html, releases.named(request)), status_code=status)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Vary"] = "Cookie, Accept"
    if request.query_params.get("lang") in LANGUAGES:
        response.set_cookie("lang", language(request), max_age=31_536_000, samesite="lax")
    return response


class BoundTemplate:
    """A template with the page's own values, to which pyvis adds nodes, edges and options."""

    def __init__(self, template: Template, values: Mapping[str, Any]) -> None:
        self._template = template
        self._values = values

    def render(self, **more: Any) -> str:
        """The page."""
        return self._template.render({**more, **self._values})


class BoundEnvironment:
    """The templates as pyvis wants them: it asks for one by name and then renders it with its values only; ours are added."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = dict(values)

    def get_template(self, name: str) -> BoundTemplate:
        """The template, with the page's values bound."""
        return BoundTemplate(environment().get_template(name), self._values)


class PageRoute(APIRoute):
    """A route whose errors are pages in the visitor's language, not problem+json."""

    def get_route_handler(self) -> Callable[[Request], Any]:
        """The handler, with our errors caught."""
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                response: Response = await handler(request)
            except VetkgError as error:
                return error_page(request, error)
            return response

        return handle


def said(request: Request, error: VetkgError) -> str:
    """What went wrong, in a sentence in the visitor's language."""
    key = f"error_{error.slug.replace('-', '_')}"
    return texts().get(key, texts()["error_error"])[language(request)]


def error_page(request: Request, error: VetkgError) -> HTMLResponse:
    """What went wrong, with what to do and the nearest known names."""
    try:
        entities = releases.served(request.scope).browsing().index.graph.entities if error.suggestions else {}
    except VetkgError:  # the graph itself is what failed
        entities = {}
    near = []
    for one in error.suggestions:
        if one in entities:
            near.append((f"/entity/{one}", f"{entities[one].name} ({one})"))
        elif one.startswith("release-"):
            near.append((_in_release(request, one), one))
        else:
            near.append((f"/browse?q={quote(one)}", one))
    return render(request, "error.html", {"error": error, "said": said(request, error), "near": near}, error.status)
