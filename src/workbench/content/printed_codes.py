"""Looks for five-digit codes in shipped content: licensed procedure codes must not stand there. `source` lines are left out."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from workbench.content.authored import Problems, Toml

_FIVE_DIGITS = re.compile(r"(?<![\w.$])\d{5}(?!\w|\.\d)")
_EXEMPT = ("source", "figures")


def check_codes(file: Path, shown: str, problems: Problems) -> None:
    """A problem for each five-digit number in a Markdown or TOML file, outside `source` fields and [figures]."""
    try:
        text = file.read_text("utf-8-sig")
        places = _toml_texts(tomllib.loads(text)) if file.suffix == ".toml" else _markdown_texts(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return
    for key, line in places:
        for found in _FIVE_DIGITS.findall(line):
            problems.note(f"{shown} · {key}", "WB023",
                          f"{found} looks like a licensed procedure code. Use a PS teaching code, or move it to `source`.")


def _markdown_texts(text: str) -> Iterator[tuple[str, str]]:
    lines = enumerate(text.splitlines(), start=1)
    return ((f"line {number}", line) for number, line in lines if not line.startswith("source"))


def _toml_texts(value: Toml, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, each in value.items():
            if name not in _EXEMPT:
                yield from _toml_texts(each, f"{key}.{name}".lstrip("."))
                yield key or name, name
    elif isinstance(value, list):
        for each in value:
            yield from _toml_texts(each, key)
    elif isinstance(value, (str, int)) and not isinstance(value, bool):
        yield key, str(value)
