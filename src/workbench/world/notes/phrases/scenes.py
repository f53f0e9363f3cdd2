"""What happens at each kind of visit, by its reason; `{side}` stands for right or left."""

from collections.abc import Mapping

from workbench.world.notes.phrases.injury_scenes import INJURY_SCENES
from workbench.world.notes.phrases.words import Scene

_HEART_LUNGS = ("heart regular, no murmur; lungs clear", "heart and lungs unremarkable", "regular rate, lungs clear")
_LOOKS_WELL = ("looks well", "no distress", "well nourished, no distress")

SCENES: Mapping[str, Scene] = {
    "blood pressure follow-up": Scene(
        "blood pressure", ("blood pressure check", "here about {his} blood pressure", "pressure check and pills"),
        (("home readings mostly [128|132|136]/[76|78|82]", "brought a list of home readings, <9-20> of them",
          "has not measured at home"),
         ("no headache, no chest pain", "sleeps well, no swelling of the legs", "no dizziness on rising"),
         ("walks the dog daily", "salt: tries", "eats out a lot", "gained <2-4> lb this year")),
        (_HEART_LUNGS, ("no leg swelling", "pulses full, no swelling", "neck vessels quiet")),
        ("sleep apnea possible, asked about snoring: not now", "rule out a kidney cause another time")),
    "diabetes follow-up": Scene(
        "the diabetes", ("sugar check", "diabetes check", "here about {his} sugar"),
        (("fasting at home <112-128>, after supper <150-178>", "meter forgotten at home", "checks sugar <2-4> times a week"),
         ("no lows", "no thirst, no lows", "one low weeks ago, none since"),
         ("vision as always", "eats regular meals, bread is {his} weak spot", "walks <15-30> minutes most days",
          "bakes a lot")),
        (_HEART_LUNGS, _LOOKS_WELL), ("fatty liver considered, no test today",
                                      "sleep apnea suspected by {his} partner, not looked into")),
    "asthma follow-up": Scene(
        "asthma", ("breathing check", "asthma check", "here for the asthma review"),
        (("rescue inhaler [twice a month|about once a week]", "inhaler technique shown and fine", "spacer in use"),
         ("no emergency visit since we know {him}", "sports without trouble", "runs with the others, stops sometimes"),
         ("cat at a friend's house sets it off", "worse in cold air, then fine again", "dust at home, carpets went out")),
        (("lungs clear, no wheeze", "good air both sides, no wheeze", "no wheeze even on forced breath"), _LOOKS_WELL),
        ("reflux as a cause suspected, nothing to show for it", "food allergy suspected, not tested")),
    "chronic lung disease follow-up": Scene(
        "the lungs", ("lung check", "breathing check, chronic lungs", "here about {his} lungs"),
        (("<2-3> flights of stairs, then rests", "walks to the corner shop and back", "sleeps on one pillow"),
         ("cough in the morning, white", "little phlegm", "no blood, no fever"),
         ("inhalers used as told", "sometimes forgets the evening puff", "pulse meter at home shows <93-96>")),
        (("breath sounds soft, no wheeze", "long breathing out, no crackles", "chest barrel-shaped, clear"),
         ("no leg swelling", "heart sounds faint, regular")),
        ("heart failure to be ruled out another time, no sign now",)),
    "chronic lung disease, worse": Scene(
        "the breathing", ("more short of breath since <3-5> days", "cough and thick phlegm for <3-5> days, breath short"),
        (("phlegm turned [yellow|green]", "twice as much phlegm as usual"), ("up at night to sit",
                                                                             "could not finish the shopping"),
         ("grandchild had a cold", "ran out of puffs on Sunday", "no chest pain")),
        (("wheeze both sides", "breath sounds tight, wheeze on breathing out"),
         ("speaks in half sentences", "uses neck muscles a little")),
        ("rule out pneumonia", "clot in the lung thought of, unlikely")),
    "thyroid follow-up": Scene(
        "the thyroid", ("thyroid check", "here about {his} thyroid"),
        (("weight steady", "a bit cold lately", "energy fair"), ("takes the tablet before breakfast",
                                                                 "forgets the tablet on Sundays"),
         ("no palpitations", "hair and skin as always", "bowels regular")),
        (("thyroid not enlarged, no lump", "neck soft, no lump"), _HEART_LUNGS),
        ("depression suspected by the family: not so", "rule out anemia another time")),
    "cholesterol follow-up": Scene(
        "cholesterol", ("cholesterol check", "here to go over {his} cholesterol", "blood fats"),
        (("eats less cheese than last year", "fish twice a week, {he} says", "no diet, honest about it"),
         ("no muscle aches", "no cramps from pills"), ("bikes on weekends", "sits most of the day", "walks <20-40> minutes")),
        (_HEART_LUNGS, ("no yellow lids, no tendon lumps", _LOOKS_WELL[0])), ("thyroid as a cause considered, no sign",)),
    "low mood": Scene(
        "mood", ("feels low", "mood", "down and tired of it"),
        (("low for <4-10> weeks", "cries at small things", "no joy in what {he} liked"),
         ("sleeps badly, wakes at <3-5>", "eats less"),
         ("no thought of harming {him}self, asked openly", "safe at home, no plans to hurt {him}self"),
         ("does what has to be done all the same", "stayed in bed <2-5> days")),
        (("slow to answer, eyes meet mine", "neat, sad, thinks clearly", "tearful, thought in order"),),
        ("bipolar illness considered, no high phase ever", "thyroid as a cause suspected, not shown")),
    "anxiety": Scene(
        "the anxiety", ("nervous all the time", "anxious, restless", "worries"),
        (("worries most days for [six|eight|ten] months", "heart beats fast among people", "cannot switch off"),
         ("falls asleep late", "bites {his} nails", "tense neck"), ("no panic so far", "no thought of harming {him}self"),
         ("less coffee helped a bit", "worse since the move")),
        (("tense, talks fast, thought in order", "wrings {his} hands, clear mind"),),
        ("overactive thyroid suspected, not shown", "panic disorder to be ruled out")),
    "reflux": Scene(
        "heartburn", ("heartburn", "burning behind the breastbone after meals"),
        (("worse lying down", "after coffee and late meals"), ("swallows without trouble", "no weight loss, no black stools"),
         ("antacid helps for an hour", "<3-6> nights a month", "wakes up with a sour taste")),
        (("belly soft, not tender", "belly soft, a little tender on top"), _LOOKS_WELL),
        ("ulcer suspected, no sign so far", "rule out gallstones if it moves to the side")),
    "migraine": Scene(
        "headaches", ("headache", "one of {his} headaches", "headaches"),
        (("throbs on one side, light hurts", "pounding, sick with it"), ("no weakness, no speech trouble",
                                                                         "lasts <6-18> hours, then gone"),
         ("sleep short this week", "comes with weather", "lay in the dark <2-3> days this month")),
        (("nerves of the head fine, neck free", "eye grounds sharp, walks straight"),),
        ("bleeding in the head thought of, no sign", "rule out glasses: eye doctor next month")),
    "gout": Scene(
        "the gout", ("gout again", "hot sore joint, knows it well", "gout check"),
        (("sheet hurts at night", "came overnight", "last attack <3-7> months ago"),
         ("beer and steak on the weekend", "no fever", "drinks <1-2> L of water"),
         ("no injury", "walks with a stick this week")),
        (("one joint a little warm, tender", "the joint tender, skin over it whole"), _LOOKS_WELL),
        ("infected joint thought of: no fever, not likely",)),
    "yearly wellness visit": Scene(
        "the yearly wellness visit", ("yearly wellness visit", "Medicare yearly visit, planned"),
        (("health questions filled in and gone over", "health risk form brought along, gone over"),
         ("list of doctors and pills brought up to date", "pill list and other doctors checked"),
         ("word list <3-5> of 5 and clock drawn well: mind clear", "memory test passed"),
         ("no falls this year", "mood questions: nothing"),
         ("written prevention plan for the next years given", "schedule of screenings printed for {him}")), (),
        ()),
    "cold": Scene(
        "a cold", ("cold", "runny nose and cough", "stuffed up"),
        (("<2-5> days", "since the weekend", "<3-6> days, now nights too"), ("no short breath", "eats and drinks",
                                                                             "little fever at first, gone"),
         ("others at home have it", "everybody around {him} coughs")),
        (("nose red and wet, throat a little red", "throat pink, ears fine"), ("lungs clear", "lungs clear, neck soft")),
        ("flu suspected, no test today", "rule out sinus infection if it lasts")),
    "sore throat": Scene(
        "sore throat", ("sore throat", "throat hurts", "hurts to swallow"),
        (("<2-4> days", "since <2-3> days"), ("no cough", "little cough", "hoarse"),
         ("ate soup only", "drinks enough", "sister had it last week")),
        (("throat red, no coating", "throat red, not swollen"), ("neck glands a little sore", "no rash, neck soft")),
        ("strep suspected, few signs for it, no test taken", "mono possible: look again if it lasts")),
    "sinus infection": Scene(
        "the sinuses", ("pressure in the face", "stuffed nose, face hurts", "thick nose for <8-12> days"),
        (("yellow stuff from the nose", "thick and one-sided drip"), ("worse bending down", "head feels full"),
         ("was a cold at first", "better, then back again")),
        (("nose swollen, thick secretion", "nose lining red"), ("lungs clear, ears fine", "throat: drip at the back")),
        ("tooth as the source suspected: dentist says no",)),
    "bronchitis": Scene(
        "the cough", ("cough for <6-12> days", "chesty cough", "cannot stop coughing"),
        (("phlegm white to yellow", "dry at first, loose now"), ("no blood", "no pain on breathing"),
         ("ribs sore from coughing", "sleeps propped up")),
        (("coarse sounds that clear with a cough", "some rattles both sides, no crackles"), _LOOKS_WELL),
        ("pneumonia doubtful", "whooping cough considered, no contact")),
    "pneumonia": Scene(
        "cough and fever", ("cough, fever, ill", "cough and fever since <3-5> days"),
        (("shivers at night", "sweats"), ("phlegm rusty", "phlegm yellow"), ("pain on deep breath", "short of breath on stairs",
                                                                             "hardly eats")),
        (("breathes <20-24> times a minute", "looks ill, alert"),), ("clot in the lung thought of, not likely", "rule out flu")),
    "bladder infection": Scene(
        "passing urine", ("burns when {he} passes urine", "urine burns, goes often"),
        (("<2-4> days", "since <2-3> days, drinks a lot"), ("every half hour, little comes", "urge, up at night"),
         ("no discharge", "no pain in the back", "last one two years ago")),
        (("belly soft", "belly soft, flanks not tender"),), ("kidney infection thought of, flanks free",
                                                                "rule out stones if it comes back")),
    "low back pain": Scene(
        "the back", ("back hurts", "low back", "back again"),
        (("<3-10> days", "since gardening, no fall", "woke up with it"), ("not down the leg", "stays in the back, legs fine"),
         ("bladder and bowels as always", "no numbness", "better walking"),
         ("worse on bending", "worse after sitting", "turns over slowly in bed")),
        (("straight leg test negative both sides", "legs strong, reflexes equal, straight leg free"),
         ("tender over the low back, no step", "bends to the knees")), ("slipped disc suspected, no sign today",
                                                                        "rule out kidney stone: urine clear by look")),
    "trigger points": Scene(
        "sore muscles", ("sore knots in the muscles", "muscle knots"),
        (("for <2-6> months", "sits bent over a table a lot"), ("massage helps a day", "heat helps"),
         ("no numbness", "sleeps on it badly")),
        (("nerves and strength fine",),), ("fibromyalgia considered, too few points",)),
    "allergy": Scene(
        "the nose", ("sneezing, itchy nose", "nose runs like water", "itchy eyes and nose"),
        (("<3-6> weeks now", "came back this month"), ("no wheeze", "sleeps with open mouth"),
         ("tissues by the box", "pets: none", "new pillow, no change")),
        (("nose pale and wet", "lids puffy, nose lining pale"), ("lungs clear",)),
        ("asthma suspected by the family, no sign of it",)),
    "rash": Scene(
        "the rash", ("rash", "itchy skin", "red itchy spots"),
        (("<4-10> days", "since about a week"), ("itches at night", "itch <4-7> of 10"),
         ("nobody else at home has it", "no new soap", "no fever")),
        (("rest of the skin clear", "no rash on hands and face"),), ("psoriasis considered, no sign",
                                                                     "scabies thought of, nobody else itches")),
    "skin lesion removed": Scene(
        "a spot on the skin", ("spot on the skin, wants it off", "growth that bothers {him}"),
        (("rubs on clothes", "bled once when scratched", "itches"), ("there for years", "grew slowly"),
         ("no earlier skin cancer", "sun cream: sometimes")),
        (("rest of the skin seen: nothing else",),), ("melanoma thought of: even colour and edge, nothing for it",)),
    "ear wax, both ears": Scene(
        "hearing", ("both ears blocked", "hears badly on both sides"),
        (("for <2-3> weeks", "since the shower on Sunday"), ("no pain", "no discharge"),
         ("uses cotton buds", "hearing aid shop sent {him}")), (), ("ear infection suspected, drum fine afterwards",)),
    "{side} ear wax": Scene(
        "the {side} ear", ("{side} ear blocked", "hears badly on the {side}"),
        (("for <2-3> weeks", "since the pool"), ("no pain", "no discharge"),
         ("uses cotton buds", "drops from the shop did nothing")), (("{other} ear free",),),
        ("ear infection suspected, drum fine afterwards",)),
    "skin lesion and {side} ear wax removed": Scene(
        "a spot on the skin and the {side} ear", ("growth on the skin; {side} ear blocked",
                                                  "two reasons: a sore growth, and {side} ear full"),
        (("growth rubs on clothes", "growth bled once when scratched"), ("ear full for <2-3> weeks",
                                                                         "hears badly since the pool"),
         ("no ear pain", "no earlier skin cancer")),
        (("{other} ear free, rest of the skin clear",),), ("melanoma thought of: even edge, nothing for it",)),
    "chest pain": Scene(
        "chest pain", ("chest pain", "pain in the chest since <2-3> days", "tight chest on and off"),
        (("<5-20> minutes at a time", "comes and goes"), ("not clearly with effort", "once on the stairs, once in bed"),
         ("no sweat, no faint", "breath normal"), ("father had heart trouble", "worried about {his} heart")),
        (_HEART_LUNGS, ("legs not swollen, pulses equal",)), ("angina to be ruled out", "heart attack thought of, not like it")),
    "palpitations": Scene(
        "heartbeat", ("heart races at times", "skipped beats", "palpitations"),
        (("<2-5> times a week, minutes", "mostly in the evening"), ("no faint", "no chest pain"),
         ("<3-5> coffees a day", "little sleep of late")),
        (("pulse regular now, no murmur", "heart regular, no murmur"),), ("atrial fibrillation to be ruled out",
                                                                          "overactive thyroid suspected")),
    "tiredness": Scene(
        "tiredness", ("tired", "no energy", "worn out"),
        (("for <4-12> weeks", "for some months"), ("sleeps <6-8> hours, wakes tired", "naps after work"),
         ("mood all right", "appetite fine, weight steady"), ("does less than before", "rests more and it does not help")),
        (_HEART_LUNGS, ("not pale, no glands, thyroid normal", "skin and glands normal")),
        ("anemia suspected, results will tell", "thyroid trouble suspected", "rule out sleep apnea")),
    "iron deficiency": Scene(
        "the blood count", ("blood count check", "here about {his} iron", "low iron"),
        (("tired on stairs", "better than last time", "hair falls out a bit"), ("stools normal by sight", "no black stools"),
         ("takes iron with juice", "iron upsets {his} stomach")),
        (("lids pale", "lids pink again"), _HEART_LUNGS), ("celiac disease considered", "rule out thyroid")),
    "dizziness": Scene(
        "dizziness", ("dizzy", "room moves at times", "unsteady"),
        (("<3-10> days", "since last week"), ("seconds, when rising", "comes in waves"), ("no fall", "no ringing, hears well"),
         ("drinks little", "pill list gone over, nothing new")),
        (("eyes steady, walks a line", "no drift, finger to nose good"), ("pressure lying and standing the same",)),
        ("ear crystals suspected, turning test not clear", "stroke thought of, nothing for it")),
    "stomach flu, dried out": Scene(
        "vomiting", ("vomiting and loose stools", "cannot keep anything down"),
        (("since <2-3> days, <6-10> times a day", "began <20-40> hours ago"), ("no blood", "belly cramps"),
         ("family had it too", "hardly any urine"), ("dizzy on rising", "sips only")),
        (("belly soft, gurgles", "belly a little tender all over"),),
        ("appendicitis thought of, belly soft", "rule out food poisoning: others ate the same and are well")),
    "vaccine from the state's supply": Scene(
        "a vaccine", ("here for a shot", "vaccine visit", "shot only"),
        (("well today, no fever", "no reaction to earlier shots"), ("parent has read the sheet and agrees",
                                                                 "questions answered, parent signed"))),
    **INJURY_SCENES,
}
"""By `reason` of the encounter."""
