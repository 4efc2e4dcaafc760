"""Jinja2: the theme's templates, what each consists of, and the fragments rendered once and used often."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Template, TemplateError, TemplateNotFound, TemplateSyntaxError, meta
from jinja2.runtime import Context
from markupsafe import Markup

from generator.model import Query, UsageError
from generator.press.copies import Facts
from generator.press.house import House
from generator.press.jinja import environment_of
from generator.press.theme import digest_of
from generator.press.views import Page

PARTIALS = ("partials/masthead.html", "partials/colophon.html")
CARDS = ("partials/card_line.html", "partials/card_full.html")

Closures = dict[str, str]
"""For each template a hash over it and every template it extends, includes or imports."""


class Templates:
    """The theme's templates, ready to render."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._environment = environment_of(house)
        self._common: dict[str, dict[str, Any]] = {}

    def render(self, template: str, context: Mapping[str, Any]) -> str:
        """One template with its context; raises ``UsageError`` that names the template and what is wrong in it."""
        try:
            return self._rendered(self._environment.get_template(template), {**self._environment.globals, **context})
        except TemplateSyntaxError as error:
            raise UsageError(Query(f"theme/templates/{error.name or template}", f"{error.message}.", error.lineno)) from error
        except TemplateNotFound as error:
            raise UsageError(Query(f"theme/templates/{template}", f"Names {error.name}, which is not in the theme.")) from error
        except (TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
            raise UsageError(Query(f"theme/templates/{template}", f"Cannot be rendered: {error}.", _line_of(error))) from error

    def _rendered(self, template: Template, values: dict[str, Any]) -> str:
        """What ``Template.render`` does, without the account of global names that it draws up anew for each page."""
        try:
            return "".join(template.root_render_func(Context(self._environment, values, template.name, template.blocks)))
        except Exception:
            self._environment.handle_exception()

    def page(self, template: str, context: Mapping[str, Any], page: Page, current: str) -> str:
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
        return self.render(template, {**common, **context, "page": page})

    def warm(self) -> None:
        """Make every template of a page ready: before a process forks, so that its children need not each do it."""
        for name in self._house.theme.files:
            if name.startswith("templates/") and name.count("/") == 1:
                self._environment.get_template(name[len("templates/") :])

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


def closures(house: House) -> Closures:
    """What each page template consists of, with the partials that stand on every page."""
    theme, environment = house.theme, environment_of(house)
    parts: dict[str, frozenset[str]] = {}

    @cache
    def named_in(name: str) -> tuple[str | None, ...]:
        source = theme.text(f"templates/{name}") if f"templates/{name}" in theme.files else ""
        try:
            return tuple(meta.find_referenced_templates(environment.parse(source, name)))
        except TemplateSyntaxError as error:
            raise UsageError(Query(f"theme/templates/{name}", f"{error.message}.", error.lineno)) from error

    def reach(name: str, above: tuple[str, ...] = ()) -> frozenset[str]:
        if name in parts or name in above:
            return parts.get(name, frozenset())
        named = named_in(name)
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


def _line_of(error: BaseException) -> int:
    """The template's line that an error came from, 0 where it cannot be told."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.startswith("templates/"):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
