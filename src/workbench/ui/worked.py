"""A piece of work as a table on paper: with the model answer and the sentence that says why, or blank to be filled by hand.

Draws public answers only: those of variant 0. An answer that counts never comes here.
"""

from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup

from workbench.model import (
    Answer,
    CodeList,
    Entry,
    Example,
    Matching,
    MatchLine,
    MatchSide,
    Prompt,
    Question,
    Questions,
    Sheet,
    SheetRow,
    Work,
)
from workbench.money import shown
from workbench.ui.markup import NOTHING, by_line, fill, heads, lines, number, row, table
from workbench.ui.paper import documents

_FRAMED = "is-framed wb-worked"
_WHY = '<tr><td colspan="{}" class="wb-note">{}</td></tr>'
_SCROLL = '<div class="wb-scroll" tabindex="0" role="group" aria-label="{}">{}</div>'
_CAPTION = '<h3 class="wb-caption">{}</h3>{}'


def worked(example: Example) -> Markup:
    """The model answer of an example, each row with its reason."""
    return _scrolls("The answer", _drawn(example.prompt.work, example.answer, example.notes))


def case(prompt: Prompt) -> Markup:
    """What the case consists of: its documents, and the lines that are worked on where no document shows them."""
    papers = documents(prompt.documents, heading="The document of the example", name="h-example") if prompt.documents else NOTHING
    return fill('<div class="wb-stack">{}{}</div>', papers, _lines_of(prompt.work))


def _lines_of(work: Work) -> Markup:
    if isinstance(work, CodeList):
        top = heads(("Visit", ""), ("Finding", ""))
        rows = (row(fill("{}", f"{each.day:%m/%d/%Y}"), fill("{}", each.text)) for each in work.rows)
        return fill(_CAPTION, work.title, _scrolls(work.title, table(top, rows, looks=_FRAMED)))
    if isinstance(work, Matching):
        return lines(fill(_CAPTION, side.title, _scrolls(side.title, _side(side))) for side in (work.left, work.right))
    return NOTHING


def _side(side: MatchSide) -> Markup:
    top = heads(("Line", ""), ("Date", ""), ("Payer", ""), ("Trace", ""), ("Payee", ""), ("Amount", "wb-num"))
    facts = ((each.id, f"{each.day:%m/%d}", each.party, each.trace, each.payee, each.amount) for each in side.lines)
    rows = (row(fill("{}", id), *(fill("{}", text) for text in texts), number(shown(amount))) for id, *texts, amount in facts)
    return table(top, rows, looks=_FRAMED)


def _scrolls(name: str, drawn: Markup) -> Markup:
    """A table that scrolls sideways where there is little room."""
    return fill(_SCROLL, name, drawn)


def blank(work: Work) -> Markup:
    """The same table with nothing in it, ruled, to be filled on paper."""
    return fill('<div class="wb-ruled">{}</div>', _drawn(work, Answer(), {}))


def _drawn(work: Work, answer: Answer, notes: Mapping[str, str]) -> Markup:
    # Any type of work draws itself from its own type; this table says which that is.
    draw: Mapping[type, Callable[..., Markup]] = {Sheet: _sheet, CodeList: _codes, Matching: _matching, Questions: _questions}
    return draw[type(work)](work, answer, notes)


def _sheet(work: Sheet, answer: Answer, notes: Mapping[str, str]) -> Markup:
    looks = {column.id: "wb-num" if column.entry is Entry.MONEY else "" for column in work.columns}
    top = heads(("Claim line", ""), ("Charge", "wb-num"), *((column.title, looks[column.id]) for column in work.columns))
    rows: list[Markup] = []
    for each in work.rows:
        cells = [(looks[column.id], fill("{}", answer.text(f"{each.id}.{column.id}"))) for column in work.columns]
        rows.append(row(_line(each), number(shown(each.charge)), *cells))
        rows.append(_why(len(cells) + 2, (notes.get(f"{each.id}.{column.id}", "") for column in work.columns)))
    return table(top, rows, looks=_FRAMED)


def _line(each: SheetRow) -> Markup:
    return fill('<b class="wb-strong">{} {}</b><br><span class="wb-note">{}</span>', each.label, each.code, each.note)


def _why(wide: int, sentences: Iterable[str]) -> Markup:
    """The reasons of a row under it, each once; nothing where there are none."""
    said = " ".join(dict.fromkeys(sentence for sentence in sentences if sentence))
    return fill(_WHY, wide, said) if said else NOTHING


def _codes(work: CodeList, answer: Answer, notes: Mapping[str, str]) -> Markup:
    top = heads(("Finding", ""), ("Visit", ""), ("Code", ""), *((("Why", ""),) if notes else ()))
    rows = (
        row(fill("{}", each.text), ("wb-nowrap", fill("{}", f"{each.day:%m/%d/%Y}")),
            ("wb-nowrap", fill('<b class="wb-code">{}</b>', answer.text(each.id))),
            *((fill("{}", notes.get(each.id, "")),) if notes else ()))
        for each in work.rows
    )
    return table(top, rows, looks=_FRAMED)


def _matching(work: Matching, answer: Answer, notes: Mapping[str, str]) -> Markup:
    if not answer.fields:
        sides = ((work.left, "Goes with, or label"), (work.right, "Label"))
        return lines(fill(_CAPTION, side.title, _open_lines(side.lines, answer, notes, head)) for side, head in sides)
    right = {line.id: line for line in work.right.lines}
    paired = [line for line in work.left.lines if answer.text(f"{line.id}.pair")]
    taken = {id for line in paired for id in answer.text(f"{line.id}.pair").split()}
    left_over = [line for line in (*work.left.lines, *work.right.lines) if line not in paired and line.id not in taken]
    top = heads((work.left.title, ""), ("Amount", "wb-num"), (work.right.title, ""), ("Amount", "wb-num"), ("Why", ""))
    rows = []
    for line in paired:
        others = [right[id] for id in answer.text(f"{line.id}.pair").split() if id in right]
        rows.append(row(
            _match_line(line), number(shown(line.amount)), lines(map(_match_line, others)),
            number(", ".join(shown(each.amount) for each in others)), fill("{}", notes.get(f"{line.id}.pair", ""))))
    pairs = fill(_CAPTION, "Pairs", table(top, rows, looks=_FRAMED))
    rest = fill(_CAPTION, "Left over", _open_lines(left_over, answer, notes, "Label")) if left_over else NOTHING
    return fill("{}{}", pairs, rest)


def _open_lines(of: Iterable[MatchLine], answer: Answer, notes: Mapping[str, str], label: str) -> Markup:
    why = (("Why", ""),) if notes else ()
    rows = (
        row(_match_line(line), number(shown(line.amount)), fill("{}", answer.text(f"{line.id}.label")),
            *((fill("{}", notes.get(f"{line.id}.label", "")),) if notes else ()))
        for line in of
    )
    return table(heads(("Line", ""), ("Amount", "wb-num"), (label, ""), *why), rows, looks=_FRAMED)


def _match_line(line: MatchLine) -> Markup:
    facts = " · ".join(part for part in (f"{line.day:%m/%d}", line.party, line.trace and f"trace {line.trace}") if part)
    return fill('<b class="wb-strong">{}</b> <span class="wb-note">{}</span>', line.id, facts)


def _questions(work: Questions, answer: Answer, notes: Mapping[str, str]) -> Markup:
    numbered = enumerate(work.questions, 1)
    return lines(question_on_paper(count, each, answer.text(each.id), notes.get(each.id, "")) for count, each in numbered)


def question_on_paper(count: int, each: Question, text: str = "", note: str = "") -> Markup:
    """A question with its answer and the reason, or with room to write."""
    said = fill('<p><b class="wb-strong">{}</b> {}</p>', text, by_line(note)) if text else _room(each)
    return fill('<div class="wb-printed"><h3>Question {}</h3><p>{}</p>{}</div>', count, by_line(each.text), said)


def _room(each: Question) -> Markup:
    """Where the answer is written by hand: a box before each choice, else a line."""
    if each.choices:
        boxes = lines(fill('<li><span class="wb-box"></span> {}</li>', choice) for choice in each.choices)
        return fill("<ul>{}</ul>", boxes)
    return fill('<p class="wb-blank">Answer: <span class="wb-rule">______________</span></p>')
