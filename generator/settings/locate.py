"""On which line of a TOML text each key stands.

``tomllib`` reads values but keeps no positions, so this walks the same text once more and notes lines only. It
takes for granted that ``tomllib`` has accepted the text: it looks for keys, not for faults.
"""

from __future__ import annotations

import re
import tomllib

Path = tuple[str | int, ...]
"""Keys and array positions from the top of the file down: ``("topics", 0, "terms", 2, "weight")``."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r'[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|\'[^\']*\'')
_STRING = re.compile(r'"""(?:[^"\\]|\\.|""?(?!"))*"{3,5}|\'\'\'(?:[^\']|\'\'?(?!\'))*\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL)
_SCALAR = re.compile(r"[^,\]}#\n]*")


def lines(text: str) -> dict[Path, int]:
    """Every table, key and array item of a valid TOML text with its line, counted from 1."""
    return _Walk(text).document()


class _Walk:
    """One walk over a text from top to bottom."""

    def __init__(self, text: str) -> None:
        self.text = text.replace("\r\n", "\n")
        self.at = 0
        self.counted_to = 0
        self.line = 1
        self.found: dict[Path, int] = {}
        self.tables_in_array: dict[Path, int] = {}

    def document(self) -> dict[Path, int]:
        """The whole file: headers, and keys under them."""
        table: Path = ()
        self._skip_blank()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip_blank()
        return self.found

    def _header(self) -> Path:
        """``[table]`` or ``[[array of tables]]``; a name that leads through such an array means its last table."""
        line, is_array = self._line(), self.text.startswith("[[", self.at)
        self.at += 2 if is_array else 1
        keys = self._dotted()
        self.at = self.text.index("]", self.at) + (2 if is_array else 1)
        path: Path = ()
        for position, key in enumerate(keys):
            path = (*path, key)
            if is_array and position == len(keys) - 1:
                self.found.setdefault(path, line)
                self.tables_in_array[path] = self.tables_in_array.get(path, -1) + 1
            if path in self.tables_in_array:
                path = (*path, self.tables_in_array[path])
        self.found.setdefault(path, line)
        return path

    def _pair(self, table: Path) -> None:
        """``key = value``, the key possibly dotted."""
        line = self._line()
        path = table
        for key in self._dotted():
            path = (*path, key)
            self.found.setdefault(path, line)
        self.at = self.text.index("=", self.at) + 1
        self._value(path)

    def _dotted(self) -> list[str]:
        """A key's parts; leaves the walk behind the last one."""
        keys: list[str] = []
        while True:
            self._skip_blank()
            match = _KEY.match(self.text, self.at)
            if match is None:
                return keys
            word = match[0]
            keys.append(str(tomllib.loads(f"key = {word}")["key"]) if word[0] in "\"'" else word)
            self.at = match.end()
            self._skip_blank()
            if not self.text.startswith(".", self.at):
                return keys
            self.at += 1

    def _value(self, path: Path) -> None:
        """Any value; arrays and inline tables are walked into."""
        self._skip_blank()
        if self.text.startswith("[", self.at):
            self._items(path, "]")
        elif self.text.startswith("{", self.at):
            self._items(path, "}")
        else:
            match = _STRING.match(self.text, self.at) or _SCALAR.match(self.text, self.at)
            self.at = match.end() if match else len(self.text)

    def _items(self, path: Path, closing: str) -> None:
        """What stands between an array's or an inline table's brackets."""
        self.at += 1
        count = 0
        self._skip_blank()
        while self.at < len(self.text) and self.text[self.at] != closing:
            if closing == "]":
                item = (*path, count)
                self.found.setdefault(item, self._line())
                self._value(item)
                count += 1
            else:
                self._pair(path)
            self._skip_blank()
            if self.text.startswith(",", self.at):
                self.at += 1
                self._skip_blank()
        self.at += 1

    def _skip_blank(self) -> None:
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _line(self) -> int:
        """The line of the place reached; the walk only goes forward, so newlines are counted once."""
        self.line += self.text.count("\n", self.counted_to, self.at)
        self.counted_to = self.at
        return self.line
