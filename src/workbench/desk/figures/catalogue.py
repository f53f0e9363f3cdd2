"""The catalogue of panels: what each measures, in words, against which target. It holds no figure and computes none.

A panel without a target informs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from workbench.model import Light


@dataclass(frozen=True, slots=True)
class Goal:
    """A target: `shown` as printed, `good` the last value that meets it, `watch` the last that is close to it."""

    shown: str
    good: Fraction
    watch: Fraction
    low: bool
    """Whether less is better."""

    @property
    def line(self) -> str:
        """The target beside its line in a chart: "12 %"."""
        return self.shown.lstrip("≤≥ ")

    def missed(self, value: Fraction) -> bool:
        """Whether a value lies beyond the target."""
        return value > self.good if self.low else value < self.good

    def light(self, value: Fraction) -> Light:
        """How a value stands."""
        if not self.missed(value):
            return Light.GOOD
        close = value <= self.watch if self.low else value >= self.watch
        return Light.WATCH if close else Light.BAD


@dataclass(frozen=True, slots=True)
class Measure:
    """A panel of the catalogue. `counted` says what is counted; `by_payer`: whether it can be asked for one payer."""

    id: str
    title: str
    counted: str
    formula: str
    source: str
    goal: Goal | None = None
    by_payer: bool = True


def _percent(number: int) -> Fraction:
    return Fraction(number, 100)


_ERA = "remitted_lines, remitted_claims, remittances"
_CLEAN = Goal("≥ 95 %", _percent(95), _percent(90), low=False)
_ALL = (
    Measure("posting-lag", "Posting lag, median", "remittances",
            "Median of the business days from the day the money was booked to the day its remittance was posted; from the day it "
            "was received where no money was booked. Posted before the money came counts as 0.",
            "remittances, bank_lines", Goal("≤ 1", Fraction(1), Fraction(1), low=True)),
    Measure("era-exceptions", "ERA exceptions", "ERA lines",
            "ERA lines that a person had to look at, divided by all ERA lines received.", _ERA,
            Goal("≤ 12 %", _percent(12), _percent(12), low=True)),
    Measure("auto-post", "Auto-posted", "ERA lines",
            "ERA lines posted without a touch, divided by all ERA lines received.", _ERA,
            Goal("≥ 85 %", _percent(85), _percent(85), low=False)),
    Measure("unposted", "Unposted", "remittances",
            "Sum of the payments of remittances received and not posted on the day. An item is late when more than 1 business "
            "day has passed since it was received.", "remittances"),
    Measure("deposit-variance", "Deposit variance", "signed bank days",
            "Sum of what each signed bank day left unexplained, over and short both counted as positive.", "bank_days",
            Goal("0.00", Fraction(0), Fraction(0), low=True), by_payer=False),
    Measure("clean-claim-rate", "Clean-claim rate", "claims",
            "Claims that the payer accepted on first submission without rejection or correction by hand, divided by the claims "
            "submitted whose answer has come.", "submissions, claims", _CLEAN),
    Measure("dollar-split", "Where the charged dollar went", "charged",
            "Each part divided by the charges that first payers remitted. Contractual is CO-45 and CO-253; patient is every PR; "
            "other is the rest: denials, and what OA and PI took. The four parts add up to the charge.",
            "remitted_lines, adjustments, remitted_claims, remittances, claims"),
    Measure("first-pass", "Accepted at first", "claims",
            "Claims that the payer accepted on first submission without rejection or correction by hand, divided by the claims "
            "submitted whose answer has come; the others by what stopped them.", "submissions, claims", _CLEAN),
    Measure("eft-era-gap", "ERA within 3 days of its EFT", "remittances with money",
            "ERA remittances that came at most 3 business days before or after their EFT was booked, divided by all ERA "
            "remittances where both have come.", "remittances, bank_lines", Goal("100 %", Fraction(1), Fraction(0), low=False)),
)

MEASURES: Mapping[str, Measure] = MappingProxyType({measure.id: measure for measure in _ALL})
"""Every panel by its id."""
