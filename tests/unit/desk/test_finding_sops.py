"""A search in the library: all words in one step, the likeliest first, with the text around what was found."""

from dataclasses import replace

from workbench.desk.finding_sops import find_in_sops, nearest
from workbench.model import Sop, Step

LONG = "Cut units: compare with the note and the order, then send the records or appeal, or a corrected claim. " * 2
ROUTE = Step("SOP-05.2", "Route what was not paid", "Payment poster", "Enter every other reason with its own code.",
             decisions=f"{LONG}Denied as CO-16: leave the charge open. {LONG}")
LOG = Step("SOP-05.1", "Log the payment", "Mail opener", "Write every denied check into the payment log.")
POSTING = Sop("SOP-05", "Payment posting", "1.0", "Payment lead", "Every payment reaches its line.", (LOG, ROUTE))
DENIALS = Sop("SOP-09", "Denials", "1.0", "Denial lead", "Work every CO denial.", (
    Step("SOP-09.1", "Triage", "Denial specialist", "Sort by reason.", mistake="Writing CO-167 off"),))


def found(text):
    return [hit.step or hit.sop for hit in find_in_sops((POSTING, DENIALS), text)]


def test_a_code_is_found_whole():
    assert found("CO-16") == ["SOP-05.2"]
    assert found("CO-1") == []


def test_all_words_have_to_stand_in_one_step():
    assert found("payment log") == ["SOP-05.1"]
    assert found("log CO-16") == []


def test_words_of_the_title_help_to_find_a_step():
    assert found("posting CO-16") == ["SOP-05.2"]


def test_a_title_comes_before_a_step_title_before_an_action_before_other_facts():
    assert found("payment") == ["SOP-05", "SOP-05.1", "SOP-05.2"]
    assert found("denied") == ["SOP-05.1", "SOP-05.2"]
    assert found("denial") == ["SOP-09", "SOP-09.1"]


def test_among_equals_the_step_that_says_it_more_often_comes_first():
    again = Step("SOP-02.1", "Release", "Coder", "Release it.", decisions="Comes back as CO-16: correct it.")
    coding = Sop("SOP-02", "Coding", "1.0", "Coding lead", "Codes.", (again,))
    route = replace(ROUTE, mistake="Writing off a CO-16")

    hits = find_in_sops((coding, replace(POSTING, steps=(route,))), "CO-16")

    assert [hit.step for hit in hits] == ["SOP-05.2", "SOP-02.1"]


def test_the_text_around_the_code_is_cut_at_words():
    (hit,) = find_in_sops((POSTING,), "co-16")

    assert "Denied as CO-16: leave the charge open." in hit.text
    assert hit.text.startswith("… ")
    assert hit.text.endswith(" …")
    assert len(hit.text) < 250


def test_what_is_a_mistake_is_called_one():
    (hit,) = find_in_sops((DENIALS,), "CO-167")

    assert hit.text == "Common mistake: Writing CO-167 off"


def test_a_misspelt_word_is_taken_for_the_one_that_is_there():
    assert nearest((POSTING, DENIALS), "paymet log") == "payment log"
    assert nearest((POSTING, DENIALS), "unicorn") == ""


def test_a_code_is_never_taken_for_another():
    assert nearest((POSTING, DENIALS), "CO-61") == ""


def test_nothing_is_found_for_nothing():
    assert found("") == found("   ") == found("-") == []
