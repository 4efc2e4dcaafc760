"""Jinja2 set up for print: the same templates give the same text, by fewer steps.

Thirteen thousand pages go through a handful of templates, so what a template says once is settled when it is compiled: the words of the
interface and the site's own values are set in as text, a field is read as an attribute, and text is escaped by one call in C.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from keyword import iskeyword
from types import CodeType
from typing import Any

import markupsafe
from jinja2 import BaseLoader, Environment, FileSystemBytecodeCache, StrictUndefined, Template, TemplateNotFound, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from generator.press.house import House
from generator.press.theme import Theme

_inner: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
"""markupsafe's own step in C, where it has one; the text it gives is that of ``escape``."""

_SETTLED = (str, int, bool)
"""What may be set into a template as it is."""


def environment_of(house: House) -> Environment:
    """The environment of a house style; the last one made is kept, since a preview builds again and again."""
    key = (house.theme.digest, house.digest, house.compiled)
    if key not in _environments:
        _environments.clear()
        cache = FileSystemBytecodeCache(str(house.compiled), "%s.jinja") if house.compiled else None
        environment = _Environment(loader=_Loader(house.theme), bytecode_cache=cache, **_OPTIONS)
        environment.settled = {"site": house.site, "w": house.words}
        _environments[key] = environment
    return _environments[key]


_environments: dict[tuple[object, ...], Environment] = {}
_OPTIONS: dict[str, Any] = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True, "auto_reload": False}


class _Loader(BaseLoader):
    """Templates from the theme as it was read, so that a run never mixes two versions of one."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        name = f"templates/{template}"
        if name not in self.theme.files:
            raise TemplateNotFound(template)
        return self.theme.text(name), name, lambda: True


class _Code(CodeGenerator):
    """Writes ``x.field`` as that. Everything a template is given is a record, so Jinja's search among keys would only cost time."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - the visitor's own names
        if not node.attr.isidentifier() or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:  # noqa: N802
        """A block's pieces are joined where it stands, not passed up one by one."""
        if (frame.toplevel and (self.has_known_extends or self.extends_so_far)) or node.scoped or node.required or frame.buffer is not None:
            super().visit_Block(node, frame)
            return
        self.writeline(f"yield concat(context.blocks[{node.name!r}][0](context))", node)


class _Settle(NodeTransformer):
    """Puts in what every page is given alike, unless the template uses the name for something of its own."""

    def __init__(self, settled: Mapping[str, Any], tree: nodes.Template) -> None:
        taken = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
        self._settled = {name: value for name, value in settled.items() if name not in taken}

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Expr:  # noqa: N802
        """``w.skip`` becomes its text."""
        if isinstance(node.node, nodes.Name) and node.node.name in self._settled:
            value = getattr(self._settled[node.node.name], node.attr, None)
            if isinstance(value, _SETTLED):
                return nodes.Const(value, lineno=node.lineno)
        self.generic_visit(node)
        return node


class _Template(Template):
    """A template that escapes by ``_escaped``."""

    _module: TemplateModule | None

    @classmethod
    def from_code(
        cls, environment: Environment, code: CodeType, globals: MutableMapping[str, Any], uptodate: Callable[[], bool] | None = None
    ) -> Template:
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = _escaped
        return template

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """The macros of a template: no page has globals of its own that they would have to be made anew for."""
        if self._module is None:
            self._module = self.make_module()
        return self._module


class _Environment(Environment):
    template_class = _Template
    code_generator_class = _Code
    settled: Mapping[str, Any]

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._known: dict[str | Template, Template] = {}
        self._parsed: dict[str, nodes.Template] = {}

    def get_template(self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None) -> Template:
        """By name alone: nothing here is reloaded, and Jinja's own way to a template it has takes a lock each time."""
        if name not in self._known:
            self._known[name] = super().get_template(name, parent, globals)
        return self._known[name]

    def parse(self, source: str, name: str | None = None, filename: str | None = None) -> nodes.Template:
        """As ever; and kept for when the template is compiled, which is soon."""
        tree = self._parsed[source] = super().parse(source, name, filename)
        return tree

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return self._parsed.pop(source, None) or super()._parse(source, name, filename)

    def _generate(self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False) -> str:
        return super()._generate(_Settle(self.settled, source).visit(source), name, filename, defer_init)


def _escaped(value: Any) -> str:
    """As markupsafe's ``escape``, for what is about to be joined: no object of its own class is made for it."""
    kind = type(value)
    if kind is str:
        return _inner(value)
    return value if kind is Markup else escape(value)
