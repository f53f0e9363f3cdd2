"""My training: what to continue, what is due and why, what next, what went wrong, the levels. Draws what the desk decided."""

from datetime import date

from markupsafe import Markup

from workbench.model import Due, Going, Home, LevelRow, NextStep, Past, Signed, SopRow, Standing, Stumble, Visit
from workbench.ui.markup import (
    NOTHING,
    alert,
    badge,
    button,
    fill,
    head,
    heads,
    lines,
    link,
    number,
    part,
    press,
    quiet,
    row,
    section,
    step_link,
    table,
    way,
)
from workbench.ui.page import View
from workbench.ui.words import distance, long_day, moment, percent, short_day, times

_SOON = 3
"""Days before a due date from which it is marked."""
_RESULTS, _LEVELS = 8, 6
_HERE = "home"
_DOTS = "A filled dot is a level you hold. The underlined dot is the one your role asks for."
_CARD = """<section class="wb-card is-next wb-going" aria-labelledby="h-cont"><p class="wb-note">Continue where you left off</p>
<div class="wb-head"><div><h2 id="h-cont">{} {}</h2><p>{}</p></div><div class="wb-acts">{}</div></div><p>{}</p></section>"""


def home_view(home: Home, sentence: str = "") -> View:
    """The view of `home`; `sentence` says why a wish was not granted."""
    me = home.me
    under = fill("{} · {} at {}", long_day(me.today), me.person.job_role, me.organisation)
    left = lines((_going(home.going, me.today), _due(home), _next(home.next, primary=home.going is None)))
    right = lines((part("levels", levels(home.levels)), _past(home.past, me.today)))
    columns = fill(
        '<div class="wb-stack is-loose a">{}</div><div class="wb-stack is-loose b">{}</div><div class="c">{}</div>',
        left, right, _stumbles(home.stumbles, bool(home.past)),
    )
    html = fill('{}{}<div class="wb-cols is-wide-left wb-home">{}</div>', head("My training", under), part("alert"), columns)
    return View("My training", html, parts={"alert": alert("info", sentence)} if sentence else {})


def lesson_way(visit: Visit, links: bool) -> View:
    """Where a lesson was asked for here: the way to its own page, which the browser follows. `links`: there are other pages."""
    words = way("Open the lesson", visit.page, visit.assignment, at_once=True) if links else "Open the lesson's notebook."
    top = head("Lesson", fill("This lesson has a page of its own. {}", words))
    return View("Lesson", fill("{}{}", top, part("alert")))


def _going(going: Going | None, today: date) -> Markup:
    if going is None:
        return NOTHING
    saved = badge("draft", f"Draft saved {moment(going.saved_at, today)}" if going.saved_at else "Nothing typed yet")
    verb = button("Continue", "open", going.open, primary=True, spoken=going.title)
    return fill(_CARD, going.code, going.title, going.sentence, verb, saved)


def _due(home: Home) -> Markup:
    if not home.due and not home.to_sign:
        words = f"You have no date to keep just now. {_instead(home)}"
        return section("h-due", "Due soon", fill('<div class="wb-empty"><h3>Nothing is due</h3><p>{}</p></div>', words))
    top = heads(("What", ""), ("Due", ""), ("Why this date", ""), ("(Open)", ""))
    today = home.me.today
    rows = [(due.due or date.max, _due_row(due, today)) for due in home.due]
    rows += [(sop.due or date.max, _sop_row(sop, today)) for sop in home.to_sign]
    return section("h-due", "Due soon", table(top, (drawn for _, drawn in sorted(rows, key=lambda each: each[0]))))


def _instead(home: Home) -> str:
    if home.going:
        return "You could go on with what you began."
    if home.next:
        return "Your next best step stands below."
    return "Open one of your results to practise again with new numbers." if home.past else "What your lead assigns shows here."


def _due_row(due: Due, today: date) -> Markup:
    what = fill('<b class="wb-strong">{} {}</b><br><span class="wb-note">{}</span>', due.code, due.title, due.note)
    words = {Standing.OPEN: "Start", Standing.IN_PROGRESS: "Continue"}.get(due.standing, "Open")
    spoken = f"{due.code} {due.title}"
    verb = link(words, "open", due.open, spoken=spoken) if due.page == _HERE else way(words, due.page, due.open, spoken=spoken)
    return row(what, ("wb-nowrap", _when(due.due, today)), fill("{}", due.why), number(verb))


def _sop_row(sop: SopRow, today: date) -> Markup:
    note = f"{'Critical SOP' if sop.critical else 'SOP'} to acknowledge, version {sop.version}"
    what = fill('<b class="wb-strong">{} {}</b><br><span class="wb-note">{}</span>', sop.id, sop.title, note)
    changed = "Changed since you acknowledged it" if sop.signed is Signed.OUTDATED else "Your role works by it"
    why = f"{changed}; in force since {short_day(sop.effective_on)}"
    verb = way("Read", "sop", sop.id, spoken=f"{sop.id} {sop.title}")
    return row(what, ("wb-nowrap", _when(sop.due, today)), fill("{}", why), number(verb))


def _when(due: date | None, today: date) -> Markup:
    if due is None:
        return fill("No date")
    day = badge("due", short_day(due), filled=True) if (due - today).days <= _SOON else fill("{}", short_day(due))
    return fill('{}<br><span class="wb-note">{}</span>', day, distance(due, today))


def _next(step: NextStep | None, primary: bool) -> Markup:
    if step is None:
        return NOTHING
    words = fill('<div><p><b class="wb-strong">{}</b></p><p>Why: {}</p></div>', step.title, step.why)
    acts = fill('<div class="wb-acts">{}</div>', button(step.verb, "open", step.open, primary=primary))
    return section("h-next", "Next best step", fill('<div class="wb-head wb-next">{}{}</div>', words, acts))


def _stumbles(stumbles: tuple[Stumble, ...], tried: bool) -> Markup:
    if not stumbles:
        words = ("You met none in your last ten attempts. Every other mistake stands in the feedback of its result." if tried else
                 "Each one you meet is listed here, with a way to practise it.")
        return section("h-wrong", "What I got wrong", quiet(f"A trap is a mistake that many make. {words}"))
    top = heads(("Trap", ""), ("Last 10", "wb-num"), ("Where the rule stands", ""), ("(Practise)", ""))
    return section("h-wrong", "What I got wrong", table(top, map(_stumble_row, stumbles)))


def _stumble_row(each: Stumble) -> Markup:
    rule = step_link(each.sop, each.sop_title) if each.sop else NOTHING
    practise = press("Practise this trap", "practise", f"{each.exercise}|{each.code}", spoken=each.title)
    return row(fill("{}", each.title), number(times(each.count)), rule, number(practise))


def levels(rows: tuple[LevelRow, ...], every: bool = False) -> Markup:
    """My levels: the first of those the job role asks for or that are held, or every competency."""
    if not rows:
        return section("h-lev", "My levels", quiet("Your levels show here after your first assessed exercise."))
    mine = sorted((each for each in rows if each.asked or each.level), key=lambda each: -each.level)
    shown = rows if every else tuple(mine[:_LEVELS])
    other = press("Only the first", "levels", "") if every else press(f"All {len(rows)} competencies", "levels", "all")
    more = NOTHING if len(rows) <= _LEVELS else fill('<span class="wb-small">{}</span>', other)
    top = heads(("Competency and what the next level needs", ""), ("Level", ""), ("Role asks", "wb-num"))
    body = fill('{}<p class="wb-note wb-under">{}</p>', table(top, map(_level_row, shown)), _DOTS)
    return section("h-lev", "My levels", body, aside=more)


def _level_row(each: LevelRow) -> Markup:
    what = fill('{}<br><span class="wb-note">{}</span>', each.name, each.note)
    return row(what, ("wb-nowrap", fill("{} &nbsp;{}", dots(each.level, each.asked), each.level)), number(each.asked or ""))


def dots(level: int, asked: int) -> Markup:
    """Five dots: filled up to the level, the asked one underlined."""
    asks = f", your role asks for {asked}" if asked else ""
    names = (" ".join(name for name, on in (("on", n <= level), ("ask", n == asked)) if on) for n in range(1, 6))
    drawn = lines(fill('<i class="{}"></i>', name) for name in names)
    return fill('<span class="wb-dots" role="img" aria-label="level {} of 5{}">{}</span>', level, asks, drawn)


def _past(past: tuple[Past, ...], today: date) -> Markup:
    if not past:
        return section("h-past", "My results", quiet("No exercise submitted yet."))
    top = heads(("Exercise", ""), ("When", ""), ("Score", "wb-num"), ("(Feedback)", ""))
    return section("h-past", "My results", table(top, (_past_row(each, today) for each in past[:_RESULTS])))


def _past_row(each: Past, today: date) -> Markup:
    what = fill('{} {}<br><span class="wb-note">{}, case {}</span>', each.code, each.title, each.mode, each.case)
    feedback = link("Feedback", "open", each.attempt, spoken=f"{each.code} case {each.case}")
    return row(what, fill("{}", moment(each.submitted_at, today)), number(percent(each.score)), number(feedback))
