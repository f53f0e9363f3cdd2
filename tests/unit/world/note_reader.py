"""Reads a visit note as a coder does, without the program that wrote it: words and numbers, whoever wrote them."""

import math
import re
from dataclasses import dataclass

UNITS = {"ceftriaxone": ("J0696", 250), "ketorolac": ("J1885", 15), "ondansetron": ("J2405", 1),
         "triamcinolone": ("J3301", 10)}
TIMES = {"0": ((10, 2), (20, 3), (30, 4), (40, 5)), "1": ((15, 2), (30, 3), (45, 4), (60, 5))}
PROBLEM = {5: r"\bsevere\b", 4: r"not at goal|\bworsening\b|\bflare\b|systemic|uncertain|\bcomplicated injury",
           3: r"(?<!not )at goal|\bstable\b|\buncomplicated\b", 2: r"\bminor\b(, self-limited)?|self-limited"}
RISK = {5: "hospital (care today|admission)|to the hospital for admission",
        4: r"\b(prescription|Rx)\b|\bketorolac\b|\bceftriaxone\b|\bondansetron\b"}
NOTHING = r"no (treatment|tx|medicine|med|dressing) needed|nothing (to treat|started)"
TESTS = (r"urine (strip|dip here): ", r"(complete count|count here|CBC( here)?): ", r"(glucose here|blood sugar|BG): ",
         r"(lipid panel|cholesterol panel|FLP)[^:]*: ")
DONE = {
    "PS210": "two views", "PS214": "(three|3) views", "PS230": "12(-lead| leads)", "PS310": "urine (strip|dip)",
    "PS314": r"complete count|count here|\bCBC\b", "PS318": r"glucose|blood sugar|\bBG\b",
    "PS322": r"lipid panel|cholesterol panel|\bFLP\b", "PS410": "vaccine|booster", "PS420": r"\bmuscle\b|intramuscular|\bIM\b",
    "PS425": "forearm vein|vein of the forearm",
    "PS455": r"\b{side} knee joint", "PS457": r"sheath of the {side} wrist|\b{side} wrist: first tendon",
    "PS459": r"\b{side} elbow: bursa|bursa of the {side} elbow", "PS460": "trigger points", "PS510": r"\d\.\d cm",
    "PS514": "under lidocaine", "PS520": "curette|suction", "G0439": "not the first|later yearly", "G2211": "care as a whole",
}
SIDES = {"RT": "(right|R)", "LT": "(left|L)"}
SEPARATE = r"\b(separate|sep) from|separately done|apart from (the|prevention)|two things|on top of a"


@dataclass(frozen=True, slots=True)
class Read:
    """What a note says. `level` rests on problems, data and risk; `minutes` is 0 where no time is told."""

    text: str

    def says(self, pattern: str) -> bool:
        return re.search(pattern, self.text, re.IGNORECASE) is not None

    @property
    def minutes(self) -> int:
        found = re.search(r"(?:tot(?:al)? time on this visit today|I spent|time today) (\d+) min", self.text, re.IGNORECASE)
        return int(found[1]) if found else 0

    def level_by_time(self, new: str) -> int:
        return max(level for least, level in TIMES[new] if self.minutes >= least)

    @property
    def level(self) -> int:
        return sorted((self._problem, self._data, self._risk))[1]

    @property
    def _problem(self) -> int:
        for level in (5, 4):
            if self.says(PROBLEM[level]):
                return level
        stable = len(re.findall(r"(?<!not )\bat goal|\bstable\b", self.text))
        minor = len(re.findall(PROBLEM[2], self.text))
        return 4 if stable > 1 else 3 if minor > 1 or self.says(PROBLEM[3]) else 2

    @property
    def _data(self) -> int:
        elsewhere = self.says(r"order of the last visit|last visit ordered|on that doctor's order")
        tests = 0 if elsewhere else sum(self.says(test) for test in TESTS)
        young, talked = self.says("too young"), self.says("phoned the specialist|talked by phone")
        items = tests + young + self.says(r"read the (letter|report)|through the letter of")
        groups = (items >= 3) + talked
        return 3 + groups if groups else 3 if young or items == 2 else 2

    @property
    def _risk(self) -> int:
        return next((level for level in (5, 4) if self.says(RISK[level])), 2 if self.says(NOTHING) else 3)

    @property
    def units(self) -> dict[str, int]:
        """Units by code: milligrams by the milligrams of a unit, rounded up."""
        found = re.findall(r"(ceftriaxone|ketorolac|ondansetron|triamcinolone) ([\d,]+) (mg|g)\b", self.text, re.IGNORECASE)
        doses = {name.lower(): int(number.replace(",", "")) * (1000 if unit == "g" else 1) for name, number, unit in found}
        return {UNITS[name][0]: math.ceil(dose / UNITS[name][1]) for name, dose in doses.items()}

    def did(self, code: str, modifier: str) -> bool:
        return self.says(DONE[code].replace("{side}", SIDES.get(modifier, "")))


def read_note(text: str) -> Read:
    return Read(" ".join(text.split()))
