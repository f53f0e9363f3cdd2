"""Words for joints, backs, skin, injuries and symptoms without a diagnosis; for screening visits and causes of injuries."""

from collections.abc import Mapping

from workbench.world.notes.phrases.infections import REST
from workbench.world.notes.phrases.long_term import HOSPITAL, NOTHING
from workbench.world.notes.phrases.words import Diagnosis, Levels, Phrases, sided

_STRAIN: Levels = {2: ("minor, self-limited",), 3: ("uncomplicated", "acute, uncomplicated")}
_OPEN: Levels = {2: ("minor",), 3: ("uncomplicated",), 4: ("new, outlook uncertain until more is known",)}
_BACK_CARE: Phrases = ("heat, walking, physical therapy twice a week",
                       "physical therapy, ibuprofen over the counter, no bed rest")
_BACK_DRUG: Phrases = (
    "prescription: cyclobenzaprine 5 mg at night for 7 days, because {he} cannot sleep",
    "prescription: naproxen 500 mg twice daily with food for 10 days, kidneys fine",
)
_JOINT: Levels = {
    2: NOTHING, 3: ("physical therapy, brace, weight talked over", "home exercises shown, ice, acetaminophen over the counter"),
    4: ("prescription: meloxicam 15 mg daily with food for 30 days, kidneys and stomach gone over",
        "prescription: diclofenac gel 1 % four times daily, because pills upset the stomach"),
}
_LOOK: Levels = {
    2: NOTHING, 3: ("fluids, sleep, exercise; look again in <2-4> weeks", "diary and over-the-counter vitamins, look again in a "
                                                                          "month"),
    4: ("prescription: [vitamin D 50,000 units weekly|mirtazapine 7.5 mg at night], tried for a month, reason talked over",),
}
_CARE: Levels = {
    2: ("no treatment needed beyond what was done", "no dressing needed after tomorrow"),
    3: ("splint, hand up, over-the-counter pain pills; light work for <3-7> days",
        "keep dry two days, over-the-counter pain pills, stitches out in <8-11> days"),
    4: ("prescription: cephalexin 500 mg four times daily for 5 days, because the wound was dirty",),
}
_BRUISE: Levels = {
    2: REST, 3: ("ice, elastic bandage, over-the-counter pain pills",
                 "crutches for <3-5> days, ice, physical therapy after that"),
    4: ("prescription: naproxen 500 mg twice daily for 7 days with food, because of the swelling",),
}
_HEALING: Levels = {2: ("minor, healing phase as expected", "healing phase, minor trouble only"),
                    3: ("healing phase, uncomplicated", "routine healing, uncomplicated")}
_HEALED_CARE: Levels = {
    2: ("no treatment needed any more, full work from Monday", "no treatment needed, back to all work"),
    3: ("physical therapy <2-4> more weeks, light work", "home exercises and over-the-counter pain pills, half days for a week"),
    4: ("prescription: naproxen 500 mg twice daily for 7 more days, because nights are still bad",),
}

DIAGNOSES: Mapping[str, Diagnosis] = {
    **sided({"M17.11": "right", "M17.12": "left"}, Diagnosis(
        ("primary osteoarthritis of the {side} knee, that knee only", "{side} knee arthritis, wear and tear (primary), other "
                                                                      "knee not affected"),
        {3: ("stable",), 4: ("worsening over months", "not at goal, walks less")}, _JOINT,
        seen=("{side} knee: no swelling to speak of, crackles, bends to <95-115>",
              "{side} knee: bony edges, bends to <95-115>, firm"),
        lasting=True)),
    **sided({"M70.21": "right", "M70.22": "left"}, Diagnosis(
        ("{side} elbow bursitis, at the point", "bursitis over the point of the {side} elbow"),
        {3: ("uncomplicated", "acute, uncomplicated"), 4: ("worsening in spite of <6-8> weeks of padding",)}, _JOINT,
        seen=("{side} elbow: soft swelling over the point, not red, bends fully",
              "{side} elbow: tender at the point, not warm, bends and turns well"))),
    "M65.4": Diagnosis(
        ("de Quervain tendon trouble, {side} wrist", "de Quervain, thumb side of the {side} wrist"),
        {3: ("uncomplicated",), 4: ("worsening in spite of the splint",)}, _JOINT,
        seen=("{side} wrist: tender on the thumb side, thumb-in-fist test positive",)),
    **sided({"M25.561": "right", "M25.562": "left"}, Diagnosis(
        ("{side} knee pain, cause not known yet", "pain in the {side} knee, no diagnosis yet"), _OPEN, _JOINT,
        seen=("{side} knee: no swelling, ligaments firm, bends to <115-130>",
              "{side} knee: tender along the joint line, no fluid"))),
    "M54.50": Diagnosis(
        ("low back pain, no cause stated", "low back pain, not further explained, nothing down the leg"),
        {2: ("minor, self-limited",), 3: ("uncomplicated", "acute, uncomplicated"), 4: ("comes back for years, now a flare",)},
        {2: REST, 3: _BACK_CARE, 4: _BACK_DRUG}),
    "M54.59": Diagnosis(
        ("mechanical low back pain, nothing down the leg", "low back pain of the mechanical kind (on bending and lifting)"),
        {2: ("minor, self-limited",), 3: ("uncomplicated",), 4: ("comes back for years, now a flare",)},
        {2: REST, 3: _BACK_CARE, 4: _BACK_DRUG}),
    "M62.830": Diagnosis(
        ("back muscles in spasm", "spasm of the muscles beside the lower spine"),
        {2: ("minor, self-limited",), 3: ("uncomplicated",), 4: ("worsening",)},
        {2: REST, 3: ("heat and stretching, physical therapy",), 4: ("prescription: tizanidine 2 mg at night for 7 days, for "
                                                                     "the spasm",)},
        seen=("back muscles beside the lower spine hard as a board", "cord-like back muscle, jumps when touched"), part_of="M54"),
    "M79.18": Diagnosis(
        ("muscle pain of the buttocks (myofascial)", "myofascial pain, buttocks"),
        {2: ("minor",), 3: ("uncomplicated",), 4: ("worsening over <3-6> months",)},
        {2: NOTHING, 3: ("heat and stretching, physical therapy",), 4: ("prescription: cyclobenzaprine 5 mg at night for 10 days",
                                                                        )},
        seen=("tight bands with points that shoot when pressed",)),
    "L82.0": Diagnosis(("seborrheic keratosis, irritated and inflamed, [back|temple|chest]",
                        "seborrheic keratosis that got inflamed"),
                       _STRAIN, {2: ("no treatment needed beyond the removal",),
                                 3: ("petroleum jelly over the counter, keep covered",),
                                 4: ("prescription: mupirocin ointment three times daily, because it was weeping",)},
                       seen=("waxy stuck-on growth, <6-11> mm, red around, crust",)),
    "D22.5": Diagnosis(("benign mole of the [back|chest|belly]", "ordinary mole (nevus), [back|belly|chest], benign on last "
                                                                 "month's biopsy"),
                       _STRAIN, {2: ("no treatment needed beyond the removal",),
                                 3: ("petroleum jelly over the counter, keep covered",),
                                 4: ("prescription: mupirocin ointment three times daily, because it was rubbed open",)},
                       seen=("even brown mole, <5-9> mm, catches on clothes",)),
    **sided({"H61.21": "right", "H61.22": "left", "H61.23": "both"}, Diagnosis(
        ("impacted wax, {side_ear}", "ear wax, impacted, {side_ear}"), _STRAIN,
        {2: ("no treatment needed beyond the cleaning",), 3: ("softening drops over the counter once a month",),
         4: ("prescription: ofloxacin ear drops twice daily for 5 days, because the skin was raw",)},
        seen=("{side_ear}: hard wax from wall to wall, drum not to be seen", "{side_ear}: plugged with dark wax, drum hidden"))),
    "R07.9": Diagnosis(("chest pain, cause not known yet", "chest pain, no diagnosis yet"),
                       {3: ("uncomplicated, gone now",), 4: ("new, outlook uncertain until more is known",),
                        5: ("severe, possible danger to life today",)},
                       {3: ("antacid over the counter, diary; call at once if it comes back",),
                        4: ("prescription: aspirin 81 mg and nitroglycerin 0.4 mg under the tongue as needed until the heart "
                            "doctor "
                            "has seen {him}",), 5: HOSPITAL}),
    "R07.89": Diagnosis(("chest wall pain in front", "pain of the front chest wall"),
                        {3: ("uncomplicated",), 4: ("new, outlook uncertain until more is known",),
                         5: ("severe, possible danger to life today",)},
                        {3: ("heat, ibuprofen over the counter",), 4: ("prescription: naproxen 500 mg twice daily for 7 days, "
                                                                       "stomach "
                                                                      "and kidneys fine",), 5: HOSPITAL},
                        seen=("pressing on the ribs in front brings the same pain",)),
    "R00.2": Diagnosis(("palpitations, no rhythm diagnosis yet", "palpitations"), _OPEN,
                       {2: NOTHING, 3: ("less coffee, diary, over-the-counter magnesium",),
                        4: ("prescription: metoprolol 25 mg as needed, because attacks frighten {him}",)}),
    "R53.83": Diagnosis(("tiredness, cause not found yet", "fatigue, no cause so far"), _OPEN, _LOOK),
    "R42": Diagnosis(("dizziness, cause not known yet", "dizziness, no diagnosis yet"), _OPEN,
                     {2: NOTHING, 3: ("fluids, slow rising, balance exercises; physical therapy",),
                      4: ("prescription: meclizine 12.5 mg as needed for 5 days, drowsiness talked over",)}),
    "S39.012A": Diagnosis(("fresh strain of the low back muscles, under active treatment",
                           "strain of the muscles of the low back, new "
                           "injury, treatment begins today"), _STRAIN, {2: REST, 3: _BACK_CARE, 4: _BACK_DRUG},
                          seen=("low back muscles tender, no step, legs strong",
                                "bends to the knees only, low back tender beside the spine")),
    "S39.012D": Diagnosis(("strain of the low back muscles, healing", "low back strain, getting better"), _HEALING, _HEALED_CARE,
                          seen=("low back hardly tender, bends to the ankles",)),
    **sided({"S61.210A": "right", "S61.211A": "left"}, Diagnosis(
        ("fresh cut of the {side} index finger, clean, nothing in it, nail whole",
         "cut, {side} index finger, nail not hurt, no foreign body"),
        _STRAIN, _CARE, seen=("{side} index finger: clean edge, no foreign body, nail whole, feeling and bending full",))),
    **sided({"S61.411A": "right", "S61.412A": "left"}, Diagnosis(
        ("fresh cut of the {side} hand, nothing in it", "cut of the {side} hand, no foreign body, treated today"),
        {**_STRAIN, 4: ("complicated injury: tendon had to be looked at in the wound",)}, _CARE,
        seen=("{side} hand: cut across the [palm|back of the hand], no foreign body, fingers move, feeling intact",))),
    **sided({"S61.411D": "right", "S61.412D": "left"}, Diagnosis(
        ("cut of the {side} hand, healing", "{side} hand: healing cut, no foreign body was in it"), _HEALING, _HEALED_CARE,
        seen=("{side} hand: edges closed, no redness, grip nearly full",))),
    **sided({"S80.01XA": "right", "S80.02XA": "left"}, Diagnosis(
        ("fresh bruise of the {side} knee", "contusion, {side} knee, treatment begins today"), _STRAIN,
        _BRUISE,
        seen=("{side} knee: blue and swollen, ligaments firm",))),
    **sided({"S80.01XD": "right", "S80.02XD": "left"}, Diagnosis(
        ("bruise of the {side} knee, healing", "{side} knee contusion, getting better"), _HEALING, _HEALED_CARE,
        seen=("{side} knee: yellow, no swelling, bends fully",))),
    "W26.0XXA": Diagnosis(("on a [kitchen|pocket|bread] knife", "the knife slipped")),
    "W27.8XXA": Diagnosis(("on the edge of a shovel", "on a hand shovel, no motor")),
    "W27.8XXD": Diagnosis(("on the edge of a shovel", "on a hand shovel, no motor")),
    "W18.30XA": Diagnosis(("fell on level ground, cannot say why", "fell on the flat floor, how is not known")),
    "W18.30XD": Diagnosis(("fell on level ground, cannot say why", "fell on the flat floor, how is not known")),
    "X50.0XXA": Diagnosis(("while lifting something too heavy", "overdid it lifting a heavy load")),
    "X50.0XXD": Diagnosis(("while lifting something too heavy", "overdid it lifting a heavy load")),
    "Y99.0": Diagnosis(("on the job, paid work", "at work, on the clock, for pay")),
    "Z00.00": Diagnosis(("yearly wellness visit, no abnormal finding", "Medicare yearly wellness visit, nothing abnormal found")),
    "Z23": Diagnosis(("here for a vaccine only", "vaccination, nothing else")),
}
