import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.money import plain, usd
from workbench.x12 import era_report


def report(era, *remits, **envelope):
    found, code = era_report([("remit.835", era.file(*era.envelope(*remits, **envelope)))])
    return found.files[0], code


def codes(file):
    return [problem.code for problem in file.problems]


def reversal(era, charge, paid, cut, **names):
    return era.claim(f"-{charge}", f"-{paid}", era.line(f"-{charge}", f"-{paid}", f"CO*45*-{cut}"), status="22", **names)


def test_a_withheld_amount_lowers_and_interest_raises_the_payment(era):
    claim = era.claim("5000", "4182.55", cas=["CO*45*817.45"])

    file, code = report(era, era.remit(claim, bpr="4025.67", plb=["WO:BF1*160*L6*-3.12"]))

    row = file.transactions[0]
    assert (row.plb, row.paid, row.balanced, code) == ("156.88", "4182.55", True, 0)


def test_a_negative_balance_is_carried_forward_and_taken_from_the_next_payment(era):
    corrected = era.claim("400", "200", era.line("400", "200", "CO*45*200"))
    first = era.remit(reversal(era, 400, 320, 80), corrected, bpr="0", method="NON", plb=["FB:OLD1*-120"])
    later = era.remit(era.claim("500", "500", era.line("500", "500")), bpr="380", plb=["FB:OLD1*120"], control="0002")

    file, code = report(era, first, later)

    assert [(row.paid, row.plb, row.bpr_amount, row.balanced) for row in file.transactions] == [
        ("-120.00", "-120.00", "0.00", True), ("500.00", "120.00", "380.00", True)]
    assert code == 0


def test_a_reversal_and_its_correction_net_out_in_one_payment(era):
    file, code = report(era, era.remit(era.simple(), reversal(era, 100, 70, 30, account="LMG-204418"), bpr="10"))

    row = file.transactions[0]
    assert (row.charged, row.paid, row.adjustments, row.balanced, code) == ("0.00", "10.00", "-10.00", True, 0)


@pytest.mark.parametrize(("plb", "bpr"), [
    (["WO:A*10"], "70"), (["WO:A*-10"], "90"), (["L6:A*-1.50"], "81.50"), (["FB:A*-20"], "100"), (["CS:A*5.05"], "74.95"),
    (["72:A*-10*WO:A*10"], "80"), (["WO:A*1*WO:B*1*WO:C*1*WO:D*1*WO:E*1*WO:F*1"], "74"), (["WO:A*10", "L6*-0.01"], "70.01"),
])
def test_provider_adjustments_count_up_to_six_pairs_a_segment(era, plb, bpr):
    file, code = report(era, era.remit(era.simple(), bpr=bpr, plb=plb))

    assert (file.transactions[0].balanced, codes(file), code) == (True, [], 0)


def test_a_remittance_that_pays_nothing_balances(era):
    denied = era.claim("100", "0", era.line("100", "0", "CO*29*100", units="0"))

    file, code = report(era, era.remit(denied, bpr="0", method="NON"))

    assert (file.transactions[0].method, file.transactions[0].balanced, code) == ("NON", True, 0)


def test_a_predetermination_pays_nothing_and_balances(era):
    only_told = era.claim("100", "0", era.line("100", "0", "CO*45*20", "OA*101*80"), status="25")

    file, code = report(era, era.remit(only_told, era.simple(account="B")))

    assert (file.transactions[0].paid, file.transactions[0].balanced, code) == ("80.00", True, 0)


def test_a_predetermination_that_names_a_payment_must_be_in_the_payment_to_balance(era):
    named = era.claim("100", "80", era.line("100", "80", "CO*45*20"), status="25")

    file, _ = report(era, era.remit(named, era.simple(account="B"), bpr="80"))

    assert codes(file) == ["ERA042"]


def test_a_claim_without_lines_is_weighed_at_claim_level(era):
    file, code = report(era, era.remit(era.claim("100", "80", cas=["CO*45*15", "PR*1*5"])))

    assert (file.transactions[0].adjustments, file.transactions[0].balanced, code) == ("20.00", True, 0)


def test_adjustments_of_claim_and_lines_count_together(era):
    file, code = report(era, era.remit(era.claim("100", "80", era.line("100", "90", "CO*45*10"), cas=["OA*23*10"])))

    assert (file.transactions[0].adjustments, file.transactions[0].balanced, code) == ("20.00", True, 0)


def test_six_reasons_a_segment_count_and_quantities_do_not(era):
    line = era.line("100", "40", "CO*45*10*3*151*10*2*97*10**16*10**29*10*1*253*10*7")

    file, code = report(era, era.remit(era.claim("100", "40", line), bpr="40"))

    assert (file.transactions[0].adjustments, code) == ("60.00", 0)


def test_a_debit_is_still_money_to_the_payee(era):
    file, code = report(era, era.remit(era.simple(), direction="D"))

    assert (file.transactions[0].balanced, code) == (True, 0)


def test_a_line_that_is_a_cent_off_is_named_by_claim_and_number(era):
    lines = [era.line("100", "80", "CO*45*20"), era.line("50", "40.01", "CO*45*10")]

    file, code = report(era, era.remit(era.claim("150", "120.01", *lines), bpr="120.01"))

    row = file.transactions[0]
    assert (row.unbalanced_lines, row.unbalanced_claims) == (("LMG-204418:2",), ("LMG-204418",))
    assert (sorted(codes(file)), code) == (["ERA040", "ERA041"], 1)
    assert any("50.00 less adjustments 10.00 is 40.00, but the line was paid 40.01" in each.message for each in file.problems)


def test_a_claim_can_be_off_while_its_lines_hold(era):
    file, _ = report(era, era.remit(era.claim("100", "81", era.line("100", "80", "CO*45*20")), bpr="81"))

    assert (file.transactions[0].unbalanced_claims, file.transactions[0].unbalanced_lines) == (("LMG-204418",), ())
    assert codes(file) == ["ERA041"]


def test_a_transaction_can_be_off_while_its_claims_hold(era):
    file, code = report(era, era.remit(era.simple(), bpr="80.01"))

    row = file.transactions[0]
    assert (codes(file), file.problems[0].segment, code) == (["ERA042"], 4, 1)
    assert (row.balanced, row.unbalanced_claims, row.unbalanced_lines) == (False, (), ())


def test_a_negative_payment_is_an_error_even_when_the_sums_hold(era):
    file, code = report(era, era.remit(reversal(era, 100, 80, 20), bpr="-80"))

    assert (codes(file), file.transactions[0].bpr_amount, file.transactions[0].balanced, code) == (["ERA033"], "-80.00", True, 1)


@pytest.mark.parametrize("amount", ["1E3", "1,000", "80.005", "eighty", "8O", "--80", "٨٠", "9" * 5000])
def test_an_amount_that_cannot_be_read_is_named_and_never_balances(era, amount):
    file, code = report(era, era.remit(era.simple(), bpr=amount))

    assert "ERA030" in codes(file)
    assert (file.transactions[0].balanced, code) == (False, 1)


@pytest.mark.parametrize(("cas", "problem"), [("CO*45", "ERA031"), ("CO*45*15**", None), ("CO", None), ("", None)])
def test_a_reason_without_an_amount_is_an_error(era, cas, problem):
    file, _ = report(era, era.remit(era.claim("100", "80", era.line("100", "80", "CO*45*20", cas))))

    assert ("ERA031" in codes(file)) is (problem is not None)
    assert file.transactions[0].balanced is ("15" not in cas and problem is None)


def test_an_unreadable_amount_spoils_only_its_own_transaction(era):
    nothing = era.claim("0", "none", account="ODD")

    file, _ = report(era, era.remit(era.simple(), nothing), era.remit(era.simple(), control="0002"))

    assert [row.balanced for row in file.transactions] == [False, True]


def test_a_missing_payment_segment_is_an_error(era):
    segments = era.remit(era.simple())
    del segments[1]

    file, _ = report(era, segments)

    assert "ERA032" in codes(file)
    assert not file.transactions[0].balanced


CENTS = st.integers(0, 999_999_99)


@st.composite
def remittances(draw):
    """Claims as lists of lines (paid, contractual, patient share) and PLB amounts, all in cents."""
    line = st.tuples(CENTS, CENTS, st.integers(0, 99_999))
    claims = draw(st.lists(st.lists(line, min_size=1, max_size=4), min_size=1, max_size=5))
    return claims, draw(st.lists(st.integers(-99_999, 0), max_size=4))


def written(era, claims, plb):
    texts, total = [], 0
    for number, lines in enumerate(claims):
        paid, charge = sum(line[0] for line in lines), sum(sum(line) for line in lines)
        services = [(plain(sum(line)), plain(line[0]), f"CO*45*{plain(line[1])}", f"PR*2*{plain(line[2])}") for line in lines]
        texts.append(era.claim(plain(charge), plain(paid), *(era.line(*each) for each in services), account=f"A{number}"))
        total += paid
    return era.remit(*texts, bpr=plain(total - sum(plb)), plb=[f"L6:R*{plain(each)}" for each in plb])


PLACES = {"BPR": (2,), "CLP": (3, 4), "SVC": (2, 3), "CAS": (3,), "PLB": (4,)}


@settings(deadline=None)
@given(case=remittances(), data=st.data())
def test_a_balanced_remittance_is_reported_balanced_and_one_changed_cent_is_found(era, case, data):
    segments = written(era, *case)
    assert report(era, segments)[0].transactions[0].balanced

    spots = [(at, place) for at, segment in enumerate(segments) for place in PLACES.get(segment.split("*")[0], ())]
    at, place = data.draw(st.sampled_from(spots))
    elements = segments[at].split("*")
    elements[place] = plain(usd(elements[place]) + 1)
    segments[at] = "*".join(elements)

    file, code = report(era, segments)
    assert (file.transactions[0].balanced, code) == (False, 1)
