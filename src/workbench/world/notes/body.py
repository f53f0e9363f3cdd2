"""What was measured and found: vital signs that fit the age and the matter, and the exam."""

from workbench.world.notes.phrases import DIAGNOSES
from workbench.world.notes.voice import Voice
from workbench.world.notes.weighing import Weighed, problems_of

_CHILD = 13
_ADULT = 18
_PRESSURE, _LUNGS = "I10", ("J", "R07")
_OUT_OF_BREATH = ("J44.1", "J18.9")
_BAD, _WORSE = 4, 5
_HIGH, _NORMAL, _SMALL = ((146, 88), (164, 98)), ((112, 68), (128, 79)), ((96, 58), (108, 68))
"""Least and most blood pressure."""
_ALWAYS_HOT = "J18.9"
_FEBRILE = ("J18", "J01", "J20", "H66", "N3", "A08")


def vitals_of(voice: Voice, way: Weighed | None) -> tuple[str, ...]:
    """Pressure, pulse, temperature, weight, oxygen."""
    case, hand = voice.case, voice.hand
    named = [code for code in case.diagnoses if DIAGNOSES[code] in problems_of(case.diagnoses)]
    statuses = dict(zip(named, way.statuses, strict=True)) if way else {}
    if way is None and "Z23" in case.diagnoses:
        return (f"T {_temperature(voice, False)}",)
    high = statuses.get(_PRESSURE, 0) >= _BAD
    least, most = _HIGH if high else _SMALL if case.age < _CHILD else _NORMAL
    top, bottom = hand.whole("top", least[0], most[0]), hand.whole("bottom", least[1], most[1])
    worst = max(statuses.values(), default=0)
    ill = (case.diagnoses[0].startswith(_FEBRILE) and worst == _BAD) or case.diagnoses[0] == _ALWAYS_HOT
    pulse = hand.whole("pulse", 62, 84) + (22 if ill or worst == _WORSE else 0) + (14 if case.age < _CHILD else 0)
    measured = [f"BP {top}/{bottom}", f"P {pulse}", f"T {_temperature(voice, ill)}"]
    if hand.chance("weight", 70):
        measured.append(f"Wt {_pounds(voice)} lb")
    if case.diagnoses[0].startswith(_LUNGS):
        breath = case.diagnoses[0] in _OUT_OF_BREATH
        low, span = (88, 1) if worst == _WORSE and breath else (93, 2) if breath else (95, 4)
        measured.append(f"O2 {hand.whole('oxygen', low, low + span)} %")
    return tuple(measured)


def _temperature(voice: Voice, fever: bool) -> str:
    tenths = voice.hand.whole("temperature", 1008, 1026) if fever else voice.hand.whole("temperature", 976, 989)
    return f"{tenths // 10}.{tenths % 10}"


def _pounds(voice: Voice) -> int:
    """A child's weight by age; an adult's stays near the same from visit to visit."""
    case = voice.case
    if case.age < _ADULT:
        return 13 + case.age * 7 + case.own_hand.whole("pounds", 0, 6)
    return case.own_hand.whole("pounds", 128 if case.sex == "F" else 151, 208) + voice.hand.whole("more pounds", 0, 4)


def exam_of(voice: Voice) -> tuple[str, ...]:
    """What the diagnosis shows, then what else was looked at."""
    seen = []
    for code in voice.case.diagnoses:
        one = DIAGNOSES[code]
        if one.seen:
            seen.append(voice.says(f"seen {code}", one.seen, **voice.about_side(one.side or voice.case.side)))
    exam = [voice.says(f"exam {place}", group) for place, group in enumerate(voice.scene.exam)]
    return (*seen, *(exam if voice.case.level else exam[:1]))
