import re
from datetime import date

import pytest

from workbench.billing.eob import eob_balances
from workbench.codes import CodeTable
from workbench.kinds.kind import Draw
from workbench.kinds.posting.eob_key import cannot_post
from workbench.model import wire
from workbench.money import plain, usd
from workbench.world.remittance_case import eob_from_claim, eobs_from_era
from workbench.x12 import read_remittance

SERVICES = {f"PS{number}": f"service {number}" for number in range(101, 114)}
CODES = CodeTable(services=SERVICES)
KEPT = {
    "ISA": set(range(17)) - {6, 8}, "GS": (1, 8), "ST": (1,), "BPR": (1, 2, 3, 4, 16), "DTM": (1, 2), "N1": (1, 3), "REF": (1,),
    "CLP": (2, 3, 4, 5, 6, 8, 9), "NM1": (1, 2, 8), "SVC": (2, 3, 5, 7), "CAS": range(20), "SE": (1,), "GE": (1,), "IEA": (1, 2),
    "PLB": (2, 4), "AMT": (1, 2), "LQ": (1,), "LX": (1,),
}
"""The elements, by place, that are amounts, dates, counts or codes of the format; all others get a canary."""


def imported(era, *lines, seed="one", codes=CODES, **claim):
    charge, paid = (plain(sum(usd(line[0].split("*")[place]) for line in lines)) for place in (2, 3))
    data = era.file(*era.envelope(era.remit(era.claim(charge, paid, *lines, **claim), bpr=paid)))
    eobs, problems = eobs_from_era(data, Draw(seed), codes)
    return (eobs[0] if eobs else None), [problem.message for problem in problems]


def visit(era, code="99", **more):
    return era.line("210", "110", "CO*45*70", "PR*3*30", code=code, **more)


def test_a_claim_becomes_a_case_that_balances_and_fits_the_grid(era):
    drug = era.line("72", "22", "CO*45*14*4*151*36*4", code="J3301", units="4", billed="8")

    eob, problems = imported(era, visit(era), drug)

    assert (problems, eob_balances(eob), cannot_post(eob), eob.check) == ([], True, "", 13200)
    assert [(each.code, each.amount) for each in eob.lines[1].adjustments] == [("CO-45", 1400), ("CO-151", 3600)]
    assert (eob.lines[1].units, eob.lines[1].units_paid, eob.lines[1].label[:8]) == (8, 4, "service ")
    assert (eob.payer, eob.layout, eob.secondary, eob.deductible_year) == ("Corvane Commercial", "corvane", "", 0)


def test_no_text_of_the_source_survives(era):
    remark = ["LQ*HE*N130", "REF*6R*771", "AMT*B6*140"]
    segments = era.envelope(era.remit(era.claim("210", "110", [*visit(era), *remark]), bpr="100", plb=["WO:BF-OLD*10"]))
    planted = [_with_canaries(segment, number) for number, segment in enumerate(segments)]

    (eob,), problems = eobs_from_era(era.file(*planted), Draw("one"), CODES)

    text = wire.dumps(eob)
    assert (problems, "ZQX" in text) == ((), False)
    assert sum(segment.count("ZQX") for segment in planted) > 50
    assert not re.search("2026-0[89]", text)


def _with_canaries(segment, number):
    name, *elements = segment.split("*")
    kept, control = KEPT.get(name, ()), {"ST": 2, "SE": 2, "GS": 6, "GE": 2}.get(name)
    for place, text in enumerate(elements, 1):
        if place == control:
            elements[place - 1] = "ZQX1"
        elif place not in kept and name == "SVC":
            elements[place - 1] = f"HC:ZQXCODE:ZQX1:ZQX2:::ZQX{number}"
        elif place not in kept and text:
            elements[place - 1] = f"WO:ZQX{number}" if name == "PLB" and place > 2 else f"ZQX{number}X{place}"
    return "*".join([name, *elements])


def test_all_dates_go_back_by_the_same_whole_number_of_weeks(era):
    eob, _ = imported(era, visit(era))

    service, received, paid = date(2026, 8, 12), date(2026, 8, 19), date(2026, 9, 2)
    assert (service - eob.service_date).days % 7 == 0
    assert service - eob.service_date == received - eob.received == paid - eob.check_date
    assert eob.service_date <= eob.billed_on <= eob.received


@pytest.mark.parametrize("seed", [f"seed {number}" for number in range(25)])
def test_invented_numbers_belong_to_nobody(era, seed):
    eob, _ = imported(era, visit(era), seed=seed)

    digits = [int(digit) for digit in "80840" + eob.npi]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    assert re.fullmatch(r"WB\d{7}", eob.member)
    assert re.fullmatch(r"2\d{9}", eob.npi)
    assert (sum(digits[::-1][::2]) + sum(doubled)) % 10 == 0


def test_the_same_draw_gives_the_same_case_and_another_one_does_not(era):
    assert imported(era, visit(era)) == imported(era, visit(era))
    assert imported(era, visit(era)) != imported(era, visit(era), seed="two")


def test_equal_services_get_equal_teaching_codes_and_modifiers_go(era):
    eob, _ = imported(era, visit(era, "111"), visit(era, "222:25"), visit(era, "111:59"))

    first, second, third = (line.code for line in eob.lines)
    assert first == third != second
    assert all(re.fullmatch(r"PS\d{3}", code) for code in (first, second))


def test_a_claim_that_was_forwarded_has_an_invented_second_plan(era):
    eob, _ = imported(era, visit(era), status="19")

    assert eob.secondary in ("Bluefen Health PPO", "Tessel HMO")


@pytest.mark.parametrize(("cas", "reason"), [
    (["CO*45*70", "PR*2*20", "PR*2*10"], "same adjustment twice"),
    (["CO*45*70", "CO*151*10", "OA*23*20"], "more than one adjustment"),
    (["CO*45*110", "PR*3*-10"], "negative amount"),
    (["CO*SECRET*70", "PR*3*30"], "no known code"),
    (["XX*45*70", "PR*3*30"], "no known code"),
])
def test_a_line_the_grid_cannot_hold_is_refused_naming_the_claim(era, cas, reason):
    eob, problems = imported(era, era.line("210", "110", *cas))

    assert eob is None
    assert 'Claim "LMG-204418" was not imported: line 1' in problems[0]
    assert reason in problems[0]


@pytest.mark.parametrize(("status", "reason"), [("2", "status is 2"), ("22", "status is 22"), ("", "status is missing")])
def test_a_claim_that_was_not_processed_as_primary_is_refused(era, status, reason):
    eob, problems = imported(era, visit(era), status=status)

    assert eob is None
    assert reason in problems[0]


def test_a_claim_with_thirteen_lines_or_adjustments_of_its_own_is_refused(era):
    assert "13 lines" in imported(era, *[visit(era)] * 13)[1][0]
    assert "claim level" in imported(era, visit(era), cas=["OA*23*0"])[1][0]


def test_half_a_unit_is_refused(era):
    assert "whole number" in imported(era, visit(era, units="1.5"))[1][0]


def test_too_few_teaching_codes_are_said_so(era):
    assert "too few teaching codes" in imported(era, visit(era), codes=CodeTable(services={"J3301": "drug"}))[1][0]


def test_an_unbalanced_file_is_refused_whole_naming_the_claim(era):
    data = era.file(*era.envelope(era.remit(era.simple(account="GOOD"), era.claim("100", "80", account="BAD"), bpr="160")))

    eobs, problems = eobs_from_era(data, Draw("one"), CODES)

    assert eobs == ()
    assert [(problem.where, problem.code) for problem in problems] == [("segment 22", "ERA041")]
    assert '"BAD"' in problems[0].message


def test_a_claim_of_an_unbalanced_transaction_is_refused_with_the_reason(era):
    off = era.claim("100", "80", era.line("100", "80"), account="B")
    (transaction,) = read_remittance(era.file(*era.remit(era.simple(), off, bpr="1"))).transactions

    whys = [eob_from_claim(transaction, claim, Draw("one"), CODES)[1][0].message for claim in transaction.claims]

    assert whys == ['Claim "LMG-204418" was not imported: its transaction 0001 does not balance. Choose another claim.',
                    'Claim "B" was not imported: line 1 is out of balance by 20.00. Choose another claim.']


def test_one_claim_can_be_chosen_and_an_unknown_one_is_said_so(era):
    data = era.file(*era.envelope(era.remit(era.simple(account="A"), era.simple(account="B"), bpr="160")))

    assert [len(eobs_from_era(data, Draw("one"), CODES, account)[0]) for account in ("", "A", "B", "C")] == [2, 1, 1, 0]
    assert eobs_from_era(data, Draw("one"), CODES, "C")[1][0].code == "ERA053"
    assert eobs_from_era(b"", Draw("one"), CODES)[1][0].code == "ERA010"


def test_a_remittance_without_dates_of_service_gets_plausible_ones(era):
    segments = [each for each in era.envelope(era.remit(era.simple())) if not each.startswith(("DTM*472", "DTM*232", "DTM*050"))]
    count = len(segments) - 4
    (eob,), _ = eobs_from_era(re.sub(rb"SE\*\d+", b"SE*%d" % count, era.file(*segments)), Draw("one"), CODES)

    assert eob.service_date < eob.received < eob.check_date
    assert eob.service_date <= eob.billed_on <= eob.received
