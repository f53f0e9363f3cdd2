import io
import subprocess
import sys

import pytest
from pyx12.params import params
from pyx12.x12n_document import x12n_document

from workbench.codes.index import CodeIndex, open_index

_PARTIES = (
    "TRN*1*{trace}*1512345678", "DTM*405*20260901",
    "N1*PR*BLUEFEN HEALTH PPO", "N3*1 BLUEFEN POINT", "N4*LARKMERE*ME*041010001", "PER*BL*PROVIDER DESK*TE*2075550142",
    "N1*PE*LARKMERE MEDICAL GROUP*XX*2044175307", "REF*TJ*512345678", "LX*1",
)
_BANK = "CCP*01*011000015*DA*1234567*1512345678**01*011000015*DA*7654321"


class Era:
    """Writes remittances as payers do, one segment per text, with `*` and `:`; `file` turns them into bytes."""

    def line(self, charge="100", paid="80", *cas, code="PS104", units="1", billed=""):
        return [f"SVC*HC:{code}*{charge}*{paid}**{units}" + (f"*HC:{code}*{billed}" if billed else ""), "DTM*472*20260812",
                *(f"CAS*{each}" for each in cas)]

    def claim(self, charge="100", paid="80", *lines, account="LMG-204418", status="1", patient="", cas=()):
        return [f"CLP*{account}*{status}*{charge}*{paid}*{patient}*12*BF26240-771903*11*1", *(f"CAS*{each}" for each in cas),
                "NM1*QC*1*QUILLEN*MARTA****MI*WB4471093", "DTM*232*20260812", "DTM*050*20260819",
                *(segment for line in lines for segment in line)]

    def simple(self, **changes):
        """A balanced claim of one line: charge 100.00, CO-45 15.00, PR-2 5.00, paid 80.00."""
        return self.claim("100", "80", self.line("100", "80", "CO*45*15", "PR*2*5"), **({"patient": "5"} | changes))

    def remit(self, *claims, bpr="80", method="ACH", direction="C", plb=(), control="0001", trace="00718843"):
        how, bank = ("I", f"*{_BANK}*") if method == "ACH" else ("H", "*" * 12)
        body = [f"ST*835*{control}", f"BPR*{how}*{bpr}*{direction}*{method}{bank}20260902",
                *(each.format(trace=trace) for each in _PARTIES), *(segment for claim in claims for segment in claim),
                *(f"PLB*2044175307*20261231*{each}" for each in plb)]
        return [*body, f"SE*{len(body) + 1}*{control}"]

    def envelope(self, *remits, version="005010X221A1", control="000000001"):
        isa = f"ISA*00*          *00*          *ZZ*PAYER          *ZZ*CLINIC         *260902*1200*^*{version[:5]}*{control}*0*P*:"
        body = [segment for remit in remits for segment in remit]
        return [isa, f"GS*HP*PAYER*CLINIC*20260902*1200*1*X*{version}", *body, f"GE*{len(remits)}*1", f"IEA*1*{control}"]

    def file(self, *segments, end="~\n", element="*", component=":"):
        plain = "".join(segment + "\0" for segment in segments)
        return plain.translate({ord("*"): element, ord(":"): component, 0: end}).encode()

    def clean(self, **ends):
        """One balanced transaction in its envelope, as bytes."""
        return self.file(*self.envelope(self.remit(self.simple())), **ends)


@pytest.fixture(scope="session")
def era():
    return Era()


@pytest.fixture
def structure(tmp_path):
    """What pyx12, a validator of others, says against a file: nothing when its structure is in order."""
    def said(data):
        path = tmp_path / "file.x12"
        path.write_bytes(data)
        found = io.StringIO()
        return "" if x12n_document(params(), str(path), None, None, fd_json=found) else found.getvalue()

    return said


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> CodeIndex:
    """The index of the real release, built as an installation builds it: in a process of its own."""
    path = tmp_path_factory.mktemp("release") / "icd10cm.sqlite"
    subprocess.run([sys.executable, "-m", "workbench.codes.release", str(path)], check=True, capture_output=True, timeout=120)
    return open_index(str(path))
