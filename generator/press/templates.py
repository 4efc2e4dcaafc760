"""Jinja2: the theme's templates, what each consists of, and the fragments rendered once and used often."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemBytecodeCache,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    meta,
)
from markupsafe import Markup, escape

from generator.model import Query, UsageError
from generator.press.copies import Facts
from generator.press.house import House
from generator.press.theme import Theme, digest_of

PARTIALS = ("partials/masthead.html", "partials/colophon.html")
CARDS = ("partials/card_line.html", "partials/card_full.html")

Closures = dict[str, str]
"""For each template a hash over it and every template it extends, includes or imports."""


class Templates:
    """The theme's templates, ready to render."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._environment = _environment(house.theme, house.compiled)
        self._ready: dict[str, Template] = {}
        self._common: dict[str, dict[str, Any]] = {}

    def render(self, template: str, context: Mapping[str, Any]) -> str:
        """One template with its context; raises ``UsageError`` that names the template and what is wrong in it."""
        try:
            ready = self._ready.get(template)
            if ready is None:
                ready = self._ready[template] = self._environment.get_template(template)
            return self._rendered(ready, context)
        except TemplateSyntaxError as error:
            raise UsageError(Query(f"theme/templates/{error.name or template}", f"{error.message}.", error.lineno)) from error
        except TemplateNotFound as error:
            raise UsageError(Query(f"theme/templates/{template}", f"Names {error.name}, which is not in the theme.")) from error
        except (TemplateError, AttributeError, TypeError, KeyError) as error:
            raise UsageError(Query(f"theme/templates/{template}", f"Cannot be rendered: {error}.", _line_of(error))) from error

    def _rendered(self, template: Template, context: Mapping[str, Any]) -> str:
        """What ``Template.render`` does, with one dictionary made for a page in place of four."""
        try:
            return "".join(template.root_render_func(template.new_context({**self._environment.globals, **context}, shared=True)))
        except Exception:
            self._environment.handle_exception()

    def page(self, template: str, context: Mapping[str, Any], current: str) -> str:
        """A page's template with what every page gets; ``current`` is where the masthead says that the reader is."""
        common = self._common.get(current)
        if common is None:
            house = self._house
            common = self._common[current] = {
                "site": house.site,
                "w": house.words,
                "css": house.addresses.path(house.stylesheet_name),
                "icon": house.addresses.path("static/icon.svg"),
                "masthead": self._fragment("partials/masthead.html", {"site": house.site, "w": house.words, "current": current}),
                "colophon": self._fragment("partials/colophon.html", {"site": house.site, "w": house.words}),
            }
        return self.render(template, {**common, **context})

    def line(self, facts: Facts) -> str:
        """An article's line (html)."""
        return self._card("partials/card_line.html", facts)

    def full(self, facts: Facts) -> str:
        """An article's full card (html)."""
        return self._card("partials/card_full.html", facts)

    def _card(self, template: str, facts: Facts) -> str:
        return self.render(template, {"card": facts, "w": self._house.words, "site": self._house.site}).strip()

    def _fragment(self, template: str, context: Mapping[str, Any]) -> Markup:
        return Markup(self.render(template, context))  # noqa: S704 - our own autoescaped output


def closures(theme: Theme) -> Closures:
    """What each page template consists of, with the partials that stand on every page."""
    environment = _environment(theme, None)
    parts: dict[str, frozenset[str]] = {}

    def reach(name: str, above: tuple[str, ...] = ()) -> frozenset[str]:
        if name in parts or name in above:
            return parts.get(name, frozenset())
        source = theme.text(f"templates/{name}") if f"templates/{name}" in theme.files else ""
        try:
            named = list(meta.find_referenced_templates(environment.parse(source, name)))
        except TemplateSyntaxError as error:
            raise UsageError(Query(f"theme/templates/{name}", f"{error.message}.", error.lineno)) from error
        if None in named:
            # A name that is only known while rendering: then anything may be included.
            found = frozenset(file[len("templates/") :] for file in theme.files if file.startswith("templates/"))
        else:
            found = frozenset({name}).union(*(reach(other, (*above, name)) for other in named if other))
        if not above:
            parts[name] = found
        return found

    def hashed(names: frozenset[str]) -> str:
        return digest_of([(name, theme.files.get(f"templates/{name}", b"")) for name in sorted(names)])[:16]

    everywhere = frozenset().union(*(reach(name) for name in PARTIALS))
    top = [name[len("templates/") :] for name in theme.files if name.startswith("templates/") and name.count("/") == 1]
    found = {name: hashed(reach(name) | everywhere) for name in top}
    found["cards"] = hashed(frozenset().union(*(reach(name) for name in CARDS)))
    return found


_escaped_text = lru_cache(4096)(escape)
"""Headlines, addresses and words stand on many pages: most text has been escaped before."""


def _escaped(value: Any) -> Markup:
    """As markupsafe's ``escape``, which for text that is safe already makes a copy in five calls."""
    kind = type(value)
    if kind is str:
        return _escaped_text(value)
    return value if kind is Markup else escape(value)


class _Template(Template):
    """A template that escapes by ``_escaped``."""

    @classmethod
    def from_code(
        cls, environment: Environment, code: CodeType, globals: MutableMapping[str, Any], uptodate: Callable[[], bool] | None = None
    ) -> Template:
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = _escaped
        return template


class _Environment(Environment):
    template_class = _Template


def _environment(theme: Theme, compiled: Path | None) -> Environment:
    """The environment of a theme; the last one made is kept, since a preview builds again and again."""
    key = (theme.digest, compiled)
    if key not in _environments:
        _environments.clear()
        _environments[key] = _Environment(
            loader=_Loader(theme),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=FileSystemBytecodeCache(str(compiled), "%s.jinja") if compiled else None,
        )
        # Everything a template is given is a record with attributes, so Jinja's search among keys as well would only cost time.
        _environments[key].getattr = getattr  # type: ignore[assignment,method-assign]
    return _environments[key]


_environments: dict[tuple[str, Path | None], Environment] = {}


class _Loader(BaseLoader):
    """Templates from the theme as it was read, so that a run never mixes two versions of one."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        name = f"templates/{template}"
        if name not in self.theme.files:
            raise TemplateNotFound(template)
        return self.theme.text(name), name, lambda: True


def _line_of(error: BaseException) -> int:
    """The template's line that an error came from, 0 where it cannot be told."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.startswith("templates/"):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
