from datetime import date

from workbench.kpi.claims import first_pass, waiting
from workbench.kpi.dollars import Dollars, dollar_split
from workbench.kpi.facts import Share, months


def test_a_clean_claim_was_accepted_at_first_and_not_corrected_by_hand(books, today):
    # Answered by 30 Sep: 1 clean, 2 corrected, 3 clean, 4 A7, 5 A3, 6 clean. Claim 4's second submission does not count.
    # Claim 7 waits for its answer, claim 8 is not sent yet.
    clean = first_pass(books, today)

    assert clean.total() == Share(3, 6)
    assert waiting(books, today) == 1
    assert clean.by("outcome") == {
        "A3": Share(0, 1), "A7": Share(0, 1), "accepted": Share(3, 3), "corrected": Share(0, 1)}


def test_the_clean_claim_rate_is_split_by_the_payer_billed_and_the_month_sent(books, today):
    # Medicare 1 of 2, Bluefen 1 of 2, Tessel 1 of 2.  August: claim 1.  September: 2 of 5.
    clean = first_pass(books, today)

    assert clean.by("payer") == {"bluefen": Share(1, 2), "medicare": Share(1, 2), "tessel": Share(1, 2)}
    assert clean.over(months(today, 2)) == ((date(2026, 8, 1), Share(1, 1)), (date(2026, 9, 1), Share(2, 5)))
    assert first_pass(books, today, "tessel").total() == Share(1, 2)


def test_an_answer_that_has_not_come_is_no_rejection(books, no_books):
    # On 1 Sep claim 1 was answered, claim 2 was on its way.
    assert first_pass(books, date(2026, 9, 1)).total() == Share(1, 1)
    assert waiting(books, date(2026, 9, 1)) == 1
    assert first_pass(books, date(2026, 8, 27)).total().value is None
    assert first_pass(no_books, date(2026, 9, 30)).total().value is None


def test_the_dollar_split_of_a_payer_adds_up_to_its_charges(books, today):
    # Medicare: lines 1 2 3 and the reversal 9. Charge 200 + 150 + 100 - 90 = 360. Paid 120 + 80 + 80 + 10 = 290.
    # Contractual CO-45 50 + 40 - 100 and CO-253 2.40 = -7.60. Patient 27.60 + 20 + 20 = 67.60. Other OA-18 10.00.
    assert dollar_split(books, today, "medicare").total() == Dollars(36000, 29000, -760, 6760, 1000)


def test_a_denial_under_co_is_not_contractual(books, today):
    # Tessel: line 6 CO-16 30.00 of 90.00, paid 60.00; line 7 charge 70.00, paid 45.50, PR-1 24.50.
    assert dollar_split(books, today, "tessel").total() == Dollars(16000, 10550, 0, 2450, 3000)


def test_a_second_payers_remittance_does_not_charge_twice(books, no_books, today):
    # Bluefen: line 4 only; line 5 belongs to claim 4, billed to Bluefen as the second payer.
    assert dollar_split(books, today, "bluefen").total() == Dollars(18000, 10000, 5500, 2500, 0)
    assert dollar_split(books, date(2026, 9, 20), "bluefen").total() == Dollars(0, 0, 0, 0, 0)
    assert dollar_split(no_books, today).total() == Dollars(0, 0, 0, 0, 0)
