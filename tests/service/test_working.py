"""Working on an attempt: issue, draft, check, hints, submit, practise again."""

import pytest

from workbench.model.wire import encode

TYPED = {"answer": {"fields": {"row1.paid": "110.00"}}}


def test_two_trainees_get_different_amounts_and_reopening_gives_each_the_same_case(world):
    maya, tomas = world.issue("maya"), world.issue("tomas")

    assert maya["prompt"]["documents"] != tomas["prompt"]["documents"]
    assert world.key(maya["attempt"]) != world.key(tomas["attempt"])
    assert world.issue("maya") == maya == world.ok("maya", "GET", f"/attempts/{maya['attempt']}")


def test_the_next_case_has_new_numbers(world):
    first = world.issue("maya")
    world.submit("maya", first["attempt"], world.right(first["attempt"]))

    second = world.issue("maya")

    assert (first["case"], second["case"]) == (1, 2)
    assert first["prompt"]["documents"] != second["prompt"]["documents"]


def test_practising_again_or_a_trap_is_practice_and_never_evidence(world):
    code = world.desk.content.exercises["post-one-eob"].traps[0].code

    again, trap = world.issue("maya", fresh=True), world.issue("maya", trap=code)

    assert [again["mode"], trap["mode"]] == ["practice", "practice"]
    assert world.issue("maya")["mode"] == "assessed"
    assert code in str(world.key(trap["attempt"]).sprung()) or code.endswith(world.key(trap["attempt"]).sprung())


def test_practising_again_without_touching_the_case_does_not_draw_another(world):
    code = world.desk.content.exercises["post-one-eob"].traps[0].code
    first = world.issue("maya", fresh=True)
    trap = world.issue("maya", trap=code)

    again = world.issue("maya", fresh=True)
    world.ok("maya", "PUT", f"/attempts/{first['attempt']}/draft", TYPED | {"revision": 0})
    typed = world.issue("maya", fresh=True)
    world.ok("maya", "POST", f"/attempts/{typed['attempt']}/hints", {"group": "balance"})
    hinted = world.issue("maya", fresh=True)

    assert again == first
    assert len({each["attempt"] for each in (first, trap, typed, hinted, world.issue("maya", trap=code))}) == 5


def test_an_unknown_exercise_or_trap_is_not_found(world):
    assert world.ask("maya", "POST", "/attempts", {"exercise": "no-such"}).status_code == 404
    assert world.ask("maya", "POST", "/attempts", {"exercise": "post-one-eob", "trap": "no-such"}).status_code == 404
    assert world.ask("maya", "POST", "/attempts", {"exercise": "post-one-eob", "assignment": "no-such"}).status_code == 404


def test_a_draft_comes_back_when_the_page_is_opened_again(world):
    attempt = world.issue("maya")["attempt"]

    saved = world.ok("maya", "PUT", f"/attempts/{attempt}/draft", TYPED | {"revision": 0})
    opened = world.issue("maya")

    assert saved["revision"] == opened["revision"] == 1
    assert opened["answer"] == TYPED["answer"]
    assert opened["saved_at"] == saved["saved_at"] == "2026-11-23T10:00:00-05:00"


def test_an_older_window_cannot_overwrite_newer_work(world):
    attempt = world.issue("maya")["attempt"]
    world.ok("maya", "PUT", f"/attempts/{attempt}/draft", TYPED | {"revision": 0})

    stale = world.ask("maya", "PUT", f"/attempts/{attempt}/draft", {"answer": {"fields": {}}, "revision": 0})

    assert stale.status_code == 409
    assert "open in another window" in stale.json()["sentence"]
    assert world.issue("maya")["answer"] == TYPED["answer"]


@pytest.mark.parametrize("fields", [{"row9.paid": "1"}, {"row1.paid": "1" * 500}, {"row1.paid": "\ud800"}, {"row1.paid": "\0"}])
def test_what_no_worksheet_holds_is_refused_and_not_kept(world, fields):
    attempt = world.issue("maya")["attempt"]

    answer = world.ask("maya", "PUT", f"/attempts/{attempt}/draft", {"answer": {"fields": fields}, "revision": 0})

    assert answer.status_code == 422
    assert next(iter(fields)) in answer.json()["sentence"]
    assert world.issue("maya")["revision"] == 0


def test_check_says_whether_it_can_be_read_and_adds_up(world):
    attempt = world.issue("maya")["attempt"]

    fine = world.ok("maya", "POST", f"/attempts/{attempt}/check", {"answer": world.right(attempt)})
    odd = world.ok("maya", "POST", f"/attempts/{attempt}/check", {"answer": {"fields": {"row1.paid": "12o.00"}}})

    assert fine["problems"] == []
    assert "row1.paid" in [each["where"] for each in odd["problems"]]


def test_full_marks_for_the_model_answer(world):
    attempt = world.issue("maya")["attempt"]

    graded = world.submit("maya", attempt, world.right(attempt))["graded"]

    assert (graded["score"], graded["points"], graded["passed"], graded["capped"]) == ("1.0000", "100.00", True, "")
    assert graded["pass_points"] == "75"
    assert all(item["full"] for item in graded["items"])
    assert graded == world.ok("maya", "GET", f"/attempts/{attempt}/grade")


def test_the_same_submission_twice_returns_the_first_grade(world):
    attempt = world.issue("maya")["attempt"]
    first = world.submit("maya", attempt, world.trapped(attempt)[1], "submission-1")

    again = world.submit("maya", attempt, world.right(attempt), "submission-1")
    body = {"submission": "submission-2", "answer": world.right(attempt), "revision": 0}
    other = world.ask("maya", "POST", f"/attempts/{attempt}/submission", body)

    assert again == first
    assert other.status_code == 409


def test_a_submission_id_belongs_to_one_attempt(world):
    one, two = world.issue("maya")["attempt"], world.issue("tomas")["attempt"]
    world.submit("maya", one, world.right(one), "submission-1")

    body = {"submission": "submission-1", "answer": world.right(two), "revision": 0}
    answer = world.ask("tomas", "POST", f"/attempts/{two}/submission", body)

    assert answer.status_code == 409


def test_an_older_window_cannot_hand_in_what_newer_work_has_replaced(world):
    attempt = world.issue("maya")["attempt"]
    world.ok("maya", "PUT", f"/attempts/{attempt}/draft", TYPED | {"revision": 0})

    for answer in (world.right(attempt), {"fields": {"row1.paid": "12o.00"}}):
        body = {"submission": "submission-1", "answer": answer, "revision": 0}
        stale = world.ask("maya", "POST", f"/attempts/{attempt}/submission", body)
        assert (stale.status_code, "open in another window" in stale.json()["sentence"]) == (409, True)

    assert world.ask("maya", "GET", f"/attempts/{attempt}/grade").status_code == 404
    graded = world.ok("maya", "POST", f"/attempts/{attempt}/submission", body | {"answer": world.right(attempt), "revision": 1})
    assert world.ok("maya", "POST", f"/attempts/{attempt}/submission", body) == graded


def test_nothing_changes_after_the_grade(world):
    attempt = world.graded()

    assert world.ask("maya", "PUT", f"/attempts/{attempt}/draft", TYPED | {"revision": 0}).status_code == 409
    assert world.ask("maya", "POST", f"/attempts/{attempt}/hints", {"group": "balance"}).status_code == 409


def test_one_unreadable_field_costs_nothing_and_reveals_nothing_of_the_others(world):
    attempt = world.issue("maya")["attempt"]
    world.ok("maya", "PUT", f"/attempts/{attempt}/draft", TYPED | {"revision": 0})
    typed = encode(world.right(attempt))["fields"] | {"row2.co45": "12o.00", "row1.paid": "1.00"}

    came = world.submit("maya", attempt, {"fields": typed})

    assert came["graded"] is None
    assert [problem["where"] for problem in came["problems"]] == ["row2.co45"]
    assert world.issue("maya")["revision"] == 1
    assert world.submit("maya", attempt, world.right(attempt))["graded"]["points"] == "100.00"


def test_hints_come_one_by_one_and_lower_what_their_items_count(world):
    attempt = world.issue("maya")["attempt"]

    shown = [world.ok("maya", "POST", f"/attempts/{attempt}/hints", {"group": "balance"}) for _ in range(3)]
    fourth = world.ask("maya", "POST", f"/attempts/{attempt}/hints", {"group": "balance"})
    graded = world.submit("maya", attempt, world.right(attempt))["graded"]

    assert [hint["number"] for hint in shown] == [1, 2, 3]
    assert fourth.status_code == 409
    assert graded["points"] == "97.00"
    assert graded["hints"] == shown


def test_a_trap_is_named_with_the_words_that_are_kept(world):
    attempt = world.issue("maya", trap=world.desk.content.exercises["post-one-eob"].traps[0].code)["attempt"]
    trap, answer = world.trapped(attempt)

    graded = world.submit("maya", attempt, answer)["graded"]
    named = [each for each in graded["feedback"] if each["trap"]]

    assert named
    assert named[0]["code"].endswith(trap.split(".")[-1])
    assert all(named[0][line] for line in ("you_entered", "expected", "why", "where", "cost", "next"))
    assert world.ok("helen", "GET", f"/attempts/{attempt}/grade") == graded


def test_what_is_no_json_is_refused_with_the_place(world):
    headers = {"Authorization": "token maya-token"}
    bad = world.http.request("POST", "/attempts", content=b"{", headers=headers)
    odd = world.ask("maya", "POST", "/attempts", {"exercise": 7})

    assert (bad.status_code, odd.status_code) == (422, 422)
    assert "$.exercise" in odd.json()["sentence"]


def test_a_body_past_the_limit_is_refused(world):
    answer = world.http.request("POST", "/attempts", content=b" " * 300_000, headers={"Authorization": "token maya-token"})

    assert answer.status_code == 413


def test_the_hubs_prefix_is_understood_and_unknown_addresses_are_refused(world):
    assert world.http.request("GET", "/services/desk/health").json() == {"ok": True}
    assert world.http.request("GET", "/docs").status_code == world.http.request("GET", "/openapi.json").status_code == 404
