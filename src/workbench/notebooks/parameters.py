"""The parameters of a notebook, as its cell tagged `parameters` states them.

Stricter than papermill, which runs on with the default when a name is misspelt: an unknown name or a value of another type is
refused, in a sentence that says what there is.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping

from workbench.model import NotFound
from workbench.model.wire import Json

Value = str | int
"""A parameter is a text or a whole number."""


def declared(book: Json) -> Mapping[str, Value]:
    """Name and default of every parameter of a notebook, in its order. What is not a plain `name = value` is left out."""
    cells = [cell for cell in book["cells"] if "parameters" in cell["metadata"].get("tags", ())]
    return dict(pair for cell in cells for line in _lines(cell) for pair in _parameter(line))


def typed(book: Json, given: Mapping[str, Value]) -> Mapping[str, Value]:
    """The given values, each of the type of its default. Raises NotFound for an unknown name and for a value of another type."""
    known = declared(book)
    for name in given:
        if name not in known:
            raise NotFound(f'There is no parameter "{name}". There are {", ".join(known) or "none"}.')
    return {name: _as(type(known[name]), name, value) for name, value in given.items()}


def from_words(words: Iterable[str]) -> Mapping[str, str]:
    """Parameters as they are typed on a command line, `payer=medicare`. Raises NotFound for what is no such pair.

    >>> dict(from_words(("payer=medicare", "level=2")))
    {'payer': 'medicare', 'level': '2'}
    """
    given: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not (equals and name.strip() and value.strip()):
            raise NotFound(f'"{word}" is no parameter. Write its name, =, and its value, like payer=medicare.')
        if name.strip() in given:
            raise NotFound(f'The parameter "{name.strip()}" is given twice. Give it once.')
        given[name.strip()] = value.strip()
    return given


def _lines(cell: Json) -> list[ast.stmt]:
    source = cell["source"]
    try:
        return ast.parse(source if isinstance(source, str) else "".join(source)).body
    except SyntaxError:
        return []


def _parameter(line: ast.stmt) -> Iterator[tuple[str, Value]]:
    match line:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str() | int() as value)) if type(value) is not bool:
            yield name, value


def _as(kind: type[Value], name: str, value: Value) -> Value:
    if kind is int and isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value)
    if kind is int and type(value) is not int:
        raise NotFound(f'The parameter "{name}" is a whole number. "{value}" is none.')
    if kind is str and not isinstance(value, str):
        raise NotFound(f'The parameter "{name}" is a text. {value} is none.')
    return value
