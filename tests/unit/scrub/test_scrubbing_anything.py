"""The scrubber answers for any claim, however odd: always alike, in the order of the rules, in whole sentences."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.scrub.claims import COVER, TABLES, book
from workbench.billing.eob import Adjustment
from workbench.codes.icd10 import Span
from workbench.scrub import CATALOGUE, RULES, Earlier, FilingLimit, PayerRules, Setting, TwoSides, scrub
from workbench.x12 import BilledClaim, BilledLine, LineAdjudication, Party, Person, PriorPayer

TEXT = st.just("") | st.sampled_from(("PS103", "PS455", "PS514", "PS510", "PS820", "J06.9", "G63", "é", "0", "2044175307"))
SHORT = st.just("") | st.sampled_from(("11", "21", "1", "7", "P", "S", "F", "M", "LT", "RT", "50", "25", "57", "59", "XS", "26"))
CENTS = st.integers(-10**9, 10**9)
DAYS = st.none() | st.dates()
UNITS = st.none() | st.decimals(allow_nan=True, allow_infinity=True) | st.integers(0, 9).map(Decimal)
SHORTS = st.lists(SHORT, max_size=5).map(tuple)
ADJUSTMENTS = st.lists(st.builds(Adjustment, SHORT, SHORT, CENTS), max_size=2).map(tuple)
PARTIES = st.builds(Party, TEXT, TEXT, TEXT, zip=TEXT, tax=TEXT)
PEOPLE = st.builds(Person, TEXT, TEXT, TEXT, DAYS, SHORT)
DECISIONS = st.builds(LineAdjudication, TEXT, CENTS, TEXT, SHORTS, UNITS, ADJUSTMENTS, DAYS)
LINES = st.builds(BilledLine, TEXT, SHORTS, CENTS, UNITS, st.lists(st.integers(-1, 13), max_size=5).map(tuple), DAYS, TEXT, SHORT,
                  st.lists(DECISIONS, max_size=2).map(tuple))
PRIORS = st.builds(PriorPayer, PARTIES, PEOPLE, SHORT, SHORT, CENTS, ADJUSTMENTS, st.none() | CENTS, TEXT, TEXT, DAYS)
DIAGNOSES, CLAIM_LINES = st.lists(TEXT, max_size=13).map(tuple), st.lists(LINES, max_size=4).map(tuple)
CLAIMS = st.builds(BilledClaim, TEXT, CENTS, SHORT, SHORT, DIAGNOSES, CLAIM_LINES, PARTIES, TEXT, PARTIES, PEOPLE, SHORT, SHORT,
                   TEXT, SHORT, PEOPLE, TEXT, TEXT, st.none() | CENTS, st.lists(PRIORS, max_size=2).map(tuple))
HISTORY = st.lists(st.builds(Earlier, TEXT, TEXT, TEXT, TEXT, SHORTS, st.integers(0, 99), st.dates()), max_size=3).map(tuple)
PAYERS = st.builds(PayerRules, TEXT, st.booleans(), st.booleans(), st.frozensets(TEXT),
                   st.none() | st.builds(FilingLimit, st.integers(0, 400)), st.none() | st.sampled_from(TwoSides))
SETTINGS = st.builds(Setting, st.dates(), st.just(TABLES), st.just(book()), st.just({"J06.9": Span(date(2025, 1, 1), None, "")}),
                     PAYERS, st.none() | st.just(COVER), DAYS, HISTORY)
ORDER = [rule.code for rule in RULES]


@settings(max_examples=100)
@given(sent=CLAIMS, beside=SETTINGS)
def test_any_claim_is_answered_in_the_order_of_the_rules_and_always_alike(sent, beside):
    edits = scrub(sent, beside)

    places = [(ORDER.index(each.rule), each.line) for each in edits]
    assert edits == scrub(sent, beside)
    assert places == sorted(places)
    assert all(0 <= each.line <= len(sent.lines) and each.severity is CATALOGUE[each.code].severity for each in edits)
    assert all(each.message == each.message.strip() and each.message.endswith(".") for each in edits)
