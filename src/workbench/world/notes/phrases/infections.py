"""Words for what comes with germs: colds, ears, chest, bladder, stomach; and for allergies and rashes."""

from collections.abc import Mapping

from workbench.world.notes.phrases.long_term import HOSPITAL
from workbench.world.notes.phrases.words import Diagnosis, Levels, Phrases, sided

REST: Phrases = ("rest and fluids, no medicine needed", "no treatment needed, will pass")
_MINOR: Levels = {2: ("minor, self-limited", "self-limited"), 3: ("uncomplicated", "acute, uncomplicated")}
_USUAL: Levels = {2: ("minor",), 3: ("uncomplicated", "acute, uncomplicated"),
                  4: ("acute with systemic symptoms (fever, aching all over)",)}
_COUNTER: Phrases = ("salt water, honey, acetaminophen over the counter",
                     "over-the-counter pain and fever medicine, fluids, rest")
_CREAM: Phrases = ("over-the-counter hydrocortisone 1 % cream twice daily", "plain ointment and over-the-counter anti-itch cream")

DIAGNOSES: Mapping[str, Diagnosis] = {
    "J06.9": Diagnosis(("acute upper respiratory infection", "head cold (acute upper airway infection, germ not known)"), _MINOR,
                       {2: REST, 3: ("saline nose drops and acetaminophen over the counter", *_COUNTER),
                        4: ("prescription: ipratropium nasal spray twice daily for 5 days, because nothing else dries it",)}),
    "J02.9": Diagnosis(("acute pharyngitis, germ not known", "sore throat, acute (pharyngitis)"), _MINOR,
                       {2: REST, 3: _COUNTER, 4: ("prescription: lidocaine gargle 2 % every 4 hours, because {he} can hardly "
                                                  "swallow",)}),
    "J01.90": Diagnosis(("acute sinusitis, which sinus not clear", "acute sinus infection, site not told apart"), _USUAL,
                        {2: REST, 3: ("saline rinse and decongestant over the counter, five days more without antibiotic",),
                         4: ("prescription: amoxicillin-clavulanate 875 mg twice daily for 7 days, because it is the second week",
                             "prescription: doxycycline 100 mg twice daily, worse again after it was better")},
                        seen=("tender over the face, no one sinus more than another",
                              "pressure over the face, drip in the throat")),
    "J01.00": Diagnosis(("acute sinusitis of the cheek (maxillary) sinuses", "acute maxillary sinusitis"), _USUAL,
                        {2: REST, 3: ("saline rinse and decongestant over the counter, five days more without antibiotic",),
                         4: ("prescription: amoxicillin-clavulanate 875 mg twice daily for 7 days, because it is the second week",
                             )},
                        seen=("tender over both cheeks, forehead not", "cheeks tender when tapped, upper teeth ache")),
    "J20.9": Diagnosis(("acute bronchitis, germ not known", "acute bronchitis"), _USUAL,
                       {2: REST, 3: ("cough syrup over the counter, honey, steam",),
                        4: ("prescription: benzonatate 100 mg three times daily, because the cough keeps {him} awake",)}),
    "J18.9": Diagnosis(("pneumonia, germ not known", "pneumonia, community, no germ found"),
                       {3: ("uncomplicated, looks well",), 4: ("acute with systemic symptoms (fever, aching all over)",),
                        5: ("severe, a danger to life: oxygen is low",)},
                       {3: ("antibiotic of the urgent care clinic goes on as they ordered it, nothing changed; rest, fluids, "
                            "over-the-counter fever medicine",),
                        4: ("prescription: amoxicillin 1 g three times daily for 5 days, started today",
                            "prescription: doxycycline 100 mg twice daily for 7 days, because of the film"), 5: HOSPITAL},
                       seen=("crackles at the base of one lung", "breath sounds rough low down, crackles")),
    "N39.0": Diagnosis(("urinary tract infection, site not known, germ not known", "urinary tract infection, not placed further"),
                       {2: ("mild, self-limited",), 3: ("uncomplicated",), 4: ("acute with systemic symptoms (fever, shivers)",)},
                       {2: ("wants to wait: no treatment needed today, fluids",),
                        3: ("fluids, cranberry and phenazopyridine over the "
                                                                                     "counter; wants no antibiotic yet",),
                        4: ("prescription: nitrofurantoin 100 mg twice daily for 5 days, strip fits",
                            "prescription: cephalexin 500 mg twice daily for 7 days")}),
    "N30.00": Diagnosis(("acute cystitis, no blood in the urine", "acute bladder infection (cystitis), urine free of blood"),
                        {2: ("mild, self-limited",), 3: ("uncomplicated",), 4: ("acute with systemic symptoms (fever, shivers)",
                                                                                )},
                        {2: ("wants to wait: no treatment needed today, fluids",),
                         3: ("fluids and phenazopyridine over the counter; "
                                                                                      "wants no antibiotic yet",),
                         4: ("prescription: nitrofurantoin 100 mg twice daily for 5 days, strip fits",
                             "prescription: fosfomycin 3 g once, because {he} wants one dose")},
                        seen=("tender just above the pubic bone, flanks free",)),
    "A08.4": Diagnosis(("viral stomach flu (gastroenteritis)", "viral gastroenteritis"),
                       {3: ("uncomplicated",), 4: ("acute with systemic symptoms (weak, feverish)",)},
                       {2: REST, 3: ("small sips, rehydration salts over the counter",),
                        4: ("prescription: promethazine 12.5 mg by mouth as needed, because nothing stays down",), 5: HOSPITAL}),
    "E86.0": Diagnosis(("dehydrated from it", "dried out by it (dehydrated)"),
                       {3: ("uncomplicated",), 4: ("worsening since last night",),
                        5: ("severe, a danger to life without fluids",)},
                       {2: REST, 3: ("fluids by the spoon, weigh tomorrow", "fluids, no tea or coffee, look again if no urine")},
                       seen=("mouth dry, skin fold stands",
                             "dry lips, sunken eyes, last urine <8-12> hours ago")),
    **sided({"H66.91": "right", "H66.92": "left", "H66.93": "both"}, Diagnosis(
        ("otitis media, {side_ear}, kind not noted", "middle ear infection, {side_ear}"), _USUAL,
        {2: REST, 3: ("watch two days, ibuprofen over the counter by weight",
                      "acetaminophen over the counter, antibiotic only if not "
                                                                             "better by the weekend"),
         4: ("prescription: amoxicillin twice daily for [7|10] days by weight, because of the bulging drum",
             "prescription: cefdinir suspension once daily for 7 days, because {he} did not keep amoxicillin down")},
        seen=("{side_ear}: drum red and bulging, no hole", "{side_ear}: drum dull red, does not move; no hole, no discharge"))),
    "J30.2": Diagnosis(("seasonal allergic rhinitis, pollen tests negative", "allergic nose (rhinitis), seasonal, not pollen"),
                       {2: ("minor",), 3: ("stable", "at goal"), 4: ("not at goal",)},
                       {2: REST, 3: ("loratadine 10 mg over the counter, saline rinse",),
                        4: ("prescription: azelastine nasal spray twice daily, because pills alone are not enough",)},
                       told=("same weeks every year",), lasting=True),
    "J30.9": Diagnosis(("allergic rhinitis, cause not known", "allergic nose (rhinitis), trigger unknown"),
                       {2: ("minor",), 3: ("stable", "at goal"), 4: ("not at goal",)},
                       {2: REST, 3: ("cetirizine 10 mg over the counter, saline rinse",),
                        4: ("prescription: azelastine nasal spray twice daily, because pills alone are not enough",)},
                       told=("all year round, no pattern",), lasting=True),
    "L30.9": Diagnosis(("eczema, kind not clear", "dermatitis, cause and kind open"), _MINOR,
                       {2: ("no treatment needed, plain soap only",), 3: _CREAM,
                        4: ("prescription: triamcinolone 0.1 % cream twice daily "
                                                                                "for 10 days, because the weaker one failed",)},
                       seen=("dry red patches on both [forearms|shins], scratched",)),
    "L23.7": Diagnosis(("allergic contact dermatitis from poison ivy", "poison ivy rash (allergic, by contact)"), _MINOR,
                       {2: ("no treatment needed, dries up by itself",), 3: ("calamine over the counter, cool cloths", *_CREAM),
                        4: ("prescription: prednisone 40 mg, down over 12 days, because it spreads",)},
                       told=("cleared the fence, poison ivy there", "pulled weeds without gloves, vines with three leaves"),
                       seen=("streaks of small blisters on both [forearms|legs]",)),
    "B35.4": Diagnosis(("ringworm of the trunk", "ringworm, [belly|back|chest]"), _MINOR,
                       {2: ("so small that no treatment needed yet, keep it dry",),
                        3: ("clotrimazole cream over the counter for 3 weeks",),
                        4: ("prescription: ketoconazole 2 % cream daily for 3 weeks, because clotrimazole did not clear it",)},
                       seen=("round scaly ring on the [belly|back|chest], clear in the middle",)),
}
