"""How doctors shorten words: from phrases written out to what each of them would have typed."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

COMMON: Mapping[str, str] = MappingProxyType({
    "over-the-counter": "OTC", "over the counter": "OTC", "prescription": "Rx", "physical therapy": "PT", "hypertension": "HTN",
    "type 2 diabetes": "T2DM", "urinary tract infection": "UTI", "no known drug allergies": "NKDA", "no drug allergies": "NKDA",
    "twice daily": "BID", "three times daily": "TID", "as needed": "PRN", "by mouth": "PO", "blood pressure": "BP",
})
"""What everybody shortens who types."""
MORE: Mapping[str, str] = MappingProxyType({
    **COMMON, "minutes": "min", "years": "yrs", "weeks": "wks", "months": "mos", "hours": "hrs", "with": "w/", "without": "w/o",
    "because of": "2/2", "caused by": "2/2", "patient": "pt", "chest pain": "CP", "low back pain": "LBP", "blood sugar": "BG",
    "negative": "neg", "history": "hx", "diagnosis": "dx", "hyperlipidemia": "HLD", "upper respiratory infection": "URI",
    "otitis media": "OM", "major depression": "MDD", "generalized anxiety": "GAD", "osteoarthritis": "OA", "rule out": "r/o",
    "chronic kidney disease": "CKD", "lungs clear": "lungs CTA", "complete count": "CBC", "blood count": "CBC", "normal": "nl",
    "cholesterol panel": "FLP", "lipid panel": "FLP", "no distress": "NAD", "chronic obstructive lung disease": "COPD",
    "intramuscular": "IM", "treatment": "tx", "range of motion": "ROM", "heart regular": "RRR", "nothing acute": "NAD",
})
"""The habits of those who type a lot."""
MOST: Mapping[str, str] = MappingProxyType({
    **MORE, "right": "R", "left": "L", "both sides": "bilat", "and": "+", "days": "d", "week": "wk", "month": "mo",
    "mother": "mom", "father": "dad", "medicine": "med", "inhaler": "inh", "injected": "inj'd", "injection": "inj",
    "does not": "doesn't", "tablets": "tabs", "tablet": "tab", "times": "x", "appointment": "appt",
    "procedure": "proc", "total": "tot",
})
"""Everything that can be shortened, is."""
NONE: Mapping[str, str] = MappingProxyType({})
_SETS = {"common": COMMON, "more": MORE, "most": MOST, "none": NONE}


@cache
def _pattern(habit: str) -> re.Pattern[str]:
    words = sorted(_SETS[habit], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, words))})(?![\w-])", re.IGNORECASE)


def shortened(text: str, habit: str) -> str:
    """The text as somebody with that habit types it: none, common, more, most."""
    if not _SETS[habit]:
        return text
    return _pattern(habit).sub(lambda found: _like(found[0], _SETS[habit][found[0].lower()]), text)


def _like(word: str, short: str) -> str:
    return short[:1].upper() + short[1:] if word[:1].isupper() else short
