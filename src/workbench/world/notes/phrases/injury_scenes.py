"""What happens at visits about one joint, one ear, or an injury."""

from collections.abc import Mapping

from workbench.world.notes.phrases.words import Phrases, Scene

_INJECTIONS_LIKE: Phrases = ("tried tablets and exercises before", "last one helped <4-6> months", "wants to get on with it")
_HEALS: Phrases = ("better every day", "little pain now", "sleeps through again")
_WORK: Phrases = ("on light work so far", "off work until today", "works half days")

INJURY_SCENES: Mapping[str, Scene] = {
    "{side} knee arthritis, injection": Scene(
        "the {side} knee", ("{side} knee", "{side} knee hurts on stairs", "{side} knee, arthritis"),
        (("stiff <10-25> minutes in the morning", "stairs down are the worst"), ("no fall, no lock", "no fever"),
         _INJECTIONS_LIKE),
        (("walks with a small limp", "hips free"),), ("torn cartilage suspected, no lock",
                                                      "infected joint thought of, not warm")),
    "{side} elbow bursitis, injection": Scene(
        "the {side} elbow", ("{side} elbow", "cannot lean on the {side} elbow", "lump at the {side} elbow"),
        (("<3-8> weeks", "since long days at a table"), ("no fall", "arm not weak"), _INJECTIONS_LIKE),
        (("neck free", "shoulder moves freely, hand feels all"),),
        ("infected bursa thought of, skin cool", "rule out crystals in the joint")),
    "{side} wrist tendon, injection": Scene(
        "the {side} wrist", ("{side} wrist, thumb side", "{side} thumb and wrist hurt"),
        (("<4-8> weeks", "since wringing and lifting a lot", "holds the phone all day"), ("no numb fingers", "no fall"),
         _INJECTIONS_LIKE), (("fingers feel all",),),
        ("thumb arthritis suspected, no sign", "carpal tunnel considered, no numbness")),
    "{side} knee arthritis and elbow bursitis, injections": Scene(
        "the {side} knee and elbow", ("{side} knee and {side} elbow", "two places on the {side}: knee and elbow"),
        (("knee stiff in the morning, elbow sore when leaned on", "stairs for the knee, the table for the elbow"),
         ("no fall", "no fever"), _INJECTIONS_LIKE),
        (("walks with a small limp, neck free",),), ("infected bursa thought of, skin cool",)),
    "{side} knee arthritis and wrist tendon, injections": Scene(
        "the {side} knee and wrist", ("{side} knee and {side} wrist", "{side} knee, and thumb side of the {side} wrist"),
        (("knee stiff in the morning, wrist when wringing", "stairs for the knee, lifting for the wrist"),
         ("no fall", "no numb fingers"), _INJECTIONS_LIKE),
        (("walks with a small limp, hand feels all",),), ("carpal tunnel considered, no numbness",)),
    "{side} elbow bursitis and back trigger points, injections": Scene(
        "the {side} elbow and the back", ("{side} elbow, and knots in the back", "{side} elbow; back muscles cramp"),
        (("elbow sore at the table, back after bending", "<3-8> weeks"), ("no fall", "legs fine"), _INJECTIONS_LIKE),
        (("neck free, legs strong",),),
        ("infected bursa thought of, skin cool", "slipped disc thought of, legs fine")),
    "{side} knee pain": Scene(
        "the {side} knee", ("{side} knee hurts", "pain, {side} knee", "{side} knee for <2-5> weeks"),
        (("no injury", "no fall that {he} knows of"), ("kneeling hurts", "worse after running", "stairs"),
         ("ice helps", "does not lock", "does not give way")),
        (("walks normally", "hips free"),), ("arthritis suspected, not shown", "torn cartilage to be ruled out")),
    "{side} middle ear infection": Scene(
        "the {side} ear", ("{side} ear hurts", "ear ache, {side}", "{side} ear, up all night with it"),
        (("<2-3> days", "since last night"), ("had a cold before", "runny nose"), ("slept badly", "eats little"),
         ("third one ever", "no ear trouble before")),
        (("{other} ear normal, throat pink", "{other} drum fine, lungs clear"),),
        ("mastoid thought of, behind the ear not sore",)),
    "cut {side} index finger": Scene(
        "a cut", ("cut {his} {side} index finger", "{side} index finger, cut"),
        (("bled a lot, stopped with pressure", "about <2-4> hours ago"), ("moves it", "no numb tip"),
         ("tetanus shot up to date, 20<20-24>", "not at work")), (("no other injury",),),
        ("cut tendon thought of, bends fully against force",)),
    "work injury: cut {side} hand": Scene(
        "a cut hand", ("cut the {side} hand", "{side} hand cut"),
        (("happened {injured}, supervisor told", "happened {injured}, report filled in"), ("moves all fingers", "no numbness"),
         ("tetanus shot up to date, 20<20-24>",)), (("no other injury",),),
        ("cut tendon thought of, all fingers bend against force",)),
    "work injury: cut {side} hand, follow-up": Scene(
        "the {side} hand", ("{side} hand after the cut of {injured}", "hand check, {side}, cut {injured}"),
        (_HEALS, _WORK, ("no fever, no pus", "dressing dry")), (("no redness up the arm",),),
        ("nerve damage suspected by {him}, none found",)),
    "work injury: {side} knee bruise": Scene(
        "a knee injury", ("fell on the {side} knee", "{side} knee after a fall"),
        (("happened {injured}, supervisor told", "happened {injured}, report filled in"), ("can stand on it", "limps"),
         ("no lock", "iced it at once")), (("hip and ankle free",),),
        ("fracture to be ruled out",)),
    "work injury: {side} knee bruise, follow-up": Scene(
        "the {side} knee", ("{side} knee after the fall of {injured}", "knee check, {side}, fell {injured}"),
        (_HEALS, _WORK, ("kneels again", "stairs fine", "stiff after sitting")), (("walks normally",),),
        ("torn cartilage suspected at first, no sign",)),
    "work injury: back strain": Scene(
        "the back", ("hurt {his} back", "back, hurt {injured}"),
        (("happened {injured}, supervisor told", "happened {injured}, report filled in"), ("not down the leg", "legs fine"),
         ("bladder and bowels as always", "slept in the chair")),
        (("straight leg test negative both sides", "reflexes equal"),), ("slipped disc suspected, no sign today",)),
    "work injury: back strain, follow-up": Scene(
        "the back", ("back after the injury of {injured}", "back check, hurt {injured}"),
        (_HEALS, _WORK, ("legs fine", "lifts light things again")), (("straight leg test free", "walks and turns freely"),),
        ("slipped disc suspected at first, no sign",)),
}
"""By `reason` of the encounter, with {side} for right or left."""
