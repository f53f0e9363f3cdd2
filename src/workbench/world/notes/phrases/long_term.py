"""Words for illnesses that stay: pressure, sugar, fats, lungs, thyroid, mood, reflux, migraine, gout, iron."""

from collections.abc import Mapping

from workbench.world.notes.phrases.words import Diagnosis, Phrases, sided

NOTHING: Phrases = (
    "nothing to treat today, watch only", "no treatment needed now",
    "nothing started, changed or renewed today",
)
HOSPITAL: Phrases = (
    "decided with {him} on hospital care today: admission arranged, goes by ambulance",
    "hospital admission weighed and offered; {he} stays home with a call tomorrow at 8 and goes in at once if worse",
    "sent to the hospital for admission, report given by phone to the nurse on duty",
)
_KEEP: Phrases = ("at goal", "stable", "stable since the last check")
_DIABETES_RENEWED: Phrases = (
    "prescription renewed: [metformin 1,000 mg twice daily|glipizide 5 mg before breakfast], 90 days, because it holds the sugar",
    "[metformin 500 mg|metformin 850 mg] twice daily goes on, prescription sent for 90 days, no side effects",
)
_DIABETES_STEPPED: Phrases = (
    "metformin from 500 to 1,000 mg twice daily, new prescription, because the sugar is over target",
    "added glipizide 5 mg before breakfast, new prescription, because one tablet is not enough",
)
_DIABETES_PLAIN: Phrases = (
    "diet and walking talked over; no decision about tablets today, {he} has enough",
    "plate method and <20-40> minutes of walking; tablets not discussed today",
)
_LIPID_RENEWED: Phrases = (
    "prescription renewed: [atorvastatin 20 mg|rosuvastatin 10 mg|simvastatin 20 mg] at night, 90 days, well tolerated",
    "[atorvastatin 10 mg|pravastatin 40 mg] goes on, prescription for a year sent",
)
_LIPID_STEPPED: Phrases = (
    "[atorvastatin from 20 to 40 mg|rosuvastatin from 5 to 10 mg], new prescription, because LDL is over target",
    "started atorvastatin 20 mg at night, new prescription, because diet alone did not do it",
)
_LIPID_PLAIN: Phrases = (
    "diet: less butter, more fish; no decision about medicine today", "exercise and diet talked over, medicine not discussed "
                                                                      "today",
)
_MOOD_RENEWED: Phrases = (
    "prescription renewed: [sertraline 50 mg|escitalopram 10 mg|fluoxetine 20 mg] daily, it helps",
    "[sertraline 100 mg|citalopram 20 mg] goes on, prescription sent, no side effects",
)
_MOOD_STEPPED: Phrases = (
    "[sertraline from 50 to 100 mg|escitalopram from 10 to 20 mg], new prescription, because symptoms are still there",
    "started [sertraline 25 mg|escitalopram 5 mg] daily, new prescription, because talking alone was not enough",
)
_MOOD_PLAIN: Phrases = (
    "goes on with counselling every week, exercise; medicine not discussed today",
    "sleep rules and exercise plan, list of counsellors given; wants no tablets",
)
_INHALER: Phrases = (
    "prescription renewed: [fluticasone inhaler 110 mcg two puffs twice daily|budesonide inhaler 180 mcg twice daily], "
    "it keeps {him} free of attacks",
    "albuterol inhaler two puffs as needed, prescription sent, use gone over",
)
_INHALER_STEPPED: Phrases = (
    "[fluticasone from 110 to 220 mcg|budesonide from 180 to 360 mcg] twice daily, new prescription, because of the night cough",
)
_TRIGGERS: Phrases = ("triggers and dust covers talked over, no decision about inhalers today",
                      "exercise plan and smoke-free home talked over; inhalers not discussed today")
_COPD_RENEWED: Phrases = (
    "prescription renewed: [tiotropium 18 mcg inhaled once daily|umeclidinium inhaler 62.5 mcg once daily], helps on stairs",
    "albuterol inhaler as needed and tiotropium daily go on, prescription for 90 days sent",
)
_COPD_STEPPED: Phrases = ("second inhaler added (salmeterol 50 mcg twice daily), new prescription, because stairs got harder",)
_COPD_PLAIN: Phrases = ("breathing exercises and walking plan, no decision about inhalers today",
                        "exercise group for lungs suggested; inhalers not discussed today")


def _diabetes(names: Phrases, seen: Phrases, at_goal: bool = False) -> Diagnosis:
    status = {3: ("stable", "at goal")} if at_goal else {4: ("not at goal", "worsening since the last check")}
    return Diagnosis(names, status, {2: NOTHING, 3: _DIABETES_PLAIN, 4: _DIABETES_RENEWED}, _DIABETES_STEPPED, seen=seen,
                     lasting=True)


DIAGNOSES: Mapping[str, Diagnosis] = {
    "I10": Diagnosis(
        ("hypertension", "known hypertension", "high blood pressure (hypertension)"), {3: _KEEP, 4: ("not at goal", "worsening")},
        {2: NOTHING, 3: ("less salt, walking <20-40> minutes daily, home readings; no decision about medicine today",
                         "diet and exercise, home cuff twice a week; medicine not discussed today"),
         4: ("prescription renewed: [amlodipine 5 mg|lisinopril 10 mg|losartan 50 mg|chlorthalidone 12.5 mg] once daily, 90 "
             "days, "
             "because it holds the pressure",
             "[lisinopril 20 mg|amlodipine 10 mg] daily goes on, prescription sent, no ankle swelling or cough from it")},
        ("[lisinopril from 10 to 20 mg|amlodipine from 5 to 10 mg|losartan from 50 to 100 mg], new prescription, because "
         "readings "
         "stay high", "added hydrochlorothiazide 12.5 mg in the morning, new prescription, because one drug does not hold it"),
        lasting=True),
    "E78.5": Diagnosis(
        ("hyperlipidemia", "hyperlipidemia, kind not sorted out"), {3: _KEEP, 4: ("LDL not at goal",)},
        {2: NOTHING, 3: _LIPID_PLAIN, 4: _LIPID_RENEWED}, _LIPID_STEPPED, lasting=True),
    "E78.2": Diagnosis(
        ("blood fats of the mixed kind, LDL and triglycerides both high", "hyperlipidemia, mixed (LDL and triglycerides up)"),
        {3: _KEEP, 4: ("not at goal",)}, {2: NOTHING, 3: _LIPID_PLAIN, 4: _LIPID_RENEWED}, _LIPID_STEPPED, lasting=True),
    "E78.00": Diagnosis(
        ("pure hypercholesterolemia: LDL only, triglycerides normal; inherited kind not shown",
         "hypercholesterolemia, pure (cholesterol alone is high), kind not further known"),
        {3: _KEEP, 4: ("LDL not at goal",)}, {2: NOTHING, 3: _LIPID_PLAIN, 4: _LIPID_RENEWED}, _LIPID_STEPPED, lasting=True),
    "K21.9": Diagnosis(
        ("reflux disease, no esophagitis", "GERD, no esophagitis ever seen"), {3: ("stable", "stable on what {he} does"),
                                                                             4: ("not at goal, heartburn <4-6> days a week",)},
        {2: NOTHING, 3: ("bed head up, no late meals, antacid over the counter", "diet sheet, famotidine over the counter"),
         4: ("prescription: omeprazole 20 mg before breakfast, renewed for 90 days, works",
             "pantoprazole 40 mg daily, prescription "
             "sent, because it does more than the over-the-counter pills")}, lasting=True),
    "K21.00": Diagnosis(
        ("reflux esophagitis on the last scope, no bleeding", "GERD with esophagitis (scope), never any bleeding"),
        {3: ("stable", "healing, stable"), 4: ("not at goal, still burning at night",)},
        {2: NOTHING, 3: ("bed head up, no late meals, antacid over the counter",),
         4: ("prescription: omeprazole 40 mg daily for 8 weeks, to heal it",
             "pantoprazole 40 mg daily goes on, prescription renewed")},
        lasting=True),
    "E11.9": _diabetes(("type 2 diabetes, no complications", "type 2 diabetes, eyes, feet and kidneys not affected"),
                       ("feet: skin whole, feeling intact to the thread", "feet normal, pulses felt, thread felt at ten spots"),
                       True),
    "E11.65": _diabetes(("type 2 diabetes with hyperglycemia, feet and kidneys not affected",
                         "type 2 diabetes, poorly controlled "
                         "(hyperglycemia), no other complication"),
                        ("feet: skin whole, feeling intact", "feet normal, pulses felt, thread felt everywhere")),
    "E11.22": _diabetes(("kidney disease from type 2 diabetes", "type 2 diabetes, diabetic kidney disease"),
                        ("no ankle swelling", "feet: skin whole, feeling intact, no swelling")),
    "N18.31": Diagnosis(("chronic kidney disease stage 3a, eGFR <46-58>", "CKD 3a (eGFR <46-58>)"),
                        {3: ("stable", "stable since the last check")},
                        {2: NOTHING, 3: ("fluids and diet talked over",), 4: ("lisinopril 5 mg for the kidneys goes on, "
                                                                              "prescription "
                                                                              "renewed",)}, lasting=True),
    "E11.42": _diabetes(("type 2 diabetes with polyneuropathy of both feet, caused by it",
                         "diabetic polyneuropathy (type 2), feet"),
                        ("thread not felt at <4-7> of 10 spots, both feet",
                         "both feet: less feeling up to the ankles, skin whole")),
    "Z79.84": Diagnosis(("takes sugar tablets by mouth long term, no insulin, no shots",
                         "on diabetes tablets for <3-12> years, never insulin or injections",
                         "long-term tablets by mouth for the diabetes; insulin not needed")),
    "J45.20": Diagnosis(("asthma, mild and intermittent, no attack now", "mild intermittent asthma, lungs clear today"),
                        {3: _KEEP, 4: ("not at goal, wakes up coughing",)}, {2: NOTHING, 3: _TRIGGERS, 4: _INHALER},
                        _INHALER_STEPPED,
                        lasting=True),
    "J45.30": Diagnosis(("mild persistent asthma, no attack now", "asthma, persistent, mild; no attack today"),
                        {3: _KEEP, 4: ("not at goal, rescue inhaler <3-5> days a week",)},
                        {2: NOTHING, 3: _TRIGGERS, 4: _INHALER},
                        _INHALER_STEPPED, lasting=True),
    "J45.40": Diagnosis(("moderate persistent asthma, no attack now", "asthma, persistent, moderate; no attack today"),
                        {3: _KEEP, 4: ("not at goal, night cough twice a week",)}, {2: NOTHING, 3: _TRIGGERS, 4: _INHALER},
                        _INHALER_STEPPED, lasting=True),
    "J44.9": Diagnosis(("COPD, no acute trouble", "chronic obstructive lung disease, quiet phase"),
                       {3: _KEEP, 4: ("not at goal, stairs harder than last year", "slowly worsening, nothing acute")},
                       {2: NOTHING, 3: _COPD_PLAIN, 4: _COPD_RENEWED}, _COPD_STEPPED, lasting=True),
    "J44.1": Diagnosis(
        ("COPD, acute exacerbation", "acute exacerbation of chronic obstructive lung disease"),
        {4: ("flare, can still be treated at home", "flare since <3-5> days"),
         5: ("severe flare, a danger to life if it goes on",)},
        {3: ("lung doctor sees {him} tomorrow and decides about steroid; rest, fluids, over-the-counter cough syrup until then",),
         4: ("prescription: prednisone 40 mg for 5 days and azithromycin 250 mg, because of the thick sputum",
             "prednisone 40 mg daily for 5 days, new prescription; albuterol every 4 hours"), 5: HOSPITAL}, lasting=True),
    "Z87.891": Diagnosis(("smoked until <2004-2018>, not since", "former smoker, quit <2005-2017>",
                          "used to smoke, stopped <8-20> years ago")),
    "E03.9": Diagnosis(("underactive thyroid, cause not stated", "hypothyroidism, cause unknown"),
                       {3: _KEEP, 4: ("not at goal",)},
                       {2: NOTHING, 3: ("exercise and sleep talked over, no decision about tablets today",),
                        4: ("prescription renewed: levothyroxine [75|88|100] mcg on an empty stomach, a year",)},
                       ("levothyroxine from [50 to 75|75 to 88] mcg, new prescription, because TSH of the last check was high",),
                       lasting=True),
    "F32.A": Diagnosis(("depression", "depression, first time, not graded further"),
                       {3: _KEEP, 4: ("not at goal, questionnaire <11-16>",)},
                       {2: NOTHING, 3: _MOOD_PLAIN, 4: _MOOD_RENEWED}, _MOOD_STEPPED, lasting=True),
    "F33.1": Diagnosis(("major depression, recurrent, this episode moderate",
                        "recurrent major depression, now of moderate degree"),
                       {3: ("stable",), 4: ("not at goal, questionnaire <12-15>",)},
                       {2: NOTHING, 3: _MOOD_PLAIN, 4: _MOOD_RENEWED},
                       _MOOD_STEPPED, lasting=True),
    "F33.0": Diagnosis(("major depression, recurrent, this episode mild", "recurrent major depression, mild now"),
                       {3: ("stable",), 4: ("not at goal, questionnaire <8-9>",)}, {2: NOTHING, 3: _MOOD_PLAIN, 4: _MOOD_RENEWED},
                       _MOOD_STEPPED, lasting=True),
    "F41.1": Diagnosis(("generalized anxiety", "anxiety of the generalized kind (GAD)"),
                       {3: _KEEP, 4: ("not at goal, GAD-7 <11-15>",)},
                       {2: NOTHING, 3: _MOOD_PLAIN, 4: _MOOD_RENEWED}, _MOOD_STEPPED, lasting=True),
    "F41.9": Diagnosis(("anxiety, kind not settled yet", "anxiety, no further type"),
                       {3: _KEEP, 4: ("not at goal, sleeps badly",)},
                       {2: NOTHING, 3: _MOOD_PLAIN, 4: _MOOD_RENEWED}, _MOOD_STEPPED, lasting=True),
    "G43.909": Diagnosis(
        ("migraine, kind not stated, not intractable", "migraine headaches, answer to treatment; type not noted"),
        {2: ("brief and mild, self-limited",), 3: _KEEP, 4: ("not at goal, <6-9> attacks a month",
                                                             "flare, third attack this week")},
        {2: NOTHING, 3: ("headache diary, ibuprofen over the counter, regular sleep",),
         4: ("prescription: sumatriptan 50 mg at the start of an attack, renewed", "prescription: rizatriptan 10 mg as needed")},
        ("started propranolol 40 mg daily to prevent attacks, new prescription",), lasting=True),
    "G43.009": Diagnosis(
        ("migraine without aura, not intractable, short attacks", "migraine, never any aura, answers to treatment (not "
                                                                  "intractable)"),
        {2: ("brief and mild, self-limited",), 3: _KEEP, 4: ("not at goal, <6-9> attacks a month",
                                                             "flare, third attack this week")},
        {2: NOTHING, 3: ("headache diary, ibuprofen over the counter, regular sleep",),
         4: ("prescription: sumatriptan 50 mg at the start of an attack, renewed", "prescription: rizatriptan 10 mg as needed")},
        ("started propranolol 40 mg daily to prevent attacks, new prescription",), lasting=True),
    "M10.9": Diagnosis(
        ("gout, kind and joint not noted", "gout"), {3: ("stable between attacks", "stable"),
                                                     4: ("flare", "not at goal, third attack this year")},
        {2: NOTHING, 3: ("diet, less beer, ibuprofen over the counter",),
         4: ("prescription: allopurinol [100|200|300] mg daily, renewed", "prescription: colchicine 0.6 mg twice daily")},
        lasting=True),
    "D50.9": Diagnosis(
        ("iron deficiency anemia, cause not known", "anemia from lack of iron, cause still open"),
        {3: ("stable", "stable, count coming up"), 4: ("not at goal, count lower than the last one",)},
        {2: NOTHING, 3: ("iron tablets over the counter every other day, diet sheet",),
         4: ("prescription: ferrous sulfate 325 mg daily, because stores are low",)}, lasting=True),
    "D50.0": Diagnosis(
        ("iron deficiency anemia from chronic blood loss", "anemia from lack of iron, caused by long-standing blood loss"),
        {3: ("stable", "stable, count coming up"), 4: ("not at goal, count lower than the last one",)},
        {2: NOTHING, 3: ("iron tablets over the counter every other day, diet sheet",),
         4: ("prescription: ferrous sulfate 325 mg daily, because stores are low",)}, lasting=True),
    **sided({"M10.071": "right", "M10.072": "left"}, Diagnosis(
        ("idiopathic gout of the {side} [ankle|foot]", "gout without known cause (idiopathic), {side} [foot|ankle]"),
        {3: ("stable between attacks",), 4: ("flare", "not at goal, third attack this year")},
        {2: NOTHING, 3: ("diet, less beer, ibuprofen over the counter",),
         4: ("prescription: allopurinol [100|200|300] mg daily, renewed", "prescription: colchicine 0.6 mg twice daily")},
        lasting=True)),
}
