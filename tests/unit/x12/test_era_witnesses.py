"""Two independent readers agree with ours on what is in order and what is not."""

import oxedi
import pytest

from workbench.x12 import era_report

SIX_REASONS = "CO*45*10*3*151*10*2*97*10**16*10**29*10*1*253*10*7"
SIX_PAIRS = "*".join(f"{code}:A*1" for code in ("WO", "FB", "CS", "72", "LE", "IR"))


def clean_remittances(era):
    denied = era.claim("100", "0", era.line("100", "0", "CO*29*100", units="0", billed="1"))
    told = era.claim("100", "0", era.line("100", "0", "CO*45*20", "OA*101*80"), status="25", account="B")
    back = era.claim("-100", "-70", era.line("-100", "-70", "CO*45*-30"), status="22")
    return {
        "one claim": era.remit(era.simple()),
        "debit": era.remit(era.simple(), direction="D"),
        "zero pay": era.remit(denied, bpr="0", method="NON"),
        "predetermination": era.remit(told, era.simple()),
        "reversal and correction": era.remit(back, era.simple(), bpr="10"),
        "claim level": era.remit(era.claim("100", "80", era.line("100", "90", "CO*45*10"), cas=["OA*23*10"])),
        "six reasons": era.remit(era.claim("100", "40", era.line("100", "40", SIX_REASONS)), bpr="40"),
        "withheld and interest": era.remit(era.simple(), bpr="71.50", plb=["WO:A1*10*L6:A2*-1.50"]),
        "carried forward": era.remit(back, bpr="0", method="NON", plb=["FB:A1*-70"]),
        "six pairs": era.remit(era.simple(), bpr="74", plb=[SIX_PAIRS]),
    }


NAMES = ("one claim", "debit", "zero pay", "predetermination", "reversal and correction", "claim level", "six reasons",
         "withheld and interest", "carried forward", "six pairs")


@pytest.mark.parametrize("name", NAMES)
def test_a_clean_remittance_is_clean_for_us_and_for_oxedi(era, name):
    data = era.file(*era.envelope(clean_remittances(era)[name]))

    report, code = era_report([("remit.835", data)])

    assert (report.files[0].problems, code, report.files[0].transactions[0].balanced) == ((), 0, True)
    assert list(map(str, oxedi.parse(data).diagnostics)) == []


def test_clean_remittances_have_a_structure_that_pyx12_accepts(era, structure):
    remits = enumerate(clean_remittances(era).values(), 1)

    data = b"".join(era.file(*era.envelope(remit, control=f"{number:09d}")) for number, remit in remits)

    assert structure(data) == ""


@pytest.mark.parametrize(("written", "instead"), [
    (b"CAS*PR*2*5", b"CAS*PR*2*5.01"), (b"BPR*I*80*", b"BPR*I*80.01*"), (b"SVC*HC:PS104*100*80*", b"SVC*HC:PS104*100*79.99*"),
    (b"CLP*LMG-204418*1*100*80*", b"CLP*LMG-204418*1*100*80.01*"),
])
def test_a_changed_cent_is_found_by_both(era, written, instead):
    data = era.clean().replace(written, instead)

    assert era_report([("remit.835", data)])[1] == 1
    assert list(oxedi.parse(data).diagnostics)
