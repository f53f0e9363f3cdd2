"""S6 to S8: where it was done, when, and for whom."""

from collections.abc import Iterable

from workbench.scrub.catalogue import edit
from workbench.scrub.claim_parts import lettered, named, numbered, place_of, years
from workbench.scrub.edit import Edit
from workbench.scrub.setting import Setting
from workbench.scrub.tables import DiagnosisLimit, Period
from workbench.x12 import BilledClaim, BilledLine

_TELEHEALTH_PLACES = frozenset({"02", "10"})
_TELEHEALTH = frozenset({"93", "95"})
_SEX_IS_RIGHT = "KX"
"""Says that a code that is meant for one sex was right for this patient (Medicare claims manual 100-04, ch. 32 s. 240)."""
_SEXES = {"F": "women", "M": "men"}

_Edits = tuple[Edit, ...]


def place_of_service(claim: BilledClaim, setting: Setting) -> _Edits:
    """S6.1, the places a service is done in."""
    found = []
    for number, line in numbered(claim):
        place, facts = place_of(line, claim), setting.tables.service(line.code, line.service_date)
        if facts and facts.places and place and place not in facts.places:
            found.append(edit("S6.1", f"{line.code} is not done in place {place}. Check where the patient was; then correct the "
                                      f"place or the service. It is done in {', '.join(facts.places)}.", number))
    return tuple(found)


def telehealth(claim: BilledClaim, _setting: Setting) -> _Edits:
    """S6.2, 93 and 95 beside a place that is not telehealth: the place sets the rate (CR 13582, RULES N7)."""
    return tuple(edit("S6.2", f"{named(line)} has a telehealth modifier and place {place_of(line, claim) or 'none'}. Use 10 when "
                              "the patient was at home, 02 elsewhere, or take the modifier off.", number)
                 for number, line in numbered(claim)
                 if _TELEHEALTH & set(line.modifiers) and place_of(line, claim) not in _TELEHEALTH_PLACES)


def days_of_service(claim: BilledClaim, setting: Setting) -> _Edits:
    """S7, not ahead, within life, within cover."""
    return tuple(each for number, line in numbered(claim) for each in _day(number, line, claim, setting))


def codes_of_the_day(claim: BilledClaim, setting: Setting) -> _Edits:
    """S7.5, service codes that the list of the day has, with other dates."""
    found = []
    for number, line in numbered(claim):
        day = line.service_date
        periods = setting.tables.periods(line.code, day) if day else ()
        if day and periods and not any(each.holds(day) for each in periods):
            found.append(edit("S7.5", f"{line.code} holds {_listed(periods)}, and the service is of {day:%m/%d/%Y}. Use the code "
                                      "of that day.", number))
    return tuple(found)


def fitting_services(claim: BilledClaim, setting: Setting) -> _Edits:
    """S8 for services: sex and age."""
    found = []
    for number, line in numbered(claim):
        facts = setting.tables.service(line.code, line.service_date)
        if facts is None:
            continue
        if _other_sex(facts.sex, claim.insured.sex) and _SEX_IS_RIGHT not in line.modifiers:
            found.append(edit("S8.1", f"{line.code} is for {_SEXES.get(facts.sex, facts.sex)}, and the patient's sex is "
                                      f"{claim.insured.sex}. Check both; where both are right, add KX.", number))
        born, day = claim.insured.born, line.service_date
        if facts.ages and born and day and born <= day and not facts.ages[0] <= years(born, day) <= facts.ages[1]:
            found.append(edit("S8.2", f"{line.code} is for ages {facts.ages[0]} to {facts.ages[1]}, and the patient was "
                                      f"{years(born, day)}. Check the code and the date of birth.", number))
    return tuple(found)


def fitting_diagnoses(claim: BilledClaim, setting: Setting) -> _Edits:
    """S8 for diagnoses: sex and age."""
    return tuple(each for place, code in enumerate(claim.diagnoses, 1) for limit in setting.tables.diagnoses
                 if code.replace(".", "").startswith(limit.starts.replace(".", ""))
                 for each in _limited(f"Diagnosis {lettered(place)}, {code},", limit, claim))


def _limited(named: str, limit: DiagnosisLimit, claim: BilledClaim) -> _Edits:
    found, sex, born = [], claim.insured.sex, claim.insured.born
    if _other_sex(limit.sex, sex) and not any(_SEX_IS_RIGHT in line.modifiers for line in claim.lines):
        found.append(edit("S8.1", f"{named} is for {_SEXES.get(limit.sex, limit.sex)}, and the patient's sex is {sex}. Check "
                                  "both; where both are right, add KX to the line."))
    days = [line.service_date for line in claim.lines if line.service_date and born and born <= line.service_date]
    if limit.ages and born and days and not limit.ages[0] <= years(born, min(days)) <= limit.ages[1]:
        found.append(edit("S8.2", f"{named} is for ages {limit.ages[0]} to {limit.ages[1]}, and the patient was "
                                  f"{years(born, min(days))}. Check the code and the date of birth."))
    return tuple(found)


def _day(number: int, line: BilledLine, claim: BilledClaim, setting: Setting) -> _Edits:
    day, cover, born, found = line.service_date, setting.cover, claim.insured.born, []
    if day is None:
        return ()
    if day > setting.today:
        found.append(edit("S7.1", f"{named(line)} is dated {day:%m/%d/%Y}, which lies ahead. Correct the date, or wait.", number))
    if born and day < born:
        found.append(edit("S7.2", f"{named(line)} is dated {day:%m/%d/%Y}, before the patient was born ({born:%m/%d/%Y}). "
                                  "Correct the date that is wrong.", number))
    if setting.died and day > setting.died:
        found.append(edit("S7.3", f"{named(line)} is dated {day:%m/%d/%Y}, after the patient's death ({setting.died:%m/%d/%Y}). "
                                  "Correct the date, or check the record of death.", number))
    if cover and cover.first_day and day < cover.first_day:
        found.append(edit("S7.4", f"{named(line)} is dated {day:%m/%d/%Y}, and the cover began on {cover.first_day:%m/%d/%Y}. "
                                  "Find out who covered that day, and bill them.", number))
    if cover and cover.last_day and day > cover.last_day:
        found.append(edit("S7.4", f"{named(line)} is dated {day:%m/%d/%Y}, and the cover ended on {cover.last_day:%m/%d/%Y}. "
                                  "Find out who covered that day, and bill them.", number))
    return tuple(found)


def _listed(periods: Iterable[Period]) -> str:
    """From when until when, one after the other."""
    said = [" ".join((*((f"from {each.first:%m/%d/%Y}",) if each.first else ()),
                      *((f"until {each.last:%m/%d/%Y}",) if each.last else ()))) for each in periods]
    return " and ".join(said)


def _other_sex(meant: str, sex: str) -> bool:
    return bool(meant) and sex in _SEXES and sex != meant
