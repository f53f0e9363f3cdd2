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
    """A panel of the catalogue. `counted` says what is counted, `source` from which records, `advice` what to do when the target
    is missed.

    `by_payer`: whether it can be asked for one payer, `by_place`: for one site or provider. A remittance, a bank day or
    unapplied money belongs to no place. `practice` is the world that it is made from.
    """

    id: str
    title: str
    counted: str
    formula: str
    source: str
    goal: Goal | None = None
    advice: str = ""
    by_payer: bool = True
    by_place: bool = True
    practice: str = "larkmere"


def _percent(number: int) -> Fraction:
    return Fraction(number, 100)


_ERA = "ERA files (835), line by line, and how each line was posted"
_REMITTED = "Remittances, line by line, with the reason codes of each line"
_LEDGER = "The patient ledger, entry by entry, with claims and visits"
_SENT = "Claims as they were sent, and the payers' answers (277CA)"
_WORKED = "The denial work list and its claims"
_NO_DENIAL = "PR, the contract (CO-45, CO-59, CO-253, capitation) or an earlier payer (OA-23)"
_CLEAN = Goal("≥ 95 %", _percent(95), _percent(90), low=False)
_CLEANER = ("Begin with what stops most claims. Scrubber messages are cleared in SOP-02 step 9; what came back is corrected from "
            "the note and released again in SOP-02 step 11.")
_COLLECT = "Begin with the oldest and dearest of what is owed: status first, then the next step with its date (SOP-10)."
_ALL = (
    Measure("posting-lag", "Posting lag, median", "remittances",
            "Median of the business days from the day the money was booked to the day its remittance was posted; from the day it "
            "was received where no money was booked. Posted before the money came counts as 0.",
            "Remittances and the bank statement", Goal("≤ 1", Fraction(1), Fraction(1), low=True),
            "Post the oldest remittance first, and open its batch on the day it arrives: SOP-05 step 2.", by_place=False),
    Measure("era-exceptions", "ERA exceptions", "posted ERA lines",
            "ERA lines that a person had to look at before they posted, divided by all ERA lines posted. With the auto-posted "
            "lines they make 100 %. Lines that still wait count when they are posted.", _ERA,
            Goal("≤ 12 %", _percent(12), _percent(12), low=True),
            "See which reason is most frequent. Denials are routed: SOP-05 step 7. What is not matched is mended where the claim "
            "is made: SOP-05 step 3."),
    Measure("auto-post", "Auto-posted", "posted ERA lines",
            "ERA lines posted without a touch, divided by all ERA lines posted. With the exceptions they make 100 %. Lines that "
            "still wait count when they are posted.", _ERA, Goal("≥ 85 %", _percent(85), _percent(85), low=False),
            "What did not post by itself is an ERA exception: begin with the most frequent reason."),
    Measure("unposted", "Unposted", "remittances",
            "Sum of the payments of remittances received and not posted on the day. An item is late when more than 1 business "
            "day has passed since it was received.", "Remittances and their posting days", None,
            "Post the late items first; a batch that does not balance stays open and goes to the lead: SOP-05 step 9.",
            by_place=False),
    Measure("deposit-variance", "Deposit variance", "signed bank days",
            "Sum of what each signed bank day left unexplained, over and short both counted as positive.",
            "The signed sheets of the daily deposit", Goal("0.00", Fraction(0), Fraction(0), low=True),
            "Open each day again that is not at 0.00 and trace its items to their papers: SOP-07 step 6. No day is signed over a "
            "difference: SOP-07 step 7.", by_payer=False, by_place=False),
    Measure("clean-claim-rate", "Clean-claim rate", "claims",
            "Claims that the payer accepted on first submission without rejection or correction by hand, divided by the claims "
            "submitted whose answer has come.", _SENT, _CLEAN, _CLEANER),
    Measure("dollar-split", "Where the charged dollar went", "charged",
            "Each part divided by the charges that first payers remitted. Contractual is CO-45, CO-59 and CO-253; patient is "
            "every PR; other is the rest: denials, and what OA and PI took. The four parts add up to the charge.", _REMITTED),
    Measure("first-pass", "Accepted at first", "claims",
            "Claims that the payer accepted on first submission without rejection or correction by hand, divided by the claims "
            "submitted whose answer has come; the others by what stopped them.", _SENT, _CLEAN, _CLEANER),
    Measure("eft-era-gap", "ERA within 3 days of its EFT", "remittances with money",
            "ERA remittances that came at most 3 business days before or after their EFT was booked, divided by all ERA "
            "remittances where both have come.", "Remittances and the bank statement",
            Goal("100 %", Fraction(1), Fraction(0), low=False),
            "Ask the payer for the missing half from the fourth business day on: SOP-07 step 4.", by_place=False),
    Measure("denial-rate", "Initial denial rate", "claims remitted",
            "Claims with at least one line denied on their first remittance, divided by the claims remitted for the first time. "
            "In dollars: the charges of those lines, divided by the charges of all those claims. A line that paid 0 is not "
            f"denied where only {_NO_DENIAL} explain it.", _REMITTED,
            Goal("≤ 5 %", _percent(5), _percent(10), low=True),
            "Begin with the reason that costs most and end it where it arises: CO-16 and CO-252 in what the claim says and sends "
            "along, CO-22 and CO-197 before the visit. Denied lines go to the work list: SOP-05 step 7."),
    Measure("denial-pareto", "Denied at first", "denied lines",
            "Charges of the lines denied on a claim's first remittance, by the first reason that explains no zero payment. A "
            f"line that paid 0 is not denied where only {_NO_DENIAL} explain it.", _REMITTED),
    Measure("denial-overturn", "Denials overturned", "decided appeals",
            "Denied dollars that were paid after an appeal, divided by the denied dollars whose appeal was decided, by the day "
            "of the decision. A claim that was corrected and sent again is no appeal.", _WORKED),
    Measure("denial-days", "Time to work a denial, median", "denied lines",
            "Median of the business days from the day a denial was posted to what was done first about it.", _WORKED,
            Goal("≤ 2", Fraction(2), Fraction(2), low=True),
            "Sort new denials within 2 business days: corrected claim, appeal or approved write-off (SOP-09)."),
    Measure("days-in-ar", "Days in A/R, gross", "charges of 90 days",
            "Debit balances less credit balances on the day, divided by the average daily gross charges of the 90 days up to it. "
            "Net amounts have no part in it.", _LEDGER, Goal("≤ 40", Fraction(40), Fraction(50), low=True), _COLLECT),
    Measure("net-days-in-ar", "Days in A/R, net", "revenue of 90 days",
            "Net A/R divided by the average daily net revenue of the 90 days up to the day. Net A/R: debit less credit balances, "
            "less what contracts will take off services that no payer has settled. Net revenue: charges less contractual, "
            "discounts and write-offs. Gross amounts have no part in it.", _LEDGER),
    Measure("dso", "Days sales outstanding", "claims of 90 days",
            "Debit less credit balances on the day, divided by what was first billed in the 90 days up to it, times 90.",
            _LEDGER),
    Measure("ar-over-90", "A/R over 90 days", "billed A/R",
            "Billed debit balances older than 90 days, divided by all billed debit balances. Age counts from the date of "
            "service; credit balances are left out.", _LEDGER, Goal("≤ 15 %", _percent(15), _percent(15), low=True), _COLLECT),
    Measure("ar-ageing", "Billed A/R", "billed A/R",
            "Billed debit balances by days since the date of service; day 30 belongs to 0-30. Credit balances are left out and "
            "stand in a column of their own.", _LEDGER),
    Measure("unapplied-cash", "Unapplied cash", "items",
            "Money that lies without an account, by days since it was opened; day 30 belongs to 0-30. None should be older than "
            "90 days.", "The list of unapplied cash", Goal("0.00 over 90 days", Fraction(0), Fraction(0), low=True),
            "Take the oldest item first: find its account, or send it back to the payer (SOP-08).", by_place=False),
    Measure("unmatched", "EFT and ERA unmatched over 3 days", "items",
            "EFTs booked more than 3 business days ago whose remittance has not come, and ERAs received more than 3 business "
            "days ago whose money has not. Money that was sent back is settled.",
            "The bank statement, remittances and the list of unapplied cash", Goal("0", Fraction(0), Fraction(0), low=True),
            "Ask the payer for the missing half of each late item, with its trace number: SOP-07 step 4.", by_place=False),
    Measure("credit-balances", "Credit balances", "credits",
            "Visits on which more was paid and taken off than charged. Days count since the balance went below zero. Medicare "
            "and Medicaid: 60 days to report and return what they overpaid. What patients paid before their charge was entered "
            "is counted apart.", f"{_LEDGER}, and the patients' coverage",
            Goal("none past day 45", Fraction(0), Fraction(0), low=True),
            "Begin with what has the fewest days left: find out why, and refund or move it with two approvals (SOP-13)."),
    Measure("net-collection", "Net collection rate", "closed service months",
            "What insurers and patients paid, net of refunds, take-backs and returned checks, divided by charges less "
            "contractual (CO-45, CO-59, CO-253), for visits of a closed service month. A month is closed 90 days after its last "
            "day. Write-offs of late or lost claims, bad debts and discounts are not contractual.", _LEDGER,
            Goal("≥ 95 %", _percent(95), _percent(95), low=False),
            "The table shows where the rest is. What is still owed is followed up (SOP-10, patients SOP-11); write-offs and "
            "discounts are looked through by reason (SOP-14)."),
    Measure("premium-match", "Premium match rate", "payments",
            "Payments applied untouched to the policy that matching proposed, divided by the payments received. Returned "
            "payments do not count.", "Premium payments and the policies they were applied to",
            Goal("≥ 90 %", _percent(90), _percent(90), low=False),
            "See how the others were found; ask with the next invoice for policy numbers that were missing or wrong (SOP-15).",
            by_payer=False, by_place=False, practice="thistlepaw"),
)

_OURS = (
    Measure("acknowledgement-coverage", "SOPs acknowledged", "acknowledgements",
            "People who have acknowledged the version of an SOP that is in force, divided by the people who are asked to, today; "
            "all SOPs together and each.", "The library's acknowledgements",
            Goal("100 % critical, ≥ 95 % others", Fraction(1), Fraction(1), low=False),
            "Remind those who are late: the Team page names them.", by_payer=False, by_place=False, practice=""),
    Measure("training-coverage", "Training done in time", "pieces of training",
            "Assigned training that was done by its due date, divided by all whose due date is over; one for each person.",
            "Assignments and what was handed in", Goal("≥ 95 %", _percent(95), _percent(95), low=False),
            "Talk with those who are late before the next date is set: the Team page shows them first.", by_payer=False,
            by_place=False, practice=""),
    Measure("role-readiness", "Role readiness", "job roles",
            "For each competency of a job role the level held, at most what the role asks for; their sum divided by the sum of "
            "what the role asks for.", "Levels and job roles", None, by_payer=False, by_place=False, practice=""),
    Measure("knowledge-hot-spots", "Knowledge hot spots", "steps",
            "Steps of SOPs at which more than 35 % of the answers are wrong. A step counts from 8 answers of 5 people on.",
            "Graded answers of exercises", Goal("0", Fraction(0), Fraction(0), low=True),
            "Read the step as a newcomer would: is it unclear, or is it unknown? Then change the step or assign its exercise.",
            by_payer=False, by_place=False, practice=""),
)
MEASURES: Mapping[str, Measure] = MappingProxyType({measure.id: measure for measure in _ALL})
"""Every panel of an invented practice by its id."""
TRAINING: Mapping[str, Measure] = MappingProxyType({measure.id: measure for measure in _OURS})
"""Every panel of the site's own training by its id; `practice` is empty."""
