"""S9: modifiers that are missing, have no reason, or do not go together."""

from collections import Counter

from workbench.scrub.catalogue import edit
from workbench.scrub.claim_parts import Done, done, done_before, named, numbered, place_of, units
from workbench.scrub.edit import Edit
from workbench.scrub.setting import Setting, TwoSides
from workbench.scrub.tables import MAJOR, MINOR, Bilateral, Indicator
from workbench.x12 import BilledClaim, BilledLine

SEPARATE = frozenset({"59", "XE", "XP", "XS", "XU"})
"""Distinct service: Medicare takes either, the more specific when it fits (MLN1783722, RULES N4)."""
SIDES = frozenset({"LT", "RT"})
_BOTH_SIDES, _READING, _EQUIPMENT = "50", "26", "TC"
_HOSPITALS = frozenset({"19", "21", "22", "23", "24"})
_LENGTH = 2

_Edits = tuple[Edit, ...]


def written_once(claim: BilledClaim, _setting: Setting) -> _Edits:
    """S9.1, two letters or digits, each once."""
    found = []
    for number, line in numbered(claim):
        odd = [each for each in line.modifiers if len(each) != _LENGTH or not each.isalnum() or each != each.upper()]
        twice = [each for each, count in Counter(line.modifiers).items() if count > 1]
        found += [edit("S9.1", f'{named(line)} has the modifier "{each}". Write two capital letters or '
                               'digits.', number) for each in odd]
        found += [edit("S9.1", f"{named(line)} has the modifier {each} twice. Write it once.", number) for each in twice]
    return tuple(found)


def visits_beside_procedures(claim: BilledClaim, setting: Setting) -> _Edits:
    """S9.25 and S9.57: a visit on the day of a minor procedure, on the day of a major one or the day before it."""
    procedures, found = (*done(claim), *done_before(claim, setting)), []
    for visit in done(claim):
        if not _is_visit(visit, setting):
            continue
        major = _first(procedures, visit, setting, MAJOR, (0, 1))
        minor = _first(procedures, visit, setting, MINOR, (0,))
        if major and "57" not in visit.modifiers:
            found.append(edit("S9.57", f"{visit.code} stands beside {major.code}, a major procedure of {major.day:%m/%d/%Y}, "
                                       "without modifier 57. Add 57 if the operation was decided at this visit.", visit.line))
        elif minor and "25" not in visit.modifiers:
            found.append(edit("S9.25", f"{visit.code} stands beside {minor.code}, a minor procedure of the same day, without "
                                       "modifier 25. Add 25 if the note shows a significant, separate visit. Otherwise take the "
                                       "visit off: deciding to do the procedure is part of it.", visit.line))
    return tuple(found)


def reasons_of_visit_modifiers(claim: BilledClaim, setting: Setting) -> _Edits:
    """S9.2, 25 and 57 belong to a visit, 25 beside another service of the day, 57 to one that led to a major procedure."""
    services = (*done(claim), *done_before(claim, setting))
    found = []
    for visit in done(claim):
        for modifier in sorted({"25", "57"} & set(visit.modifiers)):
            facts = setting.tables.service(visit.code, visit.day)
            if facts is None or facts.visit is None:
                continue
            if not facts.visit:
                found.append(edit("S9.2", f"{visit.code} has modifier {modifier}, which only a visit takes. Take it "
                                          "off.", visit.line))
            elif modifier == "25" and not any(each.day == visit.day and each.line != visit.line for each in services):
                found.append(edit("S9.2", f"{visit.code} has modifier 25, and nothing else was billed that day. Take it off, or "
                                          "bill the other service.", visit.line))
            elif modifier == "57" and not _first(services, visit, setting, MAJOR, (0, 1)):
                found.append(edit("S9.2", f"{visit.code} has modifier 57, and no major procedure follows that day or the next. "
                                          "Take it off; beside a minor procedure it is 25.", visit.line))
    return tuple(found)


def both_sides(claim: BilledClaim, setting: Setting) -> _Edits:
    """S9.50, by the bilateral indicator and the payer's way (RULES N3)."""
    return tuple(edit("S9.50", f"{named(line)} {wrong}", number)
                 for number, line in numbered(claim) if (wrong := _wrong_sides(number, line, claim, setting)))


def missing_side(claim: BilledClaim, setting: Setting) -> _Edits:
    """S9.4, a service that has sides names one."""
    sided = (Bilateral.HALF_MORE, Bilateral.EACH_SIDE)
    return tuple(edit("S9.4", f"{line.code} is done on one side or both, and no side is named. Add LT, RT or 50.", number)
                 for number, line in numbered(claim)
                 if _bilateral(line, setting) in sided and not {*SIDES, _BOTH_SIDES} & set(line.modifiers)
                 and not (_bilateral(line, setting) is Bilateral.EACH_SIDE and units(line) == 2))


def reading_and_equipment(claim: BilledClaim, setting: Setting) -> _Edits:
    """S9.26, the professional and the technical part, and who owns the equipment in a hospital."""
    return tuple(edit("S9.26", f"{named(line)} {wrong}", number)
                 for number, line in numbered(claim) if (wrong := _wrong_part(line, place_of(line, claim), setting)))


def separate_services(claim: BilledClaim, setting: Setting) -> _Edits:
    """S9.6 and S9.59, modifiers of a distinct service: one on a line, and only where it opens a pair."""
    own, found = done(claim), []
    services = (*own, *done_before(claim, setting))
    for number, line in numbered(claim):
        given = sorted(SEPARATE & set(line.modifiers))
        if len(given) > 1:
            found.append(edit("S9.6", f"{named(line)} has {' and '.join(given)}. Keep the one that says most exactly why it was "
                                      "separate.", number))
    for each in own:
        given = sorted(SEPARATE & set(each.modifiers))
        if len(given) == 1 and not any(_opens(each, other, setting) for other in services if other is not each):
            found.append(edit("S9.59", f"{each.code} has {given[0]}, and no other service of that day makes it needed. Take it "
                                       "off; another diagnosis alone is no reason.", each.line))
    return tuple(found)


def _opens(each: Done, other: Done, setting: Setting) -> bool:
    if each.day != other.day:
        return False
    pairs = (setting.tables.pair(each.code, other.code, each.day), setting.tables.pair(other.code, each.code, each.day))
    return each.code == other.code or any(pair and pair.indicator is Indicator.WITH_MODIFIER for pair in pairs)


def _is_visit(each: Done, setting: Setting) -> bool:
    facts = setting.tables.service(each.code, each.day)
    return facts is not None and bool(facts.visit)


def _first(
    services: tuple[Done, ...], visit: Done, setting: Setting, periods: frozenset[str], days_after: tuple[int, ...],
) -> Done | None:
    for each in services:
        facts = setting.tables.service(each.code, each.day)
        if facts and not facts.visit and facts.global_days in periods and (each.day - visit.day).days in days_after:
            return each
    return None


def _bilateral(line: BilledLine, setting: Setting) -> Bilateral | None:
    facts = setting.tables.service(line.code, line.service_date)
    return facts.bilateral if facts else None


def _wrong_sides(number: int, line: BilledLine, claim: BilledClaim, setting: Setting) -> str:
    indicator, given, both = _bilateral(line, setting), SIDES & set(line.modifiers), _BOTH_SIDES in line.modifiers
    if (both and given) or given == SIDES:
        return "names both sides twice over on one line. Write 50 alone, or a line for each side."
    other = _other_side(number, line, claim)
    if indicator in (Bilateral.ONE_SIDE, Bilateral.NO_SIDES) and (both or other):
        return "is paid once, whatever the sides. Bill one line without 50."
    if indicator is Bilateral.ALREADY_BOTH and both:
        return "already means both sides. Take 50 off."
    if indicator is Bilateral.HALF_MORE and both and units(line) != 1:
        return f"has 50 and {line.units} units. With 50 it is one unit."
    if indicator is Bilateral.HALF_MORE and other and setting.payer.two_sides is TwoSides.ONE_LINE:
        return "stands on two lines, LT and RT. This payer wants one line with 50 and one unit."
    if indicator is Bilateral.HALF_MORE and both and setting.payer.two_sides is TwoSides.TWO_LINES:
        return "has 50. This payer wants two lines, one with LT and one with RT."
    return ""


def _other_side(number: int, line: BilledLine, claim: BilledClaim) -> bool:
    """Whether an earlier line bills the other side, so that the second of the two is named."""
    given = SIDES & set(line.modifiers)
    return len(given) == 1 and any(
        each.code == line.code and each.service_date == line.service_date and SIDES & set(each.modifiers) == SIDES - given
        for earlier, each in numbered(claim) if earlier < number)


def _wrong_part(line: BilledLine, place: str, setting: Setting) -> str:
    facts, given = setting.tables.service(line.code, line.service_date), {_READING, _EQUIPMENT} & set(line.modifiers)
    if len(given) > 1:
        return "has 26 and TC. Take both off when you did both, or keep the one that is yours."
    if facts is None:
        return ""
    if given and facts.split is False:
        return f"has {given.pop()} and has no separate parts. Take the modifier off."
    if facts.split and place in _HOSPITALS and _READING not in given:
        return f"is billed in place {place} without 26. The hospital bills the equipment; add 26 for the reading."
    return ""
