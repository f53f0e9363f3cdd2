"""S10 to S12: how much, what beside what, and what was billed before."""

from collections.abc import Mapping
from decimal import Decimal

from workbench.scrub.catalogue import edit
from workbench.scrub.claim_parts import Done, done, done_before, first_bill, with_payer
from workbench.scrub.edit import Edit
from workbench.scrub.rules.modifiers import SEPARATE
from workbench.scrub.setting import Setting
from workbench.scrub.tables import Adjudication, Indicator, Pair
from workbench.x12 import BilledClaim

_OPENING = SEPARATE | {"24", "25", "27", "57", "58", "78", "79", "91"}
_BODY_PLACES = frozenset({
    "LT", "RT", "E1", "E2", "E3", "E4", "FA", "TA", "LC", "LD", "LM", "RC", "RI",
    *(f"{limb}{number}" for limb in "FT" for number in range(1, 10))})
"""With _OPENING the modifiers that can open an NCCI pair (NCCI policy manual, ch. 1)."""

_Edits = tuple[Edit, ...]


def unit_caps(claim: BilledClaim, setting: Setting) -> _Edits:
    """S10, units against the cap: each line (1), each day (2 and 3), with what this provider billed elsewhere that day."""
    found, services = [], done(claim)
    that_day = _by_code_and_day((*services, *done_before(claim, setting)))
    last_lines = {(each.code, each.day): each.line for each in services}
    for each in services:
        cap = setting.tables.cap(each.code, each.day)
        if cap is None:
            continue
        total = that_day[each.code, each.day]
        if cap.adjudication is Adjudication.LINE and each.units > cap.most:
            found.append(edit("S10.1", f"{each.code} has {_count(each.units)}, and a line may have {cap.most}. Check the units; "
                                       "what was truly done more often goes on another line with a modifier.", each.line))
        elif cap.adjudication is Adjudication.LINE or total <= cap.most or last_lines[each.code, each.day] != each.line:
            continue
        elif cap.adjudication is Adjudication.DAY_ABSOLUTE:
            found.append(edit("S10.2", f"{each.code} has {_count(total)} on one day, and there can be no more than {cap.most}. "
                                       "Correct the units; no appeal helps here.", each.line))
        else:
            found.append(edit("S10.3", f"{each.code} has {_count(total)} on one day, and {cap.most} at most without records. "
                                       "Correct the units, or keep the records ready.", each.line))
    return tuple(found)


def pairs(claim: BilledClaim, setting: Setting) -> _Edits:
    """S11, column 2 beside column 1 on the same day, by the same provider, on this claim or an earlier one."""
    services, found = done(claim), []
    for index, each in enumerate(services):
        for other in (*services[index + 1:], *done_before(claim, setting)):
            if each.day != other.day:
                continue
            for first, second in ((each, other), (other, each)):
                if wrong := _refused(first, second, setting):
                    found.append(wrong)
    return tuple(found)


def lines_twice(claim: BilledClaim, _setting: Setting) -> _Edits:
    """S12.1, the same service, modifiers and day on one claim."""
    seen: dict[tuple[object, ...], int] = {}
    found = []
    for each in done(claim):
        before = seen.setdefault(_same(each), each.line)
        if before != each.line:
            found.append(edit("S12.1", f"{each.code} stands on line {before} with the same day and modifiers. Take one off, "
                                       "raise the units, or add 76, 77 or 91 when it was done again.", each.line))
    return tuple(found)


def billed_before(claim: BilledClaim, setting: Setting) -> _Edits:
    """S12.2, the payer already has the line. A replacement is meant to repeat it."""
    if not first_bill(claim):
        return ()
    before = {_same(old): old.account for old in with_payer(claim, setting)}
    return tuple(edit("S12.2", f"{each.code} of {each.day:%m/%d/%Y} was already billed on {before[_same(each)]}. Do not bill it "
                               "again; look at the status of that claim.", each.line)
                 for each in done(claim) if _same(each) in before)


def _refused(first: Done, second: Done, setting: Setting) -> Edit | None:
    pair = setting.tables.pair(first.code, second.code, first.day)
    if pair is None or (pair.indicator is Indicator.WITH_MODIFIER and _opened(first, second)):
        return None
    line = second.line or first.line
    beside = f"{pair.column2} is not paid beside {pair.column1}"
    where = next((f" (billed on {each.account})" for each in (first, second) if not each.line), "")
    return _sentence(pair, f"{beside}{where}", first, second, line)


def _sentence(pair: Pair, beside: str, first: Done, second: Done, line: int) -> Edit:
    why = f": {pair.reason}" if pair.reason else ""
    if pair.indicator is Indicator.NEVER:
        return edit("S11.0", f"{beside}{why}. Take {pair.column2} off; no modifier opens this pair.", line)
    same = sorted(_BODY_PLACES & set(first.modifiers) & set(second.modifiers))
    site = f" Both name {', '.join(same)}." if same else ""
    return edit("S11.1", f"{beside}{why}.{site} Take {pair.column2} off, or add the modifier that the note supports: another "
                         "site, another session, a separate visit.", line)


def _opened(first: Done, second: Done) -> bool:
    """A modifier of a separate service on either line, or column 2 at another place of the body."""
    if _OPENING & {*first.modifiers, *second.modifiers}:
        return True
    place = _BODY_PLACES & set(second.modifiers)
    return bool(place) and place != _BODY_PLACES & set(first.modifiers)


def _same(each: Done) -> tuple[object, ...]:
    return each.code, tuple(sorted(each.modifiers)), each.day


def _by_code_and_day(services: tuple[Done, ...]) -> Mapping[tuple[object, object], Decimal]:
    totals: dict[tuple[object, object], Decimal] = {}
    for each in services:
        totals[each.code, each.day] = totals.get((each.code, each.day), Decimal(0)) + each.units
    return totals


def _count(units: Decimal) -> str:
    return f"{units.normalize():f} unit{'' if units == 1 else 's'}"
