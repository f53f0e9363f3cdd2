"""The small parts that pages are made of. The only place where text becomes HTML, and here everything is escaped.

`Markup.format` escapes each value that is not itself Markup; no page joins strings of HTML in any other way.
"""

import re
from collections.abc import Iterable

from markupsafe import Markup

NOTHING = Markup("")
_CODE = re.compile(r"\b([A-Z]{2,4}-\d+)\b")


def fill(template: str, *values: object, **named: object) -> Markup:
    """A template of ours with every value escaped."""
    return Markup(template).format(*values, **named)


def lines(parts: Iterable[Markup], between: str = "") -> Markup:
    """Pieces of HTML one after the other. `between` is text and is escaped."""
    return Markup(between and fill("{}", between)).join(parts)


def whole(text: str) -> Markup:
    """A sentence whose codes ("CO-45", "SOP-05") do not break at their hyphen."""
    pieces = _CODE.split(text)
    return lines(fill('<span class="wb-nowrap">{}</span>' if n % 2 else "{}", piece) for n, piece in enumerate(pieces))


def by_line(text: str) -> Markup:
    """The same text with its line breaks, also where it is read as plain text."""
    return Markup("<br>").join(map(whole, text.split("\n")))


def icon() -> Markup:
    """The shape of a state; its class stands on the parent."""
    return Markup('<span class="wb-ic" aria-hidden="true"></span>')


def badge(kind: str, words: str, filled: bool = False) -> Markup:
    """A state as shape, word and colour. `kind` is right, wrong, warn, info, due, draft, lock, missing, half."""
    return fill('<span class="wb-badge is-{}{}">{}{}</span>', kind, " is-filled" if filled else "", icon(), words)


def pin(number: int) -> Markup:
    """The number that links document, worksheet and finding."""
    return fill('<span class="wb-pin" role="img" aria-label="mistake {0}">{0}</span>', number)


def alert(kind: str, lead: str, rest: str = "", button: Markup = NOTHING) -> Markup:
    """What happened, what is safe, what to do. Errors (`wrong`, `warn`) interrupt, the others are said when there is time."""
    role = "alert" if kind in ("wrong", "warn") else "status"
    return fill(
        '<div class="wb-alert is-{}" role="{}">{}<p><b class="wb-strong">{}</b> {}</p>{}</div>',
        kind,
        role,
        icon(),
        lead,
        rest,
        button,
    )


def button(words: str, act: str, value: str = "", *, primary: bool = False, small: bool = False, spoken: str = "") -> Markup:
    """A button that acts in the page. `spoken` completes the words for those who hear the page."""
    looks = f"wb-btn{' is-primary' if primary else ''}{' is-small' if small else ''}"
    return fill(
        '<button type="button" class="{}" data-act="{}" data-value="{}">{}{}</button>',
        looks,
        act,
        value,
        words,
        only_spoken(spoken),
    )


def link(words: str, act: str, value: str = "", *, spoken: str = "", looks: str = "") -> Markup:
    """A link that goes somewhere within the page; its address works on its own too."""
    address = f"?open={value}" if act == "open" and value else "?"
    return fill(
        '<a href="{}" class="{}" data-act="{}" data-value="{}">{}{}</a>', address, looks, act, value, words, only_spoken(spoken)
    )


def way(words: str, page: str, value: str = "", *, spoken: str = "", at_once: bool = False) -> Markup:
    """A link to another page. `at_once`: the browser follows it as soon as it is shown."""
    address = f"{page}?open={value}" if value else page
    return fill('<a href="{}"{}>{}{}</a>', address, Markup(" data-go" if at_once else ""), words, only_spoken(spoken))


def press(words: str, act: str, value: str = "", *, spoken: str = "") -> Markup:
    """A button that looks like a link, where a row of buttons would be too loud."""
    return fill(
        '<button type="button" class="wb-linkish" data-act="{}" data-value="{}">{}{}</button>',
        act,
        value,
        words,
        only_spoken(spoken),
    )


def step_link(step: str, title: str = "") -> Markup:
    """Opens an SOP step in the drawer: "SOP-05 step 6"."""
    sop, _, number = step.rpartition(".")
    return press(f"{sop} step {number}" if sop else step, "step", step, spoken=title)


def only_spoken(words: str) -> Markup:
    """Words for those who hear the page."""
    return fill('<span class="wb-sr"> {}</span>', words) if words else NOTHING


def part(name: str, content: Markup = NOTHING) -> Markup:
    """A place of the page that changes on its own."""
    return fill('<div data-part="{}">{}</div>', name, content)


def section(name: str, title: str, body: Markup, *, aside: Markup = NOTHING, looks: str = "") -> Markup:
    """A heading on a rule and what stands under it."""
    top = fill('<div class="wb-section-head"><h2 id="{}">{}</h2>{}</div>', name, title, aside)
    return fill('<section class="wb-section {}" aria-labelledby="{}">{}{}</section>', looks, name, top, body)


def quiet(words: str) -> Markup:
    """A sentence where there is nothing to list."""
    return fill('<p class="wb-muted wb-under">{}</p>', words)


def head(title: str, under: Markup, *, crumb: Markup = NOTHING, right: Markup = NOTHING) -> Markup:
    """The page's one h1 with its sentence, and what stands at the right."""
    trail = fill('<p class="wb-crumb">{}</p>', crumb) if crumb else NOTHING
    return fill('<div class="wb-head"><div>{}<h1 tabindex="-1">{}</h1><p>{}</p></div>{}</div>', trail, title, under, right)


def heads(*titles: tuple[str, str]) -> Markup:
    """The head of a table: (title, class); a title in parentheses is only spoken."""
    cells = (
        fill('<th scope="col" class="{}">{}</th>', looks, only_spoken(title.strip("()")) if title.startswith("(") else title)
        for title, looks in titles
    )
    return fill("<thead><tr>{}</tr></thead>", lines(cells))


def table(top: Markup, rows: Iterable[Markup], *, foot: Markup = NOTHING, looks: str = "") -> Markup:
    """A table to read."""
    return fill('<table class="wb-table {}">{}<tbody>{}</tbody>{}</table>', looks, top, lines(rows), foot)


def row(first: Markup, *cells: Markup | tuple[str, Markup]) -> Markup:
    """A row with its heading; a cell may bring its class."""
    pairs = [cell if isinstance(cell, tuple) else ("", cell) for cell in cells]
    rest = lines(fill('<td class="{}">{}</td>', looks, text) for looks, text in pairs)
    return fill('<tr><th scope="row">{}</th>{}</tr>', first, rest)


def number(text: object) -> tuple[str, Markup]:
    """A cell for a count, a score or a link at the right edge."""
    return ("wb-num", fill("{}", text))
