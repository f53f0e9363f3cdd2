import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench import world, x12
from workbench.model import Severity, wire
from workbench.x12 import PROBLEMS, era_report

PIECES = (b"ISA*", b"ST*835*2~", b"CAS~", b"PLB~", b"SVC~", b"CLP~", b"BPR~")
JPEG = bytes.fromhex("ffd8ffe000104a46494600010101006000600000ffdb0043000806060706") * 20


@pytest.mark.parametrize("data", [
    b"", b"\n \t", b"\xef\xbb\xbf", b"\xff\xfe", JPEG, b"%PDF-1.7\n", b"ISA", b"ISA*", b"ISA*00*", b"ST*835", b"<html></html>",
    b"ST*837*0001*005010X222A1~BHT*0019*00*1~SE*3*0001~", b"ISA*00*     *00*     *ZZ*A*ZZ*B*260902*1200*^*00501*1*0*P*:~",
    b"\0" * 5000, b"ISA*" * 2000, b"ST*999*1~SE*2*1~",
])
def test_what_is_no_835_is_one_error_and_exit_2(data):
    report, code = era_report([("photo.jpg", data)])

    assert code == 2
    assert [(problem.code, problem.severity) for problem in report.files[0].problems] == [("ERA010", Severity.ERROR)]
    assert report.files[0].transactions == ()


def test_the_worst_file_decides_the_exit_code(era):
    clean, wrong = era.clean(), era.clean().replace(b"CAS*PR*2*5", b"CAS*PR*2*6")

    assert era_report([("a", clean), ("b", clean)])[1] == 0
    assert era_report([("a", wrong), ("b", clean)])[1] == 1
    assert era_report([("a", wrong), ("b", b""), ("c", clean)])[1] == 2


def test_the_report_has_the_promised_shape(era):
    report, _ = era_report([("a.835", era.clean().replace(b"CAS*PR*2*5", b"CAS*PR*2*6"))])

    plain = wire.encode(report)

    assert list(plain["files"][0]) == ["file", "problems", "transactions"]
    assert set(plain["files"][0]["problems"][0]) == {"segment", "code", "message", "severity"}
    assert plain["files"][0]["transactions"] == [{
        "st": "0001", "bpr_amount": "80.00", "method": "ACH", "trace": "00718843", "claims": 1, "lines": 1, "charged": "100.00",
        "paid": "80.00", "adjustments": "21.00", "plb": "0.00", "balanced": False, "unbalanced_claims": ["LMG-204418"],
        "unbalanced_lines": ["LMG-204418:1"]}]
    assert next(report.lines()) == "a.835: 1 transaction"


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=2000))
def test_random_bytes_never_raise(data):
    report, code = era_report([("noise", data)])

    assert code == 2 or report.files[0].problems
    list(report.lines())


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_damaged_remittance_never_raises(era, data):
    clean = era.clean()
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(clean)), st.integers(0, len(clean)))))
    piece = data.draw(st.one_of(st.binary(max_size=8), st.sampled_from(PIECES)))

    report, code = era_report([("damaged", clean[:start] + piece + clean[end:])])

    assert code in (0, 1, 2)
    assert all(problem.message.isprintable() and problem.code in PROBLEMS for problem in report.files[0].problems)


def test_a_file_cut_anywhere_is_never_clean_while_money_is_missing(era):
    clean = era.clean(end="~")

    for cut in range(len(clean) - 17):
        assert era_report([("cut", clean[:cut])])[1] > 0, clean[:cut][-20:]


def test_every_problem_code_that_the_package_uses_is_listed_and_every_listed_one_is_used():
    folders = [Path(package.__path__[0]) for package in (x12, world)]
    sources = [path.read_text("utf-8") for folder in folders for path in folder.glob("*.py") if path.name != "problems.py"]

    used = {code for source in sources for code in re.findall(r'"(ERA\d{3})"', source)}

    assert used == set(PROBLEMS)


def test_an_interchange_header_cut_down_to_its_name_is_reported_and_not_a_crash(era):
    clean = era.file(*era.envelope(era.remit(era.claim())))

    reports = [era_report([("cut", clean[:89] + b"*" + clean[end:])]) for end in range(90, 300)]

    assert {code for _, code in reports} <= {1, 2}
