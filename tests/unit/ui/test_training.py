"""My training moves from view to view and asks the desk; the browser is played by `press`."""

from types import ModuleType

import pytest

from workbench.model import Going, SignedOut, Unavailable
from workbench.ui.training import Training


def press(training: Training, act: str, value: str = "", **more: object) -> list[dict[str, object]]:
    """Presses what carries this act; returns the messages to the browser."""
    said: list[dict[str, object]] = []
    training.page.send = said.append
    training.page._heard(training.page, {"act": act, "value": value, "seq": 1, **more}, [])
    return said


def test_home_shows_what_to_continue_what_is_due_and_why_and_what_next(make: ModuleType) -> None:
    page = Training(make.ReadableDesk()).page

    for words in ("Continue", "Wed 25 Nov", "in 2 days", "Assigned 18 Nov by Helen Brandt", "Next best step", "Why: deductible",
                  "3 times", "SOP-05 step 6", "Practise this trap", "74.5 %", "Draft saved today 10:42"):
        assert words in page.html, words
    assert "your role asks for 3" in page.html


def test_home_without_anything_says_so_and_offers_no_dead_end(make: ModuleType) -> None:
    empty = make.home(going=None, due=(), stumbles=(), levels=(), past=())

    page = Training(make.ReadableDesk(at_home=empty)).page

    assert "Nothing is due" in page.html
    assert "No exercise submitted yet" in page.html
    assert "A trap is a mistake that many make. Each one you meet is listed here" in page.html
    assert page.html.count("is-primary") == 1


def test_without_a_trap_so_far_home_says_where_other_mistakes_stand(make: ModuleType) -> None:
    page = Training(make.ReadableDesk(at_home=make.home(stumbles=()))).page

    assert "A trap is a mistake that many make. You met none in your last ten attempts." in page.html


def test_all_competencies_are_one_press_away(make: ModuleType) -> None:
    rows = tuple(make.LevelRow(f"C{n:02}", f"Competency {n}", 0, 2, "") for n in range(1, 22))
    training = Training(make.ReadableDesk(at_home=make.home(levels=rows)))
    assert training.page.html.count("wb-dots") == 6

    press(training, "levels", "all")

    assert training.page.parts["levels"].count("wb-dots") == 21


def test_continue_opens_the_exercise_with_its_draft(make: ModuleType) -> None:
    draft = make.issued(answer=make.Answer({"row1.paid": "72.00"}), revision=4, saved_at=make.NOW)
    training = Training(make.ReadableDesk(variant=draft))

    press(training, "open", "a-1")

    assert training.page.title == "PAY-04 Post one EOB"
    assert training.page.address == "a-1"
    assert training.page.slots["sheet"].values == {"row1.paid": "72.00"}
    assert training.page.slots["sheet"].saved == "Draft saved 10:42"


def test_nothing_of_the_feedback_is_on_the_page_before_submission(make: ModuleType) -> None:
    training = Training(make.ReadableDesk(), "a-1")

    state = repr(training.page.get_state()) + repr(training.page.slots["sheet"].get_state())

    assert "70.00, PR-1 deductible 50.00" not in state
    assert "deductible-written-off" not in state


def test_typing_saves_over_the_revision_last_seen(make: ModuleType) -> None:
    desk = make.ReadableDesk()
    training = Training(desk, "a-1")
    sheet = training.page.slots["sheet"]

    for number, text in enumerate(("7", "72", "72")):
        sheet._heard(sheet, {"act": "typed", "seq": number, "values": {"row1.paid": text}}, [])

    assert [asked[2:] for asked in desk.asked if asked[0] == "save"] == [({"row1.paid": "7"}, 0), ({"row1.paid": "72"}, 1)]


def test_a_draft_saved_in_another_window_stops_this_one_and_offers_to_reload(make: ModuleType) -> None:
    desk = make.ReadableDesk()
    training = Training(desk, "a-1")
    sheet, desk.revision = training.page.slots["sheet"], 5

    sheet._heard(sheet, {"act": "typed", "seq": 1, "values": {"row1.paid": "7"}}, [])

    assert "open in another window" in training.page.parts["alert"]
    assert "Reload the draft" in training.page.parts["alert"]


def test_check_repeats_what_the_desk_says_and_marks_nothing_right_or_wrong(make: ModuleType) -> None:
    training = Training(make.ReadableDesk(), "a-1")

    press(training, "check", fields={"row1.paid": "72"})

    assert "Row 3 is 12.30 short" in training.page.parts["said"]
    assert training.page.slots["sheet"].marks == {}


def test_hints_are_shown_with_the_price_of_the_next(make: ModuleType) -> None:
    training = Training(make.ReadableDesk(), "a-1")
    assert "then at most 16.2 of 18 points" in training.page.parts["hints"]

    for _ in range(3):
        press(training, "hint", "row1")

    assert "at most 12.6 of 18 points" in training.page.parts["hints"]
    assert "All hints shown" in training.page.parts["hints"]


def test_what_cannot_be_read_is_marked_alone_and_the_page_stays(make: ModuleType) -> None:
    training = Training(make.ReadableDesk(), "a-1")

    press(training, "submit", fields={"row3.paid": "49,2o", "row1.paid": "1.00"})

    assert training.page.title == "PAY-04 Post one EOB"
    assert list(training.page.slots["sheet"].marks) == ["row3.paid"]
    assert "nothing was graded" in training.page.parts["said"]


def test_submitting_shows_the_feedback_of_the_answer_on_the_page(make: ModuleType) -> None:
    desk = make.ReadableDesk()
    training = Training(desk, "a-1")

    press(training, "submit", fields={"row1.paid": "72.00", "unknown": "x"})

    assert "Two mistakes to learn from" in training.page.html
    assert desk.asked[-1][2] == {"row1.paid": "72.00"}
    assert training.page.slots["sheet"].readonly


def test_an_empty_sheet_is_not_handed_in(make: ModuleType) -> None:
    desk = make.ReadableDesk()
    training = Training(desk, "a-1")

    press(training, "submit", fields={"row1.paid": " "})

    assert "Nothing is entered yet." in training.page.parts["said"]
    assert "submit" not in [asked[0] for asked in desk.asked]


def test_a_retry_of_a_submission_keeps_its_id(make: ModuleType) -> None:
    desk = make.ReadableDesk(refusal=None)
    training = Training(desk, "a-1")
    desk.refusal = Unavailable("The workbench does not answer right now.")
    press(training, "submit", fields={"row1.paid": "72.00"})
    desk.refusal = None

    press(training, "submit", fields={"row1.paid": "72.00"})

    ids = [asked[1] for asked in desk.asked if asked[0] == "submit"]
    assert len(ids) == 2
    assert len(set(ids)) == 1


def test_practising_a_trap_asks_for_that_trap_with_new_numbers(make: ModuleType) -> None:
    desk = make.ReadableDesk()
    training = Training(desk)

    press(training, "practise", "post-one-eob|PAY-04.deductible-written-off")
    press(training, "practise", "post-one-eob|")

    assert [asked for asked in desk.asked if asked[0] == "issue"] == [
        ("issue", "post-one-eob", "PAY-04.deductible-written-off", False), ("issue", "post-one-eob", "", True)]


def test_a_step_opens_in_the_drawer_and_the_last_one_says_so(make: ModuleType) -> None:
    training = Training(make.ReadableDesk(), "a-1")

    first, last = press(training, "step", "SOP-05.6")[0], press(training, "step", "SOP-05.10")[0]

    assert "Step 6: post the patient" in str(first["html"])
    assert "ends at step 9" in str(last["html"])


def test_signing_out_elsewhere_empties_the_page(make: ModuleType) -> None:
    desk = make.ReadableDesk()
    training = Training(desk, "a-1")
    desk.refusal = SignedOut("You are signed out.")

    said = press(training, "check")

    assert (training.page.html, training.page.slots, training.page.parts) == ("", {}, {})
    assert {"act": "signed-out"} in said


def test_a_refusal_is_shown_in_the_desks_words(make: ModuleType) -> None:
    desk = make.ReadableDesk()
    training = Training(desk, "a-1")
    desk.refusal = Unavailable("The workbench does not answer right now. What was saved is safe.")

    press(training, "check")

    assert "What was saved is safe." in training.page.parts["alert"]


@pytest.mark.parametrize("opened", ["", "a-1"])
def test_a_broken_program_shows_one_calm_sentence_with_a_reference(make: ModuleType, opened: str) -> None:
    desk = make.ReadableDesk(refusal=None if opened else KeyError("sop"))
    training = Training(desk, opened)
    desk.refusal = KeyError("sop")

    press(training, "check" if opened else "open")

    assert "tell your lead reference" in training.page.parts["alert"]
    assert "KeyError" not in training.page.parts["alert"]
    assert "Try again" in training.page.html or opened


def test_a_wish_that_is_not_granted_says_why_on_home(make: ModuleType) -> None:
    page = Training(make.ReadableDesk(), "somebody-elses").page

    assert page.title == "My training"
    assert "That is not open to you." in page.parts["alert"]


def test_an_act_that_is_unknown_or_malformed_does_nothing(make: ModuleType) -> None:
    training = Training(make.ReadableDesk())
    before = training.page.html

    for message in ({"act": "grade"}, {"act": 5}, {"act": "hint", "value": {}}, {"act": "submit", "fields": [1]}):
        training.page._heard(training.page, message, [])

    assert training.page.html == before


def test_a_continue_without_a_draft_says_that_nothing_is_typed_yet(make: ModuleType) -> None:
    going = Going("a-1", "PAY-04", "Post one EOB", "Bluefen Health PPO, 3 lines.", None)

    assert "Nothing typed yet" in Training(make.ReadableDesk(at_home=make.home(going=going))).page.html


def test_an_address_that_names_a_step_opens_it_on_a_page_that_is_not_drawn_yet(make: ModuleType) -> None:
    training = Training(make.ReadableDesk(), "SOP-05.6")

    assert "Step 6" in training.page.drawer
