"""The SOP library: find a word or a code, or take an SOP from the list. Draws what the desk found, and marks it."""

from datetime import date

from markupsafe import Markup

from workbench.model import Library, Signed, SopHit, SopRow
from workbench.model.sought import Term, terms_of
from workbench.ui.markup import alert, badge, fill, head, heads, lines, link, number, part, quiet, row, table
from workbench.ui.page import View
from workbench.ui.told import told
from workbench.ui.words import calendar_day, plural, short_day

_UNDER = "How work is done here, step by step. Each SOP shows its live figures and asks those who work by it to acknowledge it."
_FIND = """<form class="wb-find no-print" role="search" aria-label="The SOP library" data-act="search">
<label for="find">Find a word, a form or a code</label>
<input class="wb-input" id="find" name="text" type="search" value="{}" maxlength="120" autocomplete="off" spellcheck="false"
 aria-describedby="find-note" data-typed="search" data-focus>
<p class="wb-note" id="find-note">Codes are found whole: CO-16, PR-1, 835. Enter goes to the first place found.</p>
<p class="wb-small" role="status" data-part="count"></p></form>"""
_HIT = '<li>{}<p class="wb-small">{}</p></li>'
NOTHING_FOUND = "No step has all of these words. Try fewer, or a code. These are all SOPs:"


def library_view(library: Library, sentence: str = "") -> View:
    """The view of `library`; `sentence` says why a wish was not granted."""
    html = fill("{}{}{}{}", head("SOP library", fill(_UNDER)), part("alert"), fill(_FIND, library.text), part("found"))
    shown = {"found": found(library), "count": count(library)}
    return View("SOP library", html, parts=shown | ({"alert": alert("info", sentence)} if sentence else {}))


def found(library: Library) -> Markup:
    """The places found, or the list of all SOPs where nothing is searched for or found."""
    if not library.hits:
        top = heads(("SOP", ""), ("Owner", ""), ("Version", ""), ("Where you stand", ""), ("(Open)", ""))
        listed = table(top, (_row(each, library.me.today) for each in library.rows))
        return listed if library.rows else quiet("There is no SOP yet.")
    terms = sought(library)
    return fill('<ol class="wb-found">{}</ol>', lines(
        fill(_HIT, _way(hit, n), told(hit.text, terms=terms)) for n, hit in enumerate(library.hits, 1)))


def sought(library: Library) -> tuple[Term, ...]:
    """What the places found are marked with."""
    return terms_of(library.meant or library.text)


def count(library: Library) -> Markup:
    """How much was found, said when typing pauses."""
    if not terms_of(library.text):
        return fill("")
    if not library.hits:
        return fill("{}", NOTHING_FOUND)
    places = plural(len(library.hits), "place")
    if library.meant:
        return fill('Nothing has these words. "{}" stands in {}.', library.meant, places)
    return fill("Found in {}.", places)


def standing(signed: Signed, due: date | None, version: str, filled: bool = False) -> Markup:
    """Where the person stands with an SOP. `version` is the one in force."""
    day = short_day(due) if due else ""
    looks, words = {
        Signed.SIGNED: ("right", "Acknowledged"),
        Signed.NOT_ASKED: ("missing", "Not asked of you"),
        Signed.DUE: ("due", f"Due {day}"),
        Signed.OVERDUE: ("warn", f"Late, was due {day}"),
        Signed.OUTDATED: ("due", f"Changed to {version}, due {day}" if day else f"Changed to {version} since you signed"),
    }[signed]
    return badge(looks, words, filled)


def _row(each: SopRow, today: date) -> Markup:
    name = fill('<b class="wb-strong">{} {}</b>', each.id, each.title)
    critical = fill("<br>{}", badge("warn", "Critical")) if each.critical else fill("")
    version = fill('{}<br><span class="wb-note">since {}</span>', each.version, calendar_day(each.effective_on))
    verb = link("Read", "open", each.id, spoken=f"{each.id} {each.title}")
    return row(fill("{}{}", name, critical), fill("{}", each.owner_role), version, standing(each.signed, each.due, each.version),
               number(verb))


def _way(hit: SopHit, n: int) -> Markup:
    """The way to where it was found, by number for the keyboard."""
    place = f"{hit.sop} step {hit.step.rpartition('.')[2]}: {hit.step_title}" if hit.step else f"{hit.sop} {hit.sop_title}"
    address = hit.step or hit.sop
    return fill('<a id="hit-{}" href="?open={}" data-act="open" data-value="{}">{}</a>', n, address, address, place)
