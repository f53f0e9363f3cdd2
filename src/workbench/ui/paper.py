"""Draws the documents of a case, escaped, with the marks of a grade. Knows layouts, not their meaning."""

from collections.abc import Callable, Mapping

from markupsafe import Markup

from workbench.model import Bit, Block, Cell, Column, Document, Letterhead, Note, Pair, Pairs, Table
from workbench.ui.markup import NOTHING, fill, lines, pin

_SHORT, _WIDE, _MANY = 14, 32, 8
"""Letters of a code that must not break; letters of a pair that needs a line of its own; columns that fit at full width."""
Marks = Mapping[str, tuple[int, ...]]
"""Anchor -> the numbers of the mistakes that point to it."""


def documents(
    papers: tuple[Document, ...], marks: Marks | None = None, heading: str = "The document", name: str = "h-doc",
) -> Markup:
    """The documents on their grey desk. With `marks`, the anchored places are highlighted and the first one carries the pin.

    `name` is the id of their heading, for a page that shows documents twice.
    """
    ink = _Ink(marks or {})
    drawn = lines(_document(paper, ink) for paper in papers)
    return fill(
        '<section aria-labelledby="{0}"><h2 class="wb-sr" id="{0}" tabindex="-1">{1}</h2>'
        '<div class="wb-desk wb-stack" tabindex="0" role="group" aria-label="{1}">{2}</div></section>',
        name,
        heading,
        drawn,
    )


class _Ink:
    """Marks bits while a document is drawn; each pin is set once, at the first place."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._set: set[int] = set()
        self._found: list[int] = []

    def bit(self, bit: Bit) -> Markup:
        numbers = self._marks.get(bit.anchor, ()) if bit.anchor else ()
        if not numbers or not bit.text:
            return _whole(bit.text)
        self._found.extend(number for number in numbers if number not in self._set)
        self._set.update(numbers)
        return fill('<mark class="wb-hit">{}</mark>', _whole(bit.text))

    def pins(self) -> Markup:
        """The pins of what was marked since the last call."""
        found, self._found = sorted(self._found), []
        return lines(fill('<span id="mark-{}">{}</span> ', number, pin(number)) for number in found)


def _whole(text: str) -> Markup:
    """A short code or amount, which never breaks at its hyphen."""
    return fill('<span class="wb-nowrap">{}</span>', text) if " " not in text and len(text) <= _SHORT else fill("{}", text)


def _document(paper: Document, ink: _Ink) -> Markup:
    dense = any(isinstance(block, Table) and len(block.columns) > _MANY for block in paper.blocks)
    drawn = lines(_block(block, ink) for block in paper.blocks)
    return fill('<article class="wb-doc {}" aria-label="{}">{}</article>', "is-dense" if dense else "", paper.title, drawn)


def _block(block: Block, ink: _Ink) -> Markup:
    draw: Mapping[type, Callable[..., Markup]] = {Letterhead: _letterhead, Pairs: _pairs, Table: _table, Note: _note}
    return draw[type(block)](block, ink)


def _letterhead(block: Letterhead, ink: _Ink) -> Markup:
    small = Markup('<i class="wb-between"> · </i><br>').join(fill("{}", line) for line in block.lines)
    return fill('<div class="wb-letterhead"><div>{}</div><span>{}</span></div>', block.name, small)


def _pairs(block: Pairs, ink: _Ink) -> Markup:
    return fill('<dl class="wb-kv">{}</dl>', lines(_pair(pair, ink) for pair in block.pairs))


def _pair(pair: Pair, ink: _Ink) -> Markup:
    looks = "is-wide" if len(pair.label) + len(pair.value.text) > _WIDE else ""
    value = ink.bit(pair.value)
    return fill('<dt class="{0}">{1}</dt><dd class="{0}">{2} {3}</dd>', looks, pair.label, value, ink.pins())


def _note(block: Note, ink: _Ink) -> Markup:
    text = ink.bit(block.text)
    return fill("<p>{} {}</p>", text, ink.pins())


def _table(block: Table, ink: _Ink) -> Markup:
    title = fill("<caption>{}</caption>", block.title) if block.title else NOTHING
    tops = lines(fill('<th scope="col" class="{}">{}</th>', _looks(column), column.title) for column in block.columns)
    body = lines(fill("<tr>{}</tr>", _cells(row, block.columns, ink)) for row in block.rows)
    foot = fill("<tfoot><tr>{}</tr></tfoot>", _cells(block.totals, block.columns, ink)) if block.totals else NOTHING
    return fill("<table>{}<thead><tr>{}</tr></thead><tbody>{}</tbody>{}</table>", title, tops, body, foot)


def _cells(row: tuple[Cell, ...], columns: tuple[Column, ...], ink: _Ink) -> Markup:
    """The cells of a row; the pins of what is marked in it stand under its first cell, where they push no amount aside."""
    drawn = [Markup("<br>").join(ink.bit(bit) for bit in cell.bits) for cell in row]
    pins = ink.pins()
    if drawn and pins:
        drawn[0] = fill("{}<br>{}", drawn[0], pins)
    return lines(fill('<td class="{}">{}</td>', _looks(column), text) for text, column in zip(drawn, columns, strict=False))


def _looks(column: Column) -> str:
    return "wb-num" if column.money else ""
