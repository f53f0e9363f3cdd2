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
    """A panel of the catalogue. `counted` says what is counted; `by_payer`: whether it can be asked for one payer, `by_place`:
    for one site or clinician. A remittance, a bank day or unapplied money belongs to no place. `practice` is the world
    that it is made from.
    """

    id: str
    title: str
    counted: str
    formula: str
    source: str
    goal: Goal | None = None
    by_payer: bool = True
    by_place: bool = True
    practice: str = "larkmere"


def _percent(number: int) -> Fraction:
    return Fraction(number, 100)


_ERA = "remitted_lines, remitted_claims, remittances"
_REMITTED = f"{_ERA}, adjustments"
_LEDGER = "ledger, lines, claims, encounters"
_NO_DENIAL = "PR, the contract (CO-45, CO-253, capitation) or an earlier payer (OA-23)"
_CLEAN = Goal("≥ 95 %", _percent(95), _percent(90), low=False)
_ALL = (
    Measure("posting-lag", "Posting lag, median", "remittances",
            "Median of the business days from the day the money was booked to the day its remittance was posted; from the day it "
            "was received where no money was booked. Posted before the money came counts as 0.",
            "remittances, bank_lines", Goal("≤ 1", Fraction(1), Fraction(1), low=True), by_place=False),
    Measure("era-exceptions", "ERA exceptions", "ERA lines",
            "ERA lines that a person had to look at, divided by all ERA lines received.", _ERA,
            Goal("≤ 12 %", _percent(12), _percent(12), low=True)),
    Measure("auto-post", "Auto-posted", "ERA lines",
            "ERA lines posted without a touch, divided by all ERA lines received.", _ERA,
            Goal("≥ 85 %", _percent(85), _percent(85), low=False)),
    Measure("unposted", "Unposted", "remittances",
            "Sum of the payments of remittances received and not posted on the day. An item is late when more than 1 business "
            "day has passed since it was received.", "remittances", by_place=False),
    Measure("deposit-variance", "Deposit variance", "signed bank days",
            "Sum of what each signed bank day left unexplained, over and short both counted as positive.", "bank_days",
            Goal("0.00", Fraction(0), Fraction(0), low=True), by_payer=False, by_place=False),
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
            "remittances where both have come.", "remittances, bank_lines", Goal("100 %", Fraction(1), Fraction(0), low=False),
            by_place=False),
    Measure("denial-rate", "Initial denial rate", "claims remitted",
            "Claims with at least one line denied on their first remittance, divided by the claims remitted for the first time. "
            "In dollars: the charges of those lines, divided by the charges of all those claims. A line that paid 0 is not "
            f"denied where only {_NO_DENIAL} explain it.", _REMITTED,
            Goal("≤ 5 %", _percent(5), _percent(10), low=True)),
    Measure("denial-pareto", "Denied at first", "denied lines",
            "Charges of the lines denied on a claim's first remittance, by the first reason that explains no zero payment. A "
            f"line that paid 0 is not denied where only {_NO_DENIAL} explain it.", _REMITTED),
    Measure("denial-overturn", "Denials overturned", "decided appeals",
            "Denied dollars that were paid after an appeal, divided by the denied dollars whose appeal was decided, by the day "
            "of the decision. A claim that was corrected and sent again is no appeal.", "denials, claims"),
    Measure("denial-days", "Days to work a denial, median", "denied lines",
            "Median of the business days from the day a denial was posted to what was done first about it.", "denials, claims",
            Goal("≤ 2", Fraction(2), Fraction(2), low=True)),
    Measure("days-in-ar", "Days in A/R, gross", "charges of 90 days",
            "Debit balances less credit balances on the day, divided by the average daily gross charges of the 90 days up to it. "
            "Net amounts have no part in it.", _LEDGER, Goal("≤ 40", Fraction(40), Fraction(50), low=True)),
    Measure("net-days-in-ar", "Days in A/R, net", "revenue of 90 days",
            "Net A/R divided by the average daily net revenue of the 90 days up to the day. Net A/R: debit less credit balances, "
            "less what contracts will take off services that no payer has settled. Net revenue: charges less contractual, "
            "discounts and write-offs. Gross amounts have no part in it.", _LEDGER),
    Measure("dso", "Days sales outstanding", "claims of 90 days",
            "Debit less credit balances on the day, divided by what was first billed in the 90 days up to it, times 90.",
            _LEDGER),
    Measure("ar-over-90", "A/R over 90 days", "billed A/R",
            "Billed debit balances older than 90 days, divided by all billed debit balances. Age counts from the date of "
            "service; credit balances are left out.", _LEDGER, Goal("≤ 15 %", _percent(15), _percent(15), low=True)),
    Measure("ar-ageing", "Billed A/R", "billed A/R",
            "Billed debit balances by days since the date of service; day 30 belongs to 0-30. Credit balances are left out and "
            "stand in a column of their own.", _LEDGER),
    Measure("unapplied-cash", "Unapplied cash", "items",
            "Money that lies without an account, by days since it was opened; day 30 belongs to 0-30. None should be older than "
            "90 days.", "unapplied", Goal("0.00 over 90 days", Fraction(0), Fraction(0), low=True), by_place=False),
    Measure("unmatched", "EFT and ERA unmatched over 3 days", "items",
            "EFTs booked more than 3 business days ago whose remittance has not come, and ERAs received more than 3 business "
            "days ago whose money has not. Money that was sent back is settled.", "bank_lines, remittances, unapplied",
            Goal("0", Fraction(0), Fraction(0), low=True), by_place=False),
    Measure("credit-balances", "Credit balances", "credits",
            "Visits on which more was paid and taken off than charged. Days count since the balance went below zero. Medicare "
            "and Medicaid: 60 days to report and return what they overpaid. What patients paid before their charge was entered "
            "is counted apart.", f"{_LEDGER}, coverages", Goal("none past day 45", Fraction(0), Fraction(0), low=True)),
    Measure("net-collection", "Net collection rate", "closed service months",
            "What insurers and patients paid, net of refunds, take-backs and returned checks, divided by charges less "
            "contractual (CO-45, CO-253), for visits of a closed service month. A month is closed 90 days after its last day. "
            "Write-offs of late or lost claims, bad debts and discounts are not contractual.", _LEDGER,
            Goal("≥ 95 %", _percent(95), _percent(95), low=False)),
    Measure("premium-match", "Premium match rate", "payments",
            "Payments applied untouched to the policy that matching proposed, divided by the payments received. Returned "
            "payments do not count.", "premium_payments, applications", Goal("≥ 90 %", _percent(90), _percent(90), low=False),
            by_payer=False, by_place=False, practice="thistlepaw"),
)

MEASURES: Mapping[str, Measure] = MappingProxyType({measure.id: measure for measure in _ALL})
"""Every panel by its id."""
