"""What stands in a note beside its matter and must not be coded: what was, what runs in the family, what waits, what others "
"did."""

from workbench.world.notes.phrases.words import Phrases

SYNTHETIC = "SYNTHETIC DATA: an invented person at an invented practice"
PAST: Phrases = (
    "appendix out in {long_ago}", "broke a collar bone as a child, healed", "gallbladder out in {long_ago}",
    "one kidney stone in {long_ago}", "hernia operation in {long_ago}", "pneumonia in {long_ago}, long over",
    "shingles in {long_ago}, healed",
)
PAST_CHILD: Phrases = ("born on time", "hernia mended as a baby", "croup as a baby, grown out of it",
                       "broke a finger once, healed")
FAMILY: Phrases = (
    "mother had type 2 diabetes", "father: heart attack at <54-69>", "sister had breast cancer",
    "brother has high blood pressure",
    "mother: thyroid trouble", "father has gout", "grandmother: stroke at <71-83>",
)
FAMILY_CHILD: Phrases = (
    "grandmother had type 2 diabetes", "grandfather: heart attack at <54-69>", "aunt had breast cancer",
    "father has high blood pressure", "mother: thyroid trouble",
)
ANOTHER_DAY: Phrases = (
    "snoring, will come back for it", "ingrown toenail: not looked at today", "asks about varicose veins, another visit",
    "psoriasis: skin doctor looks after it, not today's matter", "tennis elbow comes and goes, not dealt with today",
    "old trouble with hemorrhoids, not today",
)
ANOTHER_DAY_CHILD: Phrases = ("bed-wetting: will come back for it", "a wart on the toe, not looked at today",
                              "school form another day")
DECLINED: Phrases = ("COVID shot offered, does not want it", "offered a tetanus booster, wants to wait",
                     "HIV screening offered, not now")
DECLINED_OLDER: Phrases = ("shingles vaccine offered, thinks about it", "colon screening is due, puts it off",
                           "bone density test offered, declined")
DECLINED_CHILD: Phrases = ("COVID shot offered, parents say no for today",
                           "fluoride for the teeth offered, parents think about it")
ELSEWHERE: Phrases = ("flu shot at the pharmacy last season", "eyes checked at the eye clinic, fine by what {he} says",
                      "dentist this year",
                      "had blood drawn at a health fair, no report here")
ELSEWHERE_CHILD: Phrases = ("eyes checked at the eye clinic", "shots so far at the county clinic")
NEVER_SMOKED: Phrases = ("never smoked", "no tobacco ever", "non-smoker all {his} life")
HOME: Phrases = ("lives with {his} [partner|sister|family]", "lives alone, manages", "two children at home", "works at the mill",
                 "works in an office", "drives a bus")
HOME_OLDER: Phrases = ("lives with {his} [partner|sister|daughter]", "lives alone, manages", "retired, keeps a garden",
                       "grandchildren nearby")
HOME_CHILD: Phrases = ("lives with {his} parents", "one brother, one dog", "goes swimming on Saturdays")
ALLERGIES: Phrases = ("no drug allergies", "no known drug allergies")
NEW: Phrases = ("new to the practice", "first visit with us, never seen here before",
                "new patient, moved here this year; records from before not here yet")
KNOWN: Phrases = ("known here, last seen {last}", "established, last visit {last}", "last here {last}")
COVERING: Phrases = ("seen today in place of {his} own doctor, who stays in charge of the care",
                     "{his} own doctor is away this week and stays in charge; "
                     "this visit only fills in", "filling in for {his} own doctor, who goes on with the care",
                     "{his} own doctor had no opening; the care stays with that doctor",
                     "visit for {his} own doctor, who stays in charge; sent the note over")
"""Why the add-on for being in charge of somebody's care is not billed."""
PARENT: Phrases = ("{parent} tells the story, child too young to", "history from the {parent}, {he} is too young to tell it")
PARENT_BY: Phrases = ("{parent} along, {he} tells it all", "came with {his} {parent}; answers for {him}self")
OUTSIDE_NOTE: Phrases = ("read the letter of the [heart|eye|lung] doctor of <2-9> weeks ago",
                         "read the report of the [urgent care clinic|hospital] of this year",
                         "went through the letter of {his} former practice")
ORDERED_BEFORE: Phrases = ("done at check-in on the order of the last visit and counted then, results not read yet",
                           "done today because the last visit ordered it and counted it; results not read yet")
ORDERED_OUTSIDE: Phrases = ("taken for the hospital's doctor on that doctor's order; results go there, not looked at here",)
TALKED: Phrases = ("talked by phone with {his} [heart|lung|kidney] doctor (outside practice) about the plan",
                   "phoned the specialist at the hospital today and settled the plan together")
TIME: Phrases = (
    "total time on this visit today {minutes} minutes, all mine: records, exam, talk, note",
    "I spent {minutes} minutes in total on the day of the visit, face to face and on the chart",
    "time today {minutes} min in total, provider only",
)
TIME_BESIDE: Phrases = ("the procedure and tests are not in it", "without the time for what is billed apart")
STAFF_TIME: Phrases = ("the assistant's <8-14> minutes not counted", "<5-12> minutes of the nurse are not in it")
TIME_SPENT_ON: Phrases = ("most of it went into questions about {about}", "long talk about {about}, through an interpreter",
                          "{he} had a long list of questions about {about}",
                          "records and pill list gone through line by line")
REVIEW: Phrases = ("otherwise nothing", "rest of the systems asked: nothing", "no weight loss, no fever otherwise",
                   "otherwise as always")
BACK_LASTING: Phrases = ("back in <3-4> months", "next visit in <2-6> months", "see again in <6-12> weeks")
BACK: Phrases = ("back if not better in a week", "call if worse", "no fixed appointment", "back in <2-3> weeks if needed")
RECHECK: Phrases = ("back in <5-9> days", "see again in a week", "look again in <7-14> days")
PLANNED_SEVERAL: Phrases = ("both procedures planned at the last visit, no other problem looked at",
                            "came for these two only; nothing else looked at",
                            "the decision to do them is all that was dealt with today")
NO_MORE: Phrases = ("no other appointment made", "next appointment as planned", "went home well")
