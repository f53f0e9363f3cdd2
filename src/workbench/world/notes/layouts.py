"""How each of the six providers lays out a note. The parts are the same; order, headings and habits are theirs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from textwrap import fill

from workbench.world.larkmere import NAME
from workbench.world.notes.case import Case
from workbench.world.notes.phrases.background import SYNTHETIC
from workbench.world.notes.shorthand import shortened
from workbench.world.notes.told import Told
from workbench.world.notes.voice import us

_WIDTH = 96
_HEADINGS = 24
_ADULT = 18


def note_of(case: Case, told: Told) -> str:
    """The whole note."""
    habit = HABITS[case.provider % len(HABITS)]
    lines = [shortened(line, habit.shortens) for line in habit.body(case, told)]
    head = [SYNTHETIC, "", f"{NAME}, {case.site}: {habit.calls_it}", *habit.head(case), ""]
    return "\n".join((*head, *(_wrapped(line, habit.hangs) for line in lines), "", habit.signs(case, told))) + "\n"


def _wrapped(line: str, hangs: int) -> str:
    """The line, broken where it is too long; what follows hangs in by so many places more than its beginning."""
    if len(line) <= _WIDTH:
        return line
    return fill(line, _WIDTH, break_on_hyphens=False,
                subsequent_indent=" " * (len(line) - len(line.lstrip()) + hangs))


def _cap(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentences(parts: Iterable[str]) -> str:
    return " ".join(f"{_cap(part)}." for part in parts if part)


def _line(heading: str, parts: Sequence[str], by: str = "; ") -> list[str]:
    return [f"{heading}{_cap(by.join(parts))}"] if parts else []


def _head_wide(case: Case) -> list[str]:
    return [f"Patient: {case.name}   Acct: {case.account}   DOB: {us(case.born)}   Sex: {case.sex}",
            f"Seen: {us(case.seen)} in the office, {case.site}   By: {case.provider_name}"]


def _head_card(case: Case) -> list[str]:
    member = [f"Member ID     {case.member}"] if case.member else []
    return [f"Name          {case.name} ({case.sex})", f"Born          {us(case.born)}", f"Account       {case.account}", *member,
            f"Date seen     {us(case.seen)}, office visit in person", f"Provider      {case.provider_name}"]


def _head_short(case: Case) -> list[str]:
    return [f"{case.name.upper()} / {case.account} / {us(case.born)} / {case.sex}",
            f"dos {us(case.seen)} / office, {case.site.lower()} / {case.provider_name}"]


def _under(heading: str, parts: Iterable[str]) -> list[str]:
    """A heading, its first part beside it, the others below, all in one column."""
    return [f"{heading if not place else ' ' * len(heading)}{_cap(each)}" for place, each in enumerate(parts)]


def _soap(case: Case, told: Told) -> list[str]:
    return [
        f"CC: {_cap(told.complaint)}", "",
        f"S: {_cap(told.person)}, {told.known}. {_sentences(told.history)}",
        *_line("   PMH: ", told.past), *_line("   FH: ", told.family), *_line("   SH: ", told.social),
        f"   Allergies: {told.allergies}", f"   ROS: {told.review}", "",
        *_under("O: ", (", ".join(told.vitals), *told.exam, *told.results)), "",
        *_line("Procedure: ", told.done), *_under("A: ", (*told.assessment, *told.thoughts)), "",
        *_under("P: ", (*told.plan, *told.separate, *told.aside, *told.time)),
    ]


def _article(age: int) -> str:
    return "an" if age in (8, 11, 18) or 80 <= age < 90 else "a"


def _dictated(case: Case, told: Told) -> list[str]:
    last = case.name.split()[-1]
    title = last if case.age < _ADULT else f"{'Ms.' if case.sex == 'F' else 'Mr.'} {last}"
    paragraphs = (
        f"{title} is {_article(case.age)} {told.person}, {told.known}, who comes in today for the following: {told.complaint}. "
        f"{_sentences((*told.history, told.review))} From before: {'; '.join(told.past)}. In the family: "
        f"{'; '.join(told.family)}. {_sentences((*told.social, told.allergies))}",
        f"Vital signs: {', '.join(told.vitals)}. {_sentences(told.exam)}",
        f"Tests today: {'; '.join(told.results)}." if told.results else "",
        f"Done today: {_sentences(told.done)}" if told.done else "",
        f"My impression: {_sentences((*told.assessment, *told.thoughts))}",
        f"The plan: {_sentences((*told.plan, *told.separate))}", _sentences((*told.aside, *told.time)))
    return [line for each in paragraphs if each for line in (each, "")][:-1]


def _telegraphic(case: Case, told: Told) -> list[str]:
    def run(heading: str, *parts: str) -> list[str]:
        return [f"{heading}{' / '.join(parts)}"] if parts else []

    before = (*(f"h/o {each}" for each in told.past), *(f"fh {each}" for each in told.family), *told.social)
    return [
        f"{case.age}{case.sex.lower()} / {told.known}", f"cc {told.complaint}", *run("", *told.history),
        *run("", told.review, told.allergies), *run("", *before), f"vs {' '.join(told.vitals)}", *run("", *told.exam),
        *run("tests: ", *told.results), *run("done: ", *told.done),
        *(f"a) {each}" for each in told.assessment), *(f"?  {each}" for each in told.thoughts),
        *(f"p) {each}" for each in (*told.plan, *told.separate)), *(f"-- {each}" for each in (*told.aside, *told.time)),
    ]


def _plan_first(case: Case, told: Told) -> list[str]:
    done = (*told.done, *told.results)
    return [
        "ASSESSMENT / PLAN", *(f"#{number} {_cap(each)}" for number, each in enumerate(told.assessment, 1)),
        *(f"   DDx: {each}" for each in told.thoughts),
        *(f"   > {_cap(each)}" for each in (*told.plan, *told.separate, *told.time)),
        "", *(["DONE TODAY", *(f"   {_cap(each)}" for each in done), ""] if done else []),
        "SUBJECTIVE", f"   {_cap(told.person)}; {told.known}. {_cap(told.complaint)}. {_sentences(told.history)}",
        f"   {_sentences((told.review, told.allergies, *told.social))}",
        f"   {_sentences((*told.past, *told.family, *told.aside))}", "",
        "OBJECTIVE", f"   {', '.join(told.vitals)}. {_sentences(told.exam)}",
    ]


def _template(case: Case, told: Told) -> list[str]:
    def block(heading: str, parts: Sequence[str]) -> list[str]:
        return [f"{heading:<{_HEADINGS}}{'; '.join(parts)}"] if parts else []

    return [
        *block("CHIEF COMPLAINT", (told.complaint,)), *block("HPI", (f"{told.person}, {told.known}", *told.history)),
        *block("PAST HISTORY", told.past), *block("FAMILY HISTORY", told.family), *block("SOCIAL HISTORY", told.social),
        *block("ALLERGIES", (told.allergies,)), *block("REVIEW OF SYSTEMS", (told.review,)), *block("VITAL SIGNS", told.vitals),
        *block("PHYSICAL EXAM", told.exam), *block("TESTS IN THE OFFICE", told.results), *block("PROCEDURES", told.done),
        *(line for number, each in enumerate(told.assessment, 1) for line in block(f"ASSESSMENT {number}", (each,))),
        *block("ALSO THOUGHT OF", told.thoughts), *block("PLAN", told.plan), *block("HEALTH MAINTENANCE", told.aside),
        *block("COMMENT", (*told.separate, *told.time)),
    ]


def _dashes(case: Case, told: Told) -> list[str]:
    def listed(heading: str, parts: Sequence[str]) -> list[str]:
        return [heading, *(f"  - {each}" for each in parts)] if parts else []

    return [
        f"{_cap(told.person)} c/o: {told.complaint} ({told.known})",
        *listed("Hx", (*told.history, told.review)),
        *listed("Also on file", (*told.past, *told.family, *told.social, told.allergies)),
        *listed("Exam", (", ".join(told.vitals), *told.exam)), *listed("Did", (*told.results, *told.done)),
        *listed("Dx", told.assessment), *listed("DDx", told.thoughts), *listed("Plan", (*told.plan, *told.separate)),
        *listed("Misc", (*told.aside, *told.time)),
    ]


def _signature(case: Case, told: Told) -> str:
    return f"Electronically signed: {case.provider_name}, {us(told.signed)}"


def _read_and_signed(case: Case, told: Told) -> str:
    return f"Dictated {us(case.seen)}. Read and signed {us(told.signed)}, {case.provider_name}."


def _initials(case: Case, told: Told) -> str:
    return f"{case.provider_name.lower()} {us(told.signed)}, e-signed"


@dataclass(frozen=True, slots=True)
class Habit:
    """How one provider writes. `shortens` names how much; see shorthand."""

    calls_it: str
    shortens: str
    head: Callable[[Case], list[str]]
    body: Callable[[Case, Told], list[str]]
    signs: Callable[[Case, Told], str]
    hangs: int = 0


HABITS = (
    Habit("visit note", "common", _head_wide, _soap, _signature, 3),
    Habit("dictated note", "none", _head_card, _dictated, _read_and_signed),
    Habit("note", "most", _head_short, _telegraphic, _initials, 2),
    Habit("progress note", "more", _head_wide, _plan_first, _signature),
    Habit("office visit", "common", _head_card, _template, _signature, _HEADINGS),
    Habit("chart note", "more", _head_wide, _dashes, _signature, 2),
)
"""One for each provider, in the order of larkmere.PROVIDERS."""
