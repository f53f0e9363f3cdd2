"""Reading what an author wrote, key by key: each getter returns a usable value and notes a problem when there is none.

It never raises on content. Keys that nobody asked for are unknown, and are named by `close`.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from workbench.model import Problem

_TOML_SAYS = {
    "Illegal character": "a quotation mark is missing, or stands in the middle of a text",
    "Unterminated string": "a quotation mark is missing",
    "Expected newline or end": "there is more on the line than one value, or a quotation mark inside a text",
    "Invalid value": "the value is missing, a text stands without quotation marks, or a list is not closed",
    "Unclosed array": "the list has no closing bracket, or a comma is missing",
    "Expected '=' after a key": "there is no = between the key and its value",
    "Cannot overwrite a value": "the same key stands there twice",
    "Invalid statement": "this is no key",
}
"""What the reader of TOML says, by how it begins, and what it comes from."""

# What tomllib returns: text, numbers, booleans, dates, lists and tables, nested.
Toml = Any


class Problems:
    """Everything found so far, in the order of finding."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def note(self, where: str, code: str, message: str) -> None:
        """Adds a problem."""
        self._found.append(Problem(where, code, message))

    def take(self, problems: Iterable[Problem]) -> None:
        """Adds what was found elsewhere."""
        self._found.extend(problems)

    def all(self) -> tuple[Problem, ...]:
        """All of them."""
        return tuple(self._found)

    def __len__(self) -> int:
        return len(self._found)


class Table:
    """A TOML table under one path, with a note of which keys were asked for."""

    def __init__(self, values: Mapping[str, Toml], path: str, problems: Problems, prefix: str = "") -> None:
        self._values, self.path, self._problems, self._prefix = values, path, problems, prefix
        self._asked: set[str] = set()

    def where(self, key: str) -> str:
        """The path and key as a person finds them."""
        return f"{self.path} · {self._prefix}{key}"

    def note(self, key: str, code: str, message: str) -> None:
        """A problem at one key."""
        self._problems.note(self.where(key), code, message)

    def has(self, key: str) -> bool:
        """Whether the author wrote the key."""
        return key in self._values

    def keys(self) -> tuple[str, ...]:
        """The keys as written."""
        return tuple(self._values)

    def text(self, key: str) -> str:
        """A text that is not empty; empty when there is none."""
        value = self._take(key, str, "a text in quotes")
        if isinstance(value, str) and not value.strip():
            self.note(key, "WB004", "the text is empty. Write it, or remove what it belongs to.")
        return value if isinstance(value, str) else ""

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number in a range; `low` when there is none."""
        value = self._take(key, int, "a whole number")
        if value is None:
            return low
        if not low <= value <= high:
            self.note(key, "WB027", f"{value} is out of range. Write a whole number from {low} to {high}.")
            return low
        return int(value)

    def flag(self, key: str) -> bool:
        """True or false."""
        return bool(self._take(key, bool, "true or false"))

    def day(self, key: str) -> date | None:
        """A date, written without quotes."""
        value = self._take(key, date, "a date such as 2026-11-21, without quotes")
        return value if isinstance(value, date) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(value for value in self._list(key, str, "a list of texts in quotes"))

    def wholes(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers."""
        return tuple(value for value in self._list(key, int, "a list of whole numbers"))

    def table(self, key: str) -> "Table":
        """A table; an empty one when there is none."""
        value = self._take(key, dict, "a table")
        return Table(value or {}, self.path, self._problems, f"{self._prefix}{key}.")

    def tables(self, key: str) -> tuple["Table", ...]:
        """A list of tables, as [[key]]."""
        values = self._list(key, dict, f"tables written as [[{key}]]")
        return tuple(Table(value, self.path, self._problems, f"{self._prefix}{key}[{n}].") for n, value in enumerate(values))

    def close(self) -> None:
        """Names every key that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                known = ", ".join(sorted(self._asked))
                self.note(key, "WB003", f"this key is not known. Known here: {known}.")

    def _take(self, key: str, kind: type, words: str) -> Toml:
        self._asked.add(key)
        if key not in self._values:
            self.note(key, "WB004", f"the key is missing. Write {words}.")
            return None
        value = self._values[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.note(key, "WB005", f"this must be {words}.")
            return None
        return value

    def _list(self, key: str, kind: type, words: str) -> Sequence[Toml]:
        values = self._take(key, list, words)
        if values is None:
            return ()
        if any(not isinstance(value, kind) or (kind is int and isinstance(value, bool)) for value in values):
            self.note(key, "WB005", f"this must be {words}.")
            return ()
        return list(values)


def read_text(path: Path, shown: str, problems: Problems) -> str | None:
    """The text of a UTF-8 file, None when it is missing or unreadable."""
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        problems.note(shown, "WB002", "the file is missing. Add it.")
    except (OSError, UnicodeDecodeError):
        problems.note(shown, "WB001", "the file cannot be read as text. Save it as UTF-8.")
    return None


def read_toml(path: Path, shown: str, problems: Problems) -> Table | None:
    """The table of a TOML file, None when it is missing or unreadable."""
    text = read_text(path, shown, problems)
    return None if text is None else parse_toml(text, shown, problems)


def parse_toml(text: str, shown: str, problems: Problems, what: str = "the file") -> Table | None:
    """The table of a TOML text, None when it is none."""
    try:
        return Table(tomllib.loads(text), shown, problems)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        problems.note(shown, "WB001", f"{what} cannot be read as TOML: {_plainly(str(error))}. Mend that line.")
        return None


def _plainly(reason: str) -> str:
    """What the reader of TOML says, for those who do not read TOML every day."""
    words, _, place = reason.partition(" (")
    said = next((plain for begins, plain in _TOML_SAYS.items() if words.startswith(begins)), words)
    return f"{said} ({place}" if place else said
