import pytest

from workbench.x12 import era_report, read_remittance

CLEAN = {"st": "0001", "bpr_amount": "80.00", "trace": "00718843", "claims": 1, "lines": 1, "charged": "100.00", "paid": "80.00",
         "adjustments": "20.00", "plb": "0.00", "balanced": True}


def facts(data):
    report, code = era_report([("remit.835", data)])
    (file,) = report.files
    rows = [{name: getattr(row, name) for name in CLEAN} for row in file.transactions]
    return rows, sorted({problem.code for problem in file.problems}), code


def test_a_clean_file_is_reported_without_a_word(era):
    assert facts(era.clean()) == ([CLEAN], [], 0)


@pytest.mark.parametrize("component", [">", "^", "|", "<", "\x1f"])
@pytest.mark.parametrize("element", ["|", "^", "+", "\x1d"])
def test_any_element_and_component_separator_is_read_from_the_header(era, element, component):
    if element == component:
        component = "!"

    data = era.clean(element=element, component=component)

    assert facts(data) == ([CLEAN], [], 0)
    assert read_remittance(data).transactions[0].claims[0].lines[0].code == "PS104"


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\n~", "\r\n~", "\n~\n", "'", "!\n", "\x1c"])
def test_an_odd_segment_end_is_a_note(era, end):
    assert facts(era.clean(end=end)) == ([CLEAN], ["ERA004"], 0)


@pytest.mark.parametrize("end", ["~", "~\r\n", "~\r", "~ \n"])
def test_a_tilde_with_or_without_a_new_line_needs_no_note(era, end):
    assert facts(era.clean(end=end)) == ([CLEAN], [], 0)


def test_a_header_that_repeats_its_element_separator_as_repetition_separator_is_read(era):
    data = era.clean(element="^")

    assert b"^1200^^^00501^" in data
    assert facts(data) == ([CLEAN], [], 0)


def test_a_file_wrapped_at_eighty_columns_is_read_as_if_it_were_not(era):
    text = era.clean(end="~").decode()
    wrapped = "\n".join(text[at:at + 80] for at in range(0, len(text), 80)).encode()

    assert facts(wrapped)[0] == [CLEAN]


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_a_note(era, coding):
    assert facts(era.clean().decode().encode(coding)) == ([CLEAN], ["ERA001"], 0)


@pytest.mark.parametrize("coding", ["utf-16-le", "utf-16-be"])
def test_two_byte_text_without_a_mark_is_read(era, coding):
    assert facts(era.clean().decode().encode(coding)) == ([CLEAN], [], 0)


def test_text_before_the_header_is_a_note(era):
    assert facts(b"From the payer, see VISA*1*2 below\r\n\r\n" + era.clean()) == ([CLEAN], ["ERA002"], 0)


@pytest.mark.parametrize("after", [b"\x1a", b"\0\0", b"\n\n  "])
def test_padding_after_the_last_segment_is_nothing(era, after):
    assert facts(era.clean() + after) == ([CLEAN], [], 0)


def test_text_after_the_last_segment_is_a_note(era):
    assert facts(era.clean() + b"-- end of mail --") == ([CLEAN], ["ERA002"], 0)


@pytest.mark.parametrize("end", ["~\n", "\n"])
def test_indented_segments_are_a_note(era, end):
    indented = b"  " + era.clean(end=end).replace(b"\n", b"\n    ")

    rows, codes, code = facts(indented)

    assert (rows, set(codes) - {"ERA004"}, code) == ([CLEAN], {"ERA003"}, 0)


def test_bytes_that_are_no_utf_8_are_read(era):
    assert facts(era.clean().replace(b"QUILLEN", b"QUI\xd1ONES")) == ([CLEAN], [], 0)


def test_a_header_whose_elements_lost_their_padding_is_read(era):
    assert facts(era.clean().replace(b"          ", b"").replace(b"         ", b"")) == ([CLEAN], [], 0)


@pytest.mark.parametrize("first", [1, 2])
@pytest.mark.parametrize("end", ["~\n", "\n"])
def test_a_file_that_begins_at_its_group_or_transaction_is_noted_and_read(era, first, end):
    segments = era.envelope(era.remit(era.simple()))[first:-first]

    rows, codes, code = facts(era.file(*segments, end=end, component=">", element="|"))

    assert (rows, set(codes) - {"ERA004"}, code) == ([CLEAN], {"ERA005"}, 0)


def test_without_envelope_the_component_separator_is_found_in_the_first_service(era):
    data = era.file(*era.remit(era.simple()), component=">")

    assert read_remittance(data).transactions[0].claims[0].lines[0].code == "PS104"


def test_version_4010_is_a_note(era):
    segments = era.envelope(era.remit(era.simple()), version="004010X091A1")

    assert facts(era.file(*segments)) == ([CLEAN], ["ERA006"], 0)


def test_three_interchanges_are_read_each_with_its_own_delimiters(era):
    data = era.clean() + era.clean(element="|", component=">", end="\n") + era.clean(element="^", end="~")

    assert facts(data) == ([CLEAN] * 3, ["ERA004", "ERA007"], 0)


def test_six_transactions_are_balanced_each_by_itself(era):
    remits = [era.remit(era.simple(), bpr="80" if number != 4 else "80.01", control=f"{number:04d}") for number in range(1, 7)]

    report, code = era_report([("remit.835", era.file(*era.envelope(*remits)))])

    assert [row.st for row in report.files[0].transactions if not row.balanced] == ["0004"]
    assert (len(report.files[0].transactions), code) == (6, 1)


def test_a_transaction_of_another_kind_is_noted_and_not_read(era):
    claim_file = ["ST*837*0002*005010X222A1", "BHT*0019*00*1*20260902*1200*CH", "CLP*LOOKS*1*LIKE*ONE", "SE*4*0002"]

    assert facts(era.file(*era.envelope(era.remit(era.simple()), claim_file))) == ([CLEAN], ["ERA008"], 0)


def test_the_payer_and_what_a_line_says_are_kept(era):
    segments = era.remit(era.simple())
    at = segments.index("CAS*PR*2*5") + 1
    segments[at:at] = ["REF*6R*771", "AMT*B6*85", "LQ*HE*N130"]

    (transaction,) = read_remittance(era.file(*segments)).transactions
    (line,) = transaction.claims[0].lines

    assert (transaction.payer.name, transaction.payee.number, transaction.method) == ("BLUEFEN HEALTH PPO", "2044175307", "ACH")
    assert (line.control, line.allowed, line.remarks, str(line.service_date)) == ("771", 8500, ("N130",), "2026-08-12")
