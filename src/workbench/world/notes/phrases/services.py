"""Words for what was done: tests, injections, small procedures, vaccines; and for a visit beside them."""

from collections.abc import Mapping
from types import MappingProxyType

from workbench.world.notes.phrases.words import Done, Phrases

_SHOT_SITES: Phrases = ("given deep into the muscle, [right|left] buttock", "into the muscle, [right|left] upper arm",
                        "intramuscular, [left|right] hip")
_PLANNED: Phrases = ("came for this only, planned at the last visit; nothing else looked at",
                     "the decision to do it is all that was dealt with today", "planned procedure, no other problem looked at")
_BESIDE: Phrases = ("separate from the procedure: {about} gone over as a whole, course, exam and plan, as written here",
                    "apart from the procedure: whole assessment of {about} with its own history, exam and plan",
                    "separately done besides the procedure: long-term plan for {about}, examined and talked over")
_WELL_TOLERATED: Phrases = ("tolerated well", "no bleeding", "no complication")

SERVICES: Mapping[str, Done] = MappingProxyType({
    "PS210": Done(("chest film here, two views, read by me: {result}", "chest x-ray in two views (front and side), my reading: "
                                                                       "{result}"), MappingProxyType({
        "": ("clear", "lungs clear, heart not large", "nothing acute"), "pneumonia": ("shadow low on one side",
                                                                                      "infiltrate at one base"),
        "chronic lung disease, worse": ("large lungs, no infiltrate",), "chronic lung disease follow-up": ("large lungs, no "
                                                                                                           "change",)})),
    "PS214": Done(("{side} knee film here, three views, read by me: {result}",
                   "x-ray of the {side} knee, 3 views, my reading: {result}"), MappingProxyType({
        "": ("no fracture, joint space kept", "nothing broken"), "{side} knee arthritis, injection": ("inner joint space "
                                                                                                      "narrow, spurs",)})),
    "PS230": Done(("12-lead tracing here, my report: {result}", "heart tracing (12 leads) done and reported by me: {result}"),
                  MappingProxyType({
        "": ("regular, nothing new", "sinus rhythm, normal intervals")})),
    "PS310": Done(("urine strip: {result}", "urine dip here: {result}"), MappingProxyType({
        "": ("negative", "all clear"), "bladder infection": ("white cells and nitrite positive, no blood",
                                                             "white cells ++, no blood"),
        "diabetes follow-up": ("no protein", "trace of glucose, no protein")}), True),
    "PS314": Done(("complete count: {result}", "blood count here: {result}"), MappingProxyType({
        "": ("Hb 13.<1-9>, white cells <5-8>.<1-9>, platelets <180-310>", "all normal"),
        "iron deficiency": ("Hb 10.<0-9>, small cells",), "pneumonia": ("white cells <13-16>.<1-9>, Hb 13.<0-9>",)}), True),
    "PS318": Done(("glucose here: {result}", "blood sugar: {result}"), MappingProxyType({
        "": ("<84-97>", "<82-98>, fasting"), "diabetes follow-up": ("<118-148>",), "E11.65": ("<212-268>", "<198-244>"),
        "E11.9": ("<108-128>",)}), True),
    "PS322": Done((
        "lipid panel, for the blood fats: {result}", "cholesterol panel because of the blood fats: {result}"), MappingProxyType({
        "": ("total <205-238>, LDL <118-148>, HDL <41-58>", "LDL <112-139>, HDL <42-60>, triglycerides <130-148>"),
        "E78.2": ("LDL <142-168>, HDL <38-46>, triglycerides <205-268>",)}), True),
    "PS410": Done(("{vaccine} given, [left|right] upper arm; vaccine from the state's stock, no charge for it",
                   "{vaccine} from the state's free supply, one shot, [left|right] upper arm"),
                  planned=("vaccine only, no visit with the doctor", "nurse gave it; no other matter today")),
    "PS420": Done(_SHOT_SITES, planned=_PLANNED, separate=(
        "visit and shot are two things: history, exam and plan on their own, the shot on top",
        "separate from the shot: {about} examined and planned as written",
        "the shot came on top of a whole separate visit about {about}")),
    "PS425": Done(
        ("pushed slowly into a vein of the forearm by hand, <2-5> minutes",
         "by syringe into a forearm vein, slowly, <2-5> minutes"),
        planned=_PLANNED, separate=(
            "separate from the vein injection: whole illness examined and planned as written",
            "apart from the injection: history, exam and plan on their own")),
    "PS455": Done(
        ("{side} knee joint injected from the [outer|inner] side after cleaning, <22-25> gauge needle, {well}",
         "injection into the {side} knee joint, skin cleaned, no picture guidance, {well}"), planned=_PLANNED, separate=_BESIDE),
    "PS457": Done(
        ("injection into the tendon sheath of the {side} wrist, thumb side, {well}",
         "{side} wrist: first tendon sheath injected, {well}"),
        planned=_PLANNED, separate=_BESIDE),
    "PS459": Done(
        ("{side} elbow: bursa injected from the side, {well}", "injection into the bursa of the {side} elbow, {well}"),
        planned=_PLANNED, separate=_BESIDE),
    "PS460": Done(
        ("trigger points in the {muscle} needled with lidocaine 1 %, no steroid, [one muscle|two muscles]; a place of its own, "
         "own needle",
         "lidocaine 1 % into the trigger points of the {muscle}, [one muscle|two muscles], separate needle, no steroid"),
        planned=_PLANNED, separate=_BESIDE),
    "PS510": Done(
        ("cut {cm} cm long, rinsed, numbed, closed with <3-5> simple stitches in one layer, {well}",
         "wound of {cm} cm: cleaned, lidocaine, <3-5> stitches, one layer, dressing, {well}"), planned=(
            "only the wound was dealt with", "nothing but the wound looked at and closed",
            "decision to stitch is all there was to the visit"), separate=(
            "separate from closing the wound: whole body looked over after the injury, tetanus and work status settled, own plan",
            "apart from the stitches: looked for other injuries, hand function tested, work note and plan")),
    "PS514": Done(
        ("growth removed as a whole under lidocaine, base sealed, {well}",
         "removed by shaving it off under lidocaine, {well}"),
        planned=(
            "came to have it taken off; nothing else looked at", "planned removal, no other problem looked at"), separate=(
            "separate from the removal: whole skin examined, sun protection and next checks planned",
            "apart from the removal: skin of the whole body gone through, plan made")),
    "PS520": Done(
        ("wax of {side_ear} taken out with curette and forceps under direct sight, {well}",
         "{side_ear}: wax out with loop and suction by me, rinsing had failed, {well}"), planned=(
            "came for the ear only, wax out, nothing else", "wax removal planned, no other problem looked at"), separate=(
            "separate from the wax: hearing and balance tested, causes and prevention talked over, own plan",
            "apart from the cleaning: hearing test with fork, exam of nose and throat, plan")),
    "G0439": Done(
        ("second or later yearly visit, the last one was {wellness}, more than 11 months ago",
         "yearly wellness visit, not the first: last {wellness}"), planned=(
            "prevention only, no complaint dealt with", "no illness treated beyond the yearly visit"), separate=(
            "separate from the yearly visit: {problem} examined and treated, as written",
            "apart from prevention: work on {problem} with its own exam and plan")),
    "G2211": Done((
        "I am in charge of {his} care as a whole and go on with it", "{his} care as a whole lies with me, for years to come",
        "we are {his} main practice; this visit is part of care as a whole that goes on")),
    "J0696": Done(("ceftriaxone {dose}",)),
    "J1885": Done(("ketorolac {dose}",)),
    "J2405": Done(("ondansetron {dose}",)),
    "J3301": Done(("triamcinolone {dose}",)),
})
"""By code of the service; office visits are told by what was done, seen and decided."""
WELL_TOLERATED = _WELL_TOLERATED
DRUG_UNITS: Mapping[str, int] = MappingProxyType({"J0696": 250, "J1885": 15, "J2405": 1, "J3301": 10})
"""Milligrams of one unit (RULES N1)."""
STEROID: Mapping[str, int] = MappingProxyType({"PS455": 40, "PS459": 40, "PS457": 10})
"""Milligrams of triamcinolone that go into a joint, bursa or tendon sheath."""
VACCINES: tuple[tuple[int, Phrases], ...] = (
    (3, ("hepatitis A vaccine, second dose", "chickenpox vaccine, second dose", "polio vaccine, next dose")),
    (11, ("HPV vaccine, [first|second] dose", "meningitis vaccine", "tetanus and whooping cough booster",
          "hepatitis B vaccine, missed dose made up")),
)
"""From that age on."""
