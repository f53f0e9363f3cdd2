"""What was done at a visit: tests with their results, procedures with their side, drugs with their dose in milligrams."""

from collections.abc import Sequence

from workbench.world.notes.case import Service
from workbench.world.notes.phrases import SERVICES
from workbench.world.notes.phrases import background as back
from workbench.world.notes.phrases.services import DRUG_UNITS, STEROID, VACCINES
from workbench.world.notes.voice import Voice
from workbench.world.notes.weighing import Reading, Weighed

_JZ, _VACCINE, _TRIAMCINOLONE = "JZ", "PS410", "J3301"
_BY_NEEDLE = ("PS420", "PS425")
"""Said in one breath with the drug."""
_GRAM = 1000
_WHOLE_VIALS = ("single-dose vial used up, nothing thrown away", "whole single-dose vial given, nothing discarded",
                "single-dose vial, nothing remaining")
_NAMES = {"PS314": "complete count", "PS310": "urine strip", "PS318": "blood sugar",
          "PS322": "cholesterol panel for the blood fats"}


def results_of(voice: Voice, way: Weighed | None) -> tuple[str, ...]:
    """Each test with its result; what was ordered before is named without one."""
    before = way is not None and way.reading is Reading.BEFORE
    tests = [each for each in voice.case.others if SERVICES[each.code].results]
    waiting = [each for each in tests if SERVICES[each.code].counted] if before else []
    told = [_result(voice, each) for each in tests if each not in waiting]
    if waiting:
        why = voice.says("ordered", back.ORDERED_OUTSIDE if voice.case.new else back.ORDERED_BEFORE)
        told.append(f"{', '.join(_NAMES[each.code] for each in waiting)}: {why}")
    return tuple(told)


def _result(voice: Voice, service: Service) -> str:
    words = SERVICES[service.code]
    fitting = next((each for each in (*voice.case.diagnoses, voice.case.reason) if each in words.results), "")
    result = voice.says(f"result {service.code}", words.results[fitting])
    return voice.says(f"test {service.code}", words.phrases, result=result, **voice.side_of(service))


def done_of(voice: Voice) -> tuple[str, ...]:
    """Each procedure, injection and vaccine, then each drug."""
    others = [each for each in voice.case.others if not SERVICES[each.code].results and each.code != "G2211"]
    drugs = [each for each in others if each.code in DRUG_UNITS]
    into = [each for each in others if each.code in STEROID]
    given = [_drug(voice, each, into) for each in drugs]
    told = [_procedure(voice, each, into) for each in others if each.code not in DRUG_UNITS]
    if any(each.code in _BY_NEEDLE for each in others) and given:
        return (f"{given[0]}, {told[0]}", *told[1:], *given[1:])
    return (*told, *given)


def _procedure(voice: Voice, service: Service, into: Sequence[Service]) -> str:
    more = {"vaccine": _vaccine(voice)} if service.code == _VACCINE else {}
    told = voice.says(f"done {service.code} {service.modifier}", SERVICES[service.code].phrases, **voice.side_of(service), **more)
    return f"{told}, {STEROID[service.code]} mg of the steroid" if service in into and len(into) > 1 else told


def _vaccine(voice: Voice) -> str:
    of_age = [names for least, names in VACCINES if voice.case.age >= least][-1]
    return voice.says("vaccine", of_age)


def _drug(voice: Voice, drug: Service, into: Sequence[Service]) -> str:
    """The dose that rounds up to the units; without modifier JZ now and then one that is not a whole number of them."""
    unit = DRUG_UNITS[drug.code]
    dose = drug.units * unit
    if drug.modifier != _JZ and drug.code == _TRIAMCINOLONE and len(into) == 1 and voice.hand.chance("part of a unit", 25):
        dose -= unit // 5 * voice.hand.whole("less", 1, 4)
    written = "1 g" if dose == _GRAM and voice.hand.chance("gram", 50) else f"{dose:,} mg"
    told = voice.says(f"drug {drug.code}", SERVICES[drug.code].phrases, dose=written + (" in all" if len(into) > 1 else ""))
    vial = voice.says("vial", _WHOLE_VIALS)
    return f"{told}, {vial.replace('vial', 'vials') if len(into) > 1 else vial}" if drug.modifier == _JZ else told
