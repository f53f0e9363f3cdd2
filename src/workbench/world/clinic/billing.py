"""The first claims and their lines: what each service is charged and allowed, when each claim was sent and what came back.

Tables payers, sites, providers, prices, fee_schedules and submissions are made here, claims and lines in `claims_tables`.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa

from workbench.world.clinic.people import People
from workbench.world.clinic.setting import Setting
from workbench.world.clinic.visiting import Services, Visits
from workbench.world.columns import NEVER, Flags, Ints, Words, changes, day_number, members, numbered, rounded_share
from workbench.world.frames import frame
from workbench.world.larkmere import FIRST_SERVICE, PROVIDERS, SITES

NEW_YEAR = day_number(date(2026, 1, 1))
EDITS = ("", "S3", "S4", "S7", "S9", "S13", "S15")
_EDIT_WEIGHTS = (14, 22, 8, 26, 20, 10)
CATEGORIES = ("", "A2", "A3", "A6", "A7", "A8")
REJECTIONS = (
    ("", ""), ("A3", "the payer does not know this member number"), ("A3", "the patient was not covered on the day"),
    ("A6", "the rendering provider's number is missing"), ("A7", "the diagnosis does not exist on the day of service"),
    ("A7", "name or birth date does not fit the member number"), ("A8", "the modifier does not go with the service"),
)
_REJECTION_WEIGHTS = (30, 16, 12, 10, 22, 10)
SENDINGS = 3


@dataclass(frozen=True, slots=True)
class Bills:
    """The first claim of each visit, one row for each; `start` and `count` are its rows in `Lines`.

    `sent` and `answered` have a column for each submission; NEVER where there was none. `accepted` is the day of the A2.
    """

    payer: Ints
    insured: Flags
    start: Ints
    count: Ints
    sent: Ints
    answered: Ints
    rejection: Ints
    edit: Ints
    accepted: Ints
    late: Flags

    @property
    def made(self) -> Ints:
        """The day each claim was first sent, or the first statement where nobody insures the patient."""
        return self.sent[:, 0]


@dataclass(frozen=True, slots=True)
class Lines:
    """One row for each service of a first claim, in the order of Bills. Money is cents.

    `fee` is the price of the first payer's schedule, `allowed` what is left of it where it is not the visit's dearest procedure.
    """

    bill: Ints
    position: Ints
    code: Ints
    units: Ints
    charge: Ints
    fee: Ints
    allowed: Ints
    service: Services


def charges_of(to: Setting) -> Ints:
    """The charge of one unit of each service: whole dollars, at least two."""
    return np.array([max(2, -(-each.medicare * to.figures.charge_over_medicare // 10_000)) * 100 for each in to.figures.services],
                    dtype=np.int64)


def fees_of(to: Setting) -> Ints:
    """What each payer allows for a unit of each service in 2025 and from 2026 on, as an array payer, service, year."""
    medicare = np.array([each.medicare for each in to.figures.services], dtype=np.int64)
    shares = np.array([each.allowed for each in to.figures.payers], dtype=np.int64)
    fees = (medicare[None, :, None] * shares[:, None, :] * 2 + 100) // 200
    fees[-1] = charges_of(to)[:, None]
    capped: Ints = np.minimum(fees, charges_of(to)[None, :, None])
    return capped


def allowed_by(to: Setting, payer: Ints, lines_code: Ints, units: Ints, day: Ints, provider: Ints) -> Ints:
    """What those payers allow for those services on those days; some allow nurse practitioners and physician assistants less,
    laboratory and drugs aside: those have schedules of their own."""
    fee = fees_of(to)[payer, lines_code, (day >= NEW_YEAR).astype(np.int64)] * units
    practitioner = np.array([each.name.endswith((" NP", " PA")) for each in PROVIDERS])[provider]
    practitioner &= ~np.isin(np.array([each.group for each in to.figures.services])[lines_code], ("lab", "drug"))
    share = np.array([each.practitioner_share for each in to.figures.payers], dtype=np.int64)[payer]
    return np.where(practitioner, (fee * share * 2 + 100) // 200, fee)


def reduced_by(to: Setting, payer: Ints, visit: Ints, code: Ints, fee: Ints) -> Ints:
    """Those prices after the rule for several procedures of a visit: the dearest in full, the others at a share (RULES N3)."""
    procedure = np.array([each.group == "procedure" for each in to.figures.services])[code]
    rows = np.flatnonzero(procedure)
    order = rows[np.lexsort((rows, -fee[rows], visit[rows]))]
    others = order[~changes(visit[order])] if len(order) else order
    share = np.array([each.second_procedure for each in to.figures.payers], dtype=np.int64)[payer[others]]
    reduced = fee.copy()
    reduced[others] = rounded_share(fee[others], share, 100)
    return reduced


@dataclass(frozen=True, slots=True)
class Billed:
    """What the practice did before any payer answered: who came, what was done, what was billed."""

    to: Setting
    people: People
    visits: Visits
    bills: Bills
    lines: Lines

    @property
    def second(self) -> Ints:
        """The payer's number of each visit's second insurance, NOBODY where there is none."""
        return self.people.second[self.visits.patient]


def billed_of(to: Setting, people: People, visits: Visits, services: Services) -> Billed:
    """Draws the first claims."""
    payer = people.payer[visits.patient]
    charge = charges_of(to)[services.code] * services.units
    visit = services.visit
    fee = allowed_by(to, payer[visit], services.code, services.units, visits.day[visit], visits.provider[visit])
    fee = np.minimum(fee, charge)
    allowed = reduced_by(to, payer[visit], visit, services.code, fee)
    count = np.bincount(visit, minlength=visits.count).astype(np.int64)
    lines = Lines(visit, services.position, services.code, services.units, charge, fee, allowed, services)
    return Billed(to, people, visits, _sent(to, visits, payer, np.cumsum(count) - count, count), lines)


def _sent(to: Setting, visits: Visits, payer: Ints, start: Ints, count: Ints) -> Bills:
    rows = visits.count
    insured = payer != to.payer("self")
    sent, answered = (np.full((rows, SENDINGS), NEVER, dtype=np.int64) for _ in range(2))
    rejection = np.zeros((rows, SENDINGS), dtype=np.int64)
    going = np.ones(rows, dtype=np.bool_)
    late = to.draw.chance("forgotten", rows, to.figures.forgotten_rejection)
    for turn, chance in enumerate((to.figures.rejected_at_first, to.figures.rejected_again, 0)):
        day = _sending_day(to, visits, payer, turn, answered[:, turn - 1], late)
        answer = to.business.shifted(day, to.draw.weighted(f"answer {turn}", rows, (12, 68, 20)))
        refused = going & insured & to.draw.chance(f"rejected {turn}", rows, chance)
        sent[:, turn] = np.where(going, day, NEVER)
        answered[:, turn] = np.where(going & insured, answer, NEVER)
        rejection[:, turn] = np.where(refused, 1 + to.draw.weighted(f"why rejected {turn}", rows, _REJECTION_WEIGHTS), 0)
        going = refused
    touched = insured & to.draw.chance("scrubber", rows, to.figures.scrubber_touch)
    edit = np.where(touched, 1 + to.draw.weighted("edit", rows, _EDIT_WEIGHTS), 0)
    accepted = np.where(rejection == 0, answered, NEVER).min(axis=1)
    return Bills(payer, insured, start, count, sent, answered, rejection, edit, accepted, late & (rejection[:, 0] > 0))


def _sending_day(to: Setting, visits: Visits, payer: Ints, turn: int, rejected: Ints, late: Flags) -> Ints:
    """The day of a submission: soon after release, or some days after a rejection; far too late for those that were forgotten."""
    rows = visits.count
    if turn == 0:
        return to.business.shifted(visits.released, to.draw.weighted("sent", rows, (70, 24, 6)))
    day = to.business.shifted(rejected, to.draw.weighted(f"mended {turn}", rows, (0, 20, 26, 20, 12, 8, 6, 4, 2, 2)))
    if turn > 1:
        return day
    filing = np.array([each.filing_days for each in to.figures.payers], dtype=np.int64)[payer]
    forgotten = visits.day + filing + to.draw.between("found again", rows, 4, 40)
    return np.where(late, to.business.on_or_after(forgotten), day)


def payers_table(to: Setting) -> pd.DataFrame:
    """The table `payers`."""
    payers = to.figures.payers
    return frame("payers", {
        "payer": Words(numbered(len(payers), 0), to.payer_keys), "name": _texts([each.name for each in payers]),
        "kind": _texts([each.kind for each in payers]), "filing_days": np.array([each.filing_days for each in payers]),
        "appeal_days": np.array([each.appeal_days[0] for each in payers]),
        "second_appeal_days": np.array([each.appeal_days[1] for each in payers]),
        "practitioner_share": np.array([each.practitioner_share for each in payers]),
        "second_procedure": np.array([each.second_procedure for each in payers]),
    })


def places_tables() -> dict[str, pd.DataFrame]:
    """The tables `sites` and `providers`."""
    return {
        "sites": frame("sites", {"site": numbered(len(SITES)), "name": _texts([name for name, _ in SITES]),
                                 "npi": _texts([npi for _, npi in SITES])}),
        "providers": frame("providers", {"provider": numbered(len(PROVIDERS)), "name": _texts([each.name for each in PROVIDERS]),
                                         "npi": _texts([each.npi for each in PROVIDERS])}),
    }


def prices_tables(to: Setting) -> dict[str, pd.DataFrame]:
    """The tables `prices` and `fee_schedules`."""
    services, fees = to.figures.services, fees_of(to)
    payers, codes, years = (np.indices(fees.shape)[axis].ravel() for axis in range(3))
    insured = payers < len(to.insurers)
    begins = np.array([day_number(FIRST_SERVICE), NEW_YEAR])
    code_words = tuple(each.code for each in services)
    return {
        "prices": frame("prices", {"code": Words(numbered(len(services), 0), code_words), "charge": charges_of(to),
                                   "label": _texts([each.label for each in services])}),
        "fee_schedules": frame("fee_schedules", {
            "payer": Words(payers[insured], to.payer_keys), "code": Words(codes[insured], code_words),
            "from_date": begins[years[insured]], "allowed": fees.ravel()[insured]}),
    }


def _texts(of: list[str]) -> pa.Array:
    return pa.array(of, pa.string())


def lines_of(bills: Bills, rows: Ints) -> Ints:
    """The lines of those claims, one claim after the other."""
    return members(bills.start[rows], bills.count[rows])
