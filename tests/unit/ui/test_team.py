from datetime import date
from types import ModuleType

from workbench.model import Coverage, Signed, Signer, WorkbenchError
from workbench.ui.leading import Leading


def press(page_of: Leading, act: str, value: str = "", **more: object) -> list[dict[str, object]]:
    said: list[dict[str, object]] = []
    page_of.page.send = said.append
    page_of.page._heard(page_of.page, {"act": act, "value": value, **more}, [])
    return said


def test_who_is_late_stands_first_with_days_and_reason(make: ModuleType) -> None:
    page = Leading(make.ReadableDesk()).page

    assert "3 days late" in page.html
    assert "assigned 6 Nov + 14 days" in page.html
    assert page.html.index("Who needs me today") < page.html.index("Progress")


def test_progress_counts_assigned_started_done_and_late(make: ModuleType) -> None:
    page = Leading(make.ReadableDesk()).page

    row = page.html[page.html.index(">Maya Ortiz<"):page.html.index(">Tomas Reyes</button>")]
    assert [text for text in ("2", "1", "74.5 %") if f'<td class="wb-num">{text}</td>' in row] == ["2", "1", "74.5 %"]
    assert "1 late" in page.html


SIGNERS = (Signer("p-maya", "Maya Ortiz", Signed.SIGNED, None),
           Signer("p-tomas", "Tomas Reyes", Signed.OVERDUE, date(2026, 11, 21)))


def test_an_sop_shows_how_many_acknowledged_it_and_who_has_not(make: ModuleType) -> None:
    page = Leading(make.ReadableDesk(leads=make.board(coverage=(Coverage("SOP-05", "Payment posting", "1.1", SIGNERS),)))).page

    signed = page.html[page.html.index("SOPs acknowledged"):]
    assert "1 of 2" in signed
    assert "Tomas Reyes" in signed
    assert "Late, was due Sat 21 Nov" in signed
    assert "Maya Ortiz" not in signed[:signed.index("</section>")]
    assert "SOP-05 Payment posting, was due Sat 21 Nov. To be acknowledged." in page.html[:page.html.index("Progress")]


def test_an_sop_that_everybody_acknowledged_says_so(make: ModuleType) -> None:
    covered = (Coverage("SOP-05", "Payment posting", "1.1", SIGNERS[:1]),)

    assert "Everybody has" in Leading(make.ReadableDesk(leads=make.board(coverage=covered))).page.html


def test_a_manager_of_two_teams_goes_from_one_to_the_other_and_stays_there(make: ModuleType) -> None:
    desk = make.ReadableDesk(leads=make.board(teams={"t-1": "Billing team, Larkmere", "t-2": "Hill team"}))
    lead = Leading(desk)
    assert 'Your other team: <button' in lead.page.html
    assert 'data-value="t-2">Hill team<' in lead.page.html

    press(lead, "team", "t-2")

    assert ("board", "t-2") in desk.asked


def test_a_team_without_late_people_says_so(make: ModuleType) -> None:
    assert "Nobody is late" in Leading(make.ReadableDesk(leads=make.board(assigned=()))).page.html


def test_the_newest_attempt_shows_what_was_entered_expected_and_the_result(make: ModuleType) -> None:
    card = Leading(make.ReadableDesk()).page.parts["attempt"]

    for words in ("Maya Ortiz, PAY-04 Post one EOB", "CO-45 120.00 and no deductible", "CO-45 70.00, PR-1 deductible 50.00",
                  "Wrong", "Feedback as Maya saw it", "Other attempts", "81.25 %"):
        assert words in card, words


def test_a_person_without_attempts_has_an_empty_card(make: ModuleType) -> None:
    lead = Leading(make.ReadableDesk())

    press(lead, "person", "p-tomas")

    assert "Tomas Reyes" in lead.page.parts["attempt"]
    assert "Nothing submitted yet" in lead.page.parts["attempt"]


def test_a_person_is_shown_with_everything_assigned_its_date_and_where_it_stands(make: ModuleType) -> None:
    lead = Leading(make.ReadableDesk())

    press(lead, "person", "p-tomas")

    card = lead.page.parts["attempt"]
    for words in ("Assigned to Tomas Reyes", "PAY-04 Post one EOB", "Fri 20 Nov", "assigned 6 Nov + 14 days", "Late"):
        assert words in card, words
    press(lead, "person", "p-maya")
    assert "Nothing is assigned." in lead.page.parts["attempt"]
    assert "PAY-04 Post one EOB" in lead.page.parts["attempt"]


def test_a_person_is_shown_with_the_sops_still_to_acknowledge(make: ModuleType) -> None:
    lead = Leading(make.ReadableDesk(leads=make.board(coverage=(Coverage("SOP-05", "Payment posting", "1.1", SIGNERS),))))

    press(lead, "person", "p-tomas")
    assert "SOP-05 Payment posting" in lead.page.parts["attempt"]
    assert "To be acknowledged, version 1.1" in lead.page.parts["attempt"]
    press(lead, "person", "p-maya")
    assert "SOP-05 Payment posting" not in lead.page.parts["attempt"]


def test_the_whole_team_is_assigned_with_a_due_date_and_a_sentence_says_so(make: ModuleType) -> None:
    desk = make.ReadableDesk()
    lead = Leading(desk)
    press(lead, "form", "open")
    assert "The whole team (2 people)" in lead.page.parts["assign"]

    press(lead, "assign", form={"what": "post-one-eob|", "who": "", "due": "2026-12-01"})

    assert ("assign", "post-one-eob", (), "t-1", "2026-12-01") in desk.asked
    assert "PAY-04 Post one EOB is assigned to 2 people, due Tue 1 Dec." in lead.page.parts["alert"]


def test_one_person_is_assigned_without_a_date(make: ModuleType) -> None:
    desk = make.ReadableDesk()
    lead = Leading(desk)

    press(lead, "assign", form={"what": "post-one-eob|", "who": "p-tomas", "due": ""})

    assert ("assign", "post-one-eob", ("p-tomas",), "", "") in desk.asked
    assert "is assigned to Tomas Reyes, without a due date." in lead.page.parts["alert"]


def test_what_somebody_has_already_is_not_assigned_twice_and_the_sentence_says_so(make: ModuleType) -> None:
    desk = make.ReadableDesk(has_it_already=True)
    lead = Leading(desk)

    press(lead, "assign", form={"what": "post-one-eob|", "who": "p-tomas", "due": "2026-12-01"})

    assert "Nothing changed: Tomas Reyes has PAY-04 Post one EOB already" in lead.page.parts["alert"]


def test_a_date_that_is_none_is_asked_for_again_and_nothing_is_assigned(make: ModuleType) -> None:
    desk = make.ReadableDesk()
    lead = Leading(desk)

    press(lead, "assign", form={"what": "post-one-eob|", "who": "", "due": "tomorrow"})

    assert "a whole date or none" in lead.page.parts["assign"]
    assert not [asked for asked in desk.asked if asked[0] == "assign"]


def test_what_is_refused_stays_in_the_form_with_the_reason(make: ModuleType) -> None:
    desk = make.ReadableDesk()
    lead = Leading(desk)
    desk.refusal = WorkbenchError("The due date has passed already.")

    press(lead, "assign", form={"what": "post-one-eob|", "who": "p-tomas", "due": "2026-11-01"})

    form = lead.page.parts["assign"]
    assert "The due date has passed already." in form
    assert '<option value="p-tomas" selected>' in form
    assert 'value="2026-11-01"' in form


def test_scores_are_handed_to_the_browser_as_a_file(make: ModuleType) -> None:
    said = press(Leading(make.ReadableDesk()), "export", "csv")

    assert said[0] == {"act": "download", "name": "scores.csv", "media_type": "text/csv", "content": "bmFtZSxzY29yZQo="}


def test_while_the_form_is_open_only_its_own_button_is_filled(make: ModuleType) -> None:
    lead = Leading(make.ReadableDesk())

    press(lead, "form", "open")

    assert "is-primary" not in lead.page.parts["acts"]
    assert lead.page.parts["assign"].count("is-primary") == 1
