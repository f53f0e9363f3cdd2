"""The team page: who is late, how everybody stands, and what a manager does. Draws what the desk decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from workbench.model import Assigned, Board, Choice, Coverage, Past, Person, Progress, Signed, Signer, Standing
from workbench.ui.library import standing
from workbench.ui.markup import (
    NOTHING,
    badge,
    button,
    fill,
    head,
    heads,
    lines,
    number,
    part,
    press,
    quiet,
    row,
    section,
    table,
)
from workbench.ui.page import View
from workbench.ui.words import distance, long_day, people, percent, short_day

_SCROLL = '<div class="wb-scroll" tabindex="0" role="group" aria-label="{}">{}</div>'
_EMPTY = """<div class="wb-empty"><h3>Nobody is late</h3>
<p>Whoever passes a due date with the exercise, lesson or SOP still to do is listed here.</p></div>"""
_STANDS = {
    Standing.OVERDUE: ("due", "Late"), Standing.IN_PROGRESS: ("half", "In progress"), Standing.OPEN: ("missing", "Not started"),
    Standing.DONE: ("right", "Done"), Standing.DONE_LATE: ("right", "Done late"),
}
_NOTHING_CHOSEN: Mapping[str, str] = {}
_FIELD = '<div class="wb-field"><label for="{0}">{1}</label>{2}{3}</div>'


def team_view(board: Board, attempt: Markup, said: Markup = NOTHING) -> View:
    """The view of a board with the card of one attempt."""
    roles = sorted({each.person.job_role for each in board.progress if each.person.job_role})
    facts = [long_day(board.me.today), people(len(board.progress)), *(f"role {role}" for role in roles if len(roles) == 1)]
    top = head(board.team, fill("{}", " · ".join(facts)), crumb=_other_teams(board), right=part("acts"))
    left = fill('<div class="wb-stack is-loose">{}{}{}</div>', _late(board), _progress(board), _coverage(board))
    columns = fill('<div class="wb-cols is-wide-left">{}{}</div>', left, part("attempt"))
    html = lines((top, part("alert"), part("assign"), columns))
    return View("Team", html, parts={"acts": acts(False), "attempt": attempt, "alert": said})


def _other_teams(board: Board) -> Markup:
    """The way to the other teams that this manager leads."""
    others = [press(name, "team", id) for id, name in board.teams.items() if id != board.team_id]
    return fill("Your other team{}: {}", "s" if len(others) > 1 else "", lines(others, ", ")) if others else NOTHING


def acts(assigning: bool) -> Markup:
    """What a manager does here. While the form is open, its own button is the one that is filled."""
    exports = (button("Export CSV", "export", "csv"), button("Export .xlsx", "export", "xlsx"))
    assign = button("Assign training", "form", "open", primary=not assigning)
    return fill('<div class="wb-acts">{}{}</div>', lines(exports), assign)


@dataclass(frozen=True, slots=True, order=True)
class _Late:
    due: date
    name: str
    person: str
    what: str
    why: str


def _late(board: Board) -> Markup:
    late = [_Late(each.due, each.person.name, each.person.id, f"{each.code} {each.title}", each.why)
            for each in board.assigned if each.standing is Standing.OVERDUE and each.due]
    late += [_Late(signer.due, signer.name, signer.person, f"{each.id} {each.title}", "To be acknowledged.")
             for each in board.coverage for signer in each.signers if signer.signed is Signed.OVERDUE and signer.due]
    if not late:
        return section("h-need", "Who needs me today", fill(_EMPTY))
    titles = lines(fill('<th scope="col">{}</th>', title) for title in ("Reason", "Who and what", "Do"))
    rows = (_late_row(each, board.me.today) for each in sorted(late))
    return section("h-need", "Who needs me today", table(fill('<thead class="wb-sr"><tr>{}</tr></thead>', titles), rows))


def _late_row(late: _Late, today: date) -> Markup:
    note = f"{late.what}, was due {short_day(late.due)}. {late.why}"
    who = fill('<b class="wb-strong">{}</b><br><span class="wb-note">{}</span>', late.name, note)
    see = button("See training", "person", late.person, small=True, spoken=f"of {late.name}")
    reason = badge("due", distance(late.due, today), filled=True)
    return fill('<tr><td class="wb-nowrap">{}</td><th scope="row">{}</th><td class="wb-num">{}</td></tr>', reason, who, see)


def _progress(board: Board) -> Markup:
    if not board.progress:
        return section("h-prog", "Progress in training", quiet("There is nobody in this team yet."))
    counts = ((title, "wb-num") for title in ("Assigned", "In progress", "Done", "Late", "Last score"))
    top = heads(("Person", ""), *counts)
    drawn = table(top, map(_progress_row, board.progress), foot=_totals(board), looks="is-framed wb-under")
    return section("h-prog", "Progress in training", fill(_SCROLL, "Progress table", drawn))


def _progress_row(each: Progress) -> Markup:
    late = badge("due", f"{each.late} late") if each.late else 0
    score = percent(each.last_score) if each.last_score else fill('<span class="wb-muted">none yet</span>')
    counts = (each.assigned, each.started, each.done, late, score)
    return row(press(each.person.name, "person", each.person.id), *(number(count) for count in counts))


def _totals(board: Board) -> Markup:
    late = sum(each.late for each in board.progress)
    sums = [sum(getattr(each, name) for each in board.progress) for name in ("assigned", "started", "done")]
    cells = lines(fill('<td class="wb-num wb-strong">{}</td>', text) for text in (*sums, f"{late} late" if late else 0, ""))
    return fill('<tfoot><tr><th scope="row" class="wb-strong">Team</th>{}</tr></tfoot>', cells)


def _coverage(board: Board) -> Markup:
    if not board.coverage:
        return NOTHING
    top = heads(("SOP", ""), ("Acknowledged", "wb-num"), ("Still to acknowledge it", ""))
    drawn = table(top, map(_covered, board.coverage), looks="is-framed wb-under")
    return section("h-signed", "SOPs acknowledged", fill(_SCROLL, "Table of SOPs", drawn))


def _covered(each: Coverage) -> Markup:
    missing = [signer for signer in each.signers if signer.signed is not Signed.SIGNED]
    what = fill('<b class="wb-strong">{} {}</b><br><span class="wb-note">Version {}</span>', each.id, each.title, each.version)
    names = lines(fill("<div>{} {}</div>", signer.name, standing(signer.signed, signer.due, each.version)) for signer in missing)
    count = f"{len(each.signers) - len(missing)} of {len(each.signers)}"
    return row(what, number(fill('<span class="wb-nowrap">{}</span>', count)), names or badge("right", "Everybody has"))


def attempts_of(board: Board, person: str) -> tuple[Past, ...]:
    """A person's graded attempts, newest first."""
    return next((each.attempts for each in board.progress if each.person.id == person), ())


def newest(board: Board) -> Past | None:
    """The latest attempt of the whole team."""
    every = (past for each in board.progress for past in each.attempts)
    return max(every, key=lambda past: past.submitted_at, default=None)


def assigned_to(board: Board, person: Person) -> Markup:
    """The SOPs that a person has still to acknowledge, and everything assigned: what is late first, what is done last."""
    unsigned = [_unsigned_row(each, signer) for each in board.coverage for signer in each.signers
                if signer.person == person.id and signer.signed is not Signed.SIGNED]
    mine = [*unsigned, *(_assigned_row(each) for each in board.assigned if each.person.id == person.id)]
    top = heads(("What", ""), ("Due", ""), ("State", ""))
    rows = table(top, mine, looks="wb-small") if mine else quiet("Nothing is assigned.")
    title = fill('<div class="wb-section-head"><h2 id="h-given" tabindex="-1">Assigned to {}</h2></div>', person.name)
    return fill('<section class="wb-section wb-before" aria-labelledby="h-given">{}{}</section>', title, rows)


def _unsigned_row(each: Coverage, signer: Signer) -> Markup:
    late = signer.signed is Signed.OVERDUE
    state = badge("due", "Late") if late else badge("missing", "Not yet")
    return _given_row(f"{each.id} {each.title}", f"To be acknowledged, version {each.version}", signer.due, state)


def _assigned_row(each: Assigned) -> Markup:
    return _given_row(f"{each.code} {each.title}", each.why, each.due, badge(*_STANDS[each.standing]))


def _given_row(what: str, why: str, due: date | None, state: Markup) -> Markup:
    name = fill('<b class="wb-strong">{}</b><br><span class="wb-note">{}</span>', what, why)
    return row(name, fill('<span class="wb-nowrap">{}</span>', short_day(due) if due else "No date"), state)


def assign_form(board: Board, problem: str = "", chosen: Mapping[str, str] = _NOTHING_CHOSEN) -> Markup:
    """The form that assigns an exercise or a lesson to one person or to the whole team. `chosen` is what stood in it."""
    what = lines(_option(choice.id, choice.label, chosen.get("what")) for choice in board.choices)
    everyone = _option("", f"The whole team ({people(len(board.progress))})", chosen.get("who"))
    who = lines((everyone, *(_option(each.person.id, each.person.name, chosen.get("who")) for each in board.progress)))
    due = fill('<input class="wb-input" id="assign-due" name="due" type="date" min="{}" value="{}">', board.me.today,
               chosen.get("due", ""))
    fields = lines((
        fill(_FIELD, "assign-what", "What", _select("what", what), NOTHING),
        fill(_FIELD, "assign-who", "Who", _select("who", who), NOTHING),
        fill(_FIELD, "assign-due", "Due date", due, _note("Ends at midnight of that day. Without a date it is never late.")),
    ))
    said = fill('<p class="wb-note is-wrong" role="alert">{}</p>', problem) if problem else NOTHING
    do = fill('<div class="wb-acts"><button class="wb-btn is-primary">Assign</button>{}</div>', button("Cancel", "form", ""))
    form = fill('<form class="wb-form" data-act="assign">{}{}{}</form>', fields, said, do)
    return section("h-assign", "Assign training", form, looks="wb-before")


def _option(value: str, words: str, chosen: str | None = None) -> Markup:
    return fill('<option value="{}"{}>{}</option>', value, Markup(" selected" if value == chosen else ""), words)


def _select(name: str, options: Markup) -> Markup:
    return fill('<select class="wb-input" id="assign-{0}" name="{0}">{1}</select>', name, options)


def _note(words: str) -> Markup:
    return fill('<span class="wb-note">{}</span>', words)


def assigned_words(board: Board, choice: Choice, who: str, count: int, due: date | None) -> str:
    """The sentence after assigning. Who has the same already, due no later, is not given it twice."""
    name = next((each.person.name for each in board.progress if each.person.id == who), "")
    if not count:
        return f"Nothing changed: {name or 'everybody in the team'} has {choice.label} already, due no later."
    until = f"due {short_day(due)}" if due else "without a due date"
    rest = "" if name or count >= len(board.progress) else " The others of the team have it already."
    return f"{choice.label} is assigned to {name or people(count)}, {until}.{rest}"
