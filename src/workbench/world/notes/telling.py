"""What a note says: from the tables' facts to parts made of phrases. Everything billed follows from it, and nothing else does."""

from datetime import date, timedelta

from workbench.world.notes.body import exam_of, vitals_of
from workbench.world.notes.case import Case
from workbench.world.notes.doing import done_of, results_of
from workbench.world.notes.phrases import DIAGNOSES, SERVICES, Diagnosis, Phrases
from workbench.world.notes.phrases import background as back
from workbench.world.notes.told import Told
from workbench.world.notes.voice import Voice, voice_of
from workbench.world.notes.weighing import Reading, Weighed, problems_of, weighed

_ADULT, _OLDER, _RETIRED = 18, 50, 66
_CARE, _MEDICARE = "G2211", "medicare"
_LUNGS = ("J44", "J45")
_NO_SHOT_DECLINED = ("Z23", "S61")
_LATE_DAYS = 3
_NEVER_SMOKED = 35
_LONG, _HOSPITAL = 4, 5


def told(case: Case) -> Told:
    """The parts of a visit's note."""
    voice, way = voice_of(case), weighed(case) if case.level else None
    assessment = _assessment(voice, way)
    past, family, social, aside = _background(voice)
    return Told(
        person=_person(case), he=voice.words["he"], known=voice.says("known", back.NEW if case.new else back.KNOWN),
        complaint=voice.says("complaint", voice.scene.complaints), history=_history(voice, way), past=past, family=family,
        social=social, allergies=voice.of_person("allergies", back.ALLERGIES), review=voice.says("review", back.REVIEW),
        vitals=vitals_of(voice, way), exam=exam_of(voice), results=results_of(voice, way), done=done_of(voice),
        assessment=assessment, thoughts=voice.if_chance("suspected", 65, voice.scene.suspected), aside=aside,
        separate=_separate(voice, assessment), plan=_plan(voice, way), time=_time(voice, way), signed=_signed(case))


def _person(case: Case) -> str:
    kind = {"F": "girl", "M": "boy"} if case.age < _ADULT else {"F": "woman", "M": "man"}
    return f"{case.age}-year-old {kind[case.sex]}"


def _history(voice: Voice, way: Weighed | None) -> tuple[str, ...]:
    case = voice.case
    told = [voice.says(f"history {place}", group) for place, group in enumerate(voice.scene.history)]
    for code in case.diagnoses:
        one = DIAGNOSES[code]
        if one.told:
            told.append(voice.says(f"told {code}", one.told))
        if not one.status and not code.startswith("Z00") and code != "Z23":
            told.append(voice.of_person(f"fact {code[:5]}", one.names))
    if case.age < _ADULT and case.level:
        tells = way is not None and way.parent
        told.insert(0, voice.says("parent tells", back.PARENT if tells else back.PARENT_BY))
    if way is not None and way.reading is Reading.LETTER:
        told.append(voice.says("letter", back.OUTSIDE_NOTE))
    return tuple(told)


def _background(voice: Voice) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What was, the family, the home, and what waits or was declined or done elsewhere."""
    case = voice.case
    child, older = case.age < _ADULT, case.age >= _OLDER
    social = [voice.of_person("home", back.HOME_CHILD if child else back.HOME_OLDER if case.age >= _RETIRED else back.HOME)]
    lungs = any(code.startswith(_LUNGS) for code in case.diagnoses)
    if "Z87.891" not in case.diagnoses and not child and (lungs or case.own_hand.chance("smoke", _NEVER_SMOKED)):
        social.append(voice.of_person("smoked", back.NEVER_SMOKED))
    declined = back.DECLINED_CHILD if child else (*back.DECLINED, *back.DECLINED_OLDER) if older else back.DECLINED
    if case.diagnoses[0].startswith(_NO_SHOT_DECLINED):
        declined = ()
    aside = (*voice.if_chance("another day", 35, back.ANOTHER_DAY_CHILD if child else back.ANOTHER_DAY),
             *voice.if_chance("declined", 35, declined),
             *voice.if_chance("elsewhere", 30, back.ELSEWHERE_CHILD if child else back.ELSEWHERE))
    past = voice.of_person("past", back.PAST_CHILD if child else back.PAST)
    return (past,), (voice.of_person("family", back.FAMILY_CHILD if child else back.FAMILY),), tuple(social), aside


def _assessment(voice: Voice, way: Weighed | None) -> tuple[str, ...]:
    problems = problems_of(voice.case.diagnoses)
    lines = []
    for code in voice.case.diagnoses:
        one = DIAGNOSES[code]
        words = voice.about_side(one.side or voice.case.side)
        name = voice.says(f"name {code}", one.names, **words)
        if one in problems and way is not None:
            level = way.statuses[problems.index(one)]
            lines.append(f"{name}: {voice.says(f'status {code}', one.status[level])}")
        elif one.status or not lines:
            lines.append(f"part of it: {name}" if lines and one not in problems else name)
    return tuple(lines)


def _separate(voice: Voice, assessment: tuple[str, ...]) -> tuple[str, ...]:
    """The work beside a procedure, or that there was none; and who is in charge of the patient's care."""
    case, said = voice.case, []
    problem = next((line.split(":")[0] for line in reversed(assessment) if ":" in line), voice.words["about"])
    procedures = [SERVICES[each.code] for each in case.others if SERVICES[each.code].separate]
    if case.beside and procedures:
        said.append(voice.says("separate", procedures[0].separate, problem=problem))
    if not case.level:
        planned = [SERVICES[each.code].planned for each in case.others if SERVICES[each.code].planned]
        said += [voice.says("planned", planned[0] if len(planned) == 1 else back.PLANNED_SEVERAL)] if planned else []
    if any(each.code == _CARE for each in case.services):
        said.append(voice.says("care", SERVICES[_CARE].phrases))
    elif case.payer == _MEDICARE and case.level and not case.beside:
        said.append(voice.says("covering", back.COVERING))
    return tuple(said)


def _plan(voice: Voice, way: Weighed | None) -> tuple[str, ...]:
    problems = problems_of(voice.case.diagnoses)
    if way is None:
        return (voice.says("back", back.NO_MORE),)
    lines: list[str] = []
    for place, (one, status) in enumerate(zip(problems, way.statuses, strict=True)):
        risk = max((level for level in one.treatment if level <= way.risk), default=min(one.treatment))
        if lines and way.risk == _HOSPITAL:
            break
        words = voice.about_side(one.side or voice.case.side)
        lines.append(voice.says(f"treatment {place}", _treatment(one, risk, status), **words))
    if way.reading is Reading.TALKED:
        lines.append(voice.says("talked", back.TALKED))
    lasting = any(one.lasting for one in problems)
    again = back.RECHECK if max(way.statuses) > 3 else back.BACK_LASTING if lasting else back.BACK
    return (*dict.fromkeys(lines), *(() if max(way.statuses) > 4 else (voice.says("back", again),)))


def _treatment(one: Diagnosis, risk: int, status: int) -> Phrases:
    return one.stepped if risk == 4 and status >= 4 and one.stepped else one.treatment[risk]


def _time(voice: Voice, way: Weighed | None) -> tuple[str, ...]:
    if way is None or not way.minutes:
        return ()
    billed_apart = any(each.code != _CARE for each in voice.case.others)
    long = 100 if voice.case.level >= _LONG else 40
    return (voice.says("time", back.TIME, minutes=str(way.minutes)),
            *((voice.says("time beside", back.TIME_BESIDE),) if billed_apart else ()),
            *voice.if_chance("staff", 25, back.STAFF_TIME), *voice.if_chance("spent on", long, back.TIME_SPENT_ON))


def _signed(case: Case) -> date:
    """The same day mostly; a late one stands before the visit was released to billing."""
    late = case.hand.whole("signed late", 1, _LATE_DAYS) if case.hand.chance("late", 25) else 0
    return min(case.seen + timedelta(days=late), max(case.seen, case.released))
