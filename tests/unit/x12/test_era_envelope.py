import pytest

from workbench.x12 import era_report


def codes(data):
    report, code = era_report([("remit.835", data)])
    return [problem.code for problem in report.files[0].problems], code


@pytest.mark.parametrize(("written", "instead", "problem"), [
    ("SE*{count}*0001", "SE*99*0001", "ERA023"), ("GE*1*1", "GE*2*1", "ERA024"), ("IEA*1*000000001", "IEA*3*000000001", "ERA025"),
    ("SE*{count}*0001", "SE*{count}*0002", "ERA026"), ("GE*1*1", "GE*1*7", "ERA027"),
    ("IEA*1*000000001", "IEA*1*000000009", "ERA028"), ("SE*{count}*0001", "SE", "ERA023"),
])
def test_wrong_counts_and_control_numbers_are_errors(era, written, instead, problem):
    segments = era.envelope(era.remit(era.simple()))
    count = len(segments) - 4
    at = segments.index(written.format(count=count))
    segments[at] = instead.format(count=count)

    found, code = codes(era.file(*segments))

    assert (found[0], code) == (problem, 1)


def test_control_numbers_that_differ_only_in_leading_zeros_are_the_same(era):
    assert codes(era.clean().replace(b"IEA*1*000000001", b"IEA*1*1")) == ([], 0)


@pytest.mark.parametrize("missing", [-3, -2, -1])
def test_a_missing_trailer_is_an_error(era, missing):
    segments = era.envelope(era.remit(era.simple()))
    del segments[missing]

    assert codes(era.file(*segments)) == (["ERA020"], 1)


def test_a_file_cut_between_segments_is_truncated(era):
    segments = era.envelope(era.remit(era.simple()))[:-6]

    found, code = codes(era.file(*segments))

    assert "ERA020" in found
    assert code == 1


def test_a_file_cut_within_a_segment_is_truncated_and_the_piece_is_not_read(era):
    found, code = codes(era.clean()[:-60])

    assert {"ERA020", "ERA021"} <= set(found)
    assert code == 1


def test_a_group_of_remittances_without_one_is_a_truncated_835(era):
    assert codes(era.file(*era.envelope()[:2])) == (["ERA020"], 1)


def test_a_last_segment_without_terminator_is_a_note(era):
    assert codes(era.clean(end="~").removesuffix(b"~")) == (["ERA009"], 0)
    assert codes(era.clean(end="\n").removesuffix(b"\n")) == (["ERA004"], 0)


def test_a_second_header_before_the_trailer_ends_the_first_transaction(era):
    first, second = era.remit(era.simple()), era.remit(era.simple(), control="0002")

    report, code = era_report([("remit.835", era.file(*era.envelope(first[:-1], second)))])

    assert ([row.balanced for row in report.files[0].transactions], code) == ([True, True], 1)
    assert [problem.code for problem in report.files[0].problems] == ["ERA020"]


def test_a_service_outside_any_claim_is_misplaced(era):
    assert codes(era.file(*era.envelope(era.remit(era.line("1", "1"), era.simple()))))[0] == ["ERA022"]


def test_segments_outside_any_transaction_are_named_once(era):
    stray = era.envelope(era.remit(era.simple()))
    stray[-2:-2] = era.simple()

    assert codes(era.file(*stray)) == (["ERA022"], 1)


def test_a_header_that_cannot_be_read_is_an_error_and_the_rest_is_read(era):
    report, code = era_report([("remit.835", era.clean().replace(b"*ZZ*PAYER", b"*PAYER", 1))])

    assert (report.files[0].transactions[0].balanced, code) == (True, 1)
    assert [problem.code for problem in report.files[0].problems] == ["ERA011", "ERA005"]


def test_segment_numbers_count_over_all_interchanges(era):
    good, bad = era.envelope(era.remit(era.simple())), era.envelope(era.remit(era.simple(), bpr="1"))

    report, _ = era_report([("remit.835", era.file(*good, *bad))])

    assert [each.segment for each in report.files[0].problems if each.code == "ERA042"] == [len(good) + 4]
