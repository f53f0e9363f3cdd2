"""era.read.*: reading remittances into the full claim model, against the readers of others in the same run; its room."""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import oxedi
import pyx12.x12file

from benchmarks._measure import report
from workbench.x12 import read_remittance, remittances

_CLAIMS = 20_000
_LARGE = 200_000_000
_WITNESS = Path(__file__).parent.parent / ".venv" / ".witness" / "bin" / "python"
"""It has edi-835-parser, which needs an older pandas than ours."""
_LARGE_RUN = 1_300
"""Claims of one large payment run (RULES section 2)."""


def remittance(claims: int) -> bytes:
    """A balanced 835 of that many claims of three lines each."""
    paid = claims * 3 * 7200
    head = ("ISA*00*          *00*          *ZZ*PAYER          *ZZ*LARKMERE       *260930*1200*^*00501*000000001*0*P*:~"
            "GS*HP*PAYER*LARKMERE*20260930*1200*1*X*005010X221A1~ST*835*0001~"
            f"BPR*I*{paid / 100:.2f}*C*ACH*CCP*01*999999992*DA*123456*1512345678**01*999988880*DA*98765*20260930~"
            "TRN*1*12345*1512345678~DTM*405*20260930~N1*PR*PAYER~N3*1 STREET~N4*TOWN*ST*123450000~PER*BL*X*TE*5550100~"
            "N1*PE*LARKMERE*XX*2044175307~LX*1~")
    line = "SVC*HC:J3301*210*72**1~DTM*472*20260901~CAS*CO*45*70~CAS*PR*1*50**2*18~AMT*B6*140~"
    body = "".join(f"CLP*LMG{n:07d}*1*630*216*204*12*CL{n}*11*1~NM1*QC*1*NAME*GIVEN****MI*WB{n:07d}~DTM*232*20260901~" + line * 3
                   for n in range(claims))
    count = head.count("~") - 2 + body.count("~") + 1
    return (head + body + f"SE*{count}*0001~GE*1*1~IEA*1*000000001~").encode()


def ours(data: bytes) -> int:
    """The number of claims, as a check."""
    return sum(len(each.claims) for each in read_remittance(data).transactions)


def theirs(path: str) -> int:
    """pyx12's segment reader alone, counting claims."""
    with open(path) as opened:
        return sum(segment.get_seg_id() == "CLP" for segment in pyx12.x12file.X12Reader(opened))


def oxedis(data: bytes) -> int:
    """oxedi, written in Rust, which reads, checks and makes its own tables; the number of transactions it found any fault in."""
    return len(list(oxedi.parse(data).diagnostics))


def parsed_by_edi_835_parser(path: str) -> float:
    """Seconds of edi-835-parser in its own Python, which leaves its own start out."""
    reading = Path(__file__).with_name("_edi_835_parser.py")
    claims, seconds = subprocess.run([_WITNESS, reading, path], capture_output=True, text=True, check=True).stdout.split()
    assert int(claims) == _CLAIMS
    return float(seconds)


def taken(work: Callable[[], int], wanted: int) -> float:
    """Seconds it took; what it returns must be `wanted`."""
    begin = time.perf_counter()
    assert work() == wanted
    return time.perf_counter() - begin


def compare() -> None:
    """Best of three each, alternating, so that a busy machine hurts all."""
    data = remittance(_CLAIMS)
    with tempfile.NamedTemporaryFile(suffix=".835") as file:
        Path(file.name).write_bytes(data)
        readers: dict[str, Callable[[], float]] = {
            "ours": lambda: taken(lambda: ours(data), _CLAIMS),
            "pyx12": lambda: taken(lambda: theirs(file.name), _CLAIMS),
            "oxedi": lambda: taken(lambda: oxedis(data), 0),
            "edi_835_parser": lambda: parsed_by_edi_835_parser(file.name),
        }
        rounds = [{name: read() for name, read in readers.items()} for _ in range(3)]
    speed = {name: len(data) / 1e6 / min(each[name] for each in rounds) for name in readers}
    ours_speed = speed.pop("ours")
    note = f"{_CLAIMS:,} claims, {len(data) / 1e6:.1f} MB: full claim model {ours_speed:.1f} MB/s"
    for name, other in speed.items():
        what = "pyx12 segment reader" if name == "pyx12" else name.replace("_", "-")
        report(f"era.read.vs_{name}", ours_speed / other, "times as fast", f"{note}, {what} {other:.1f} MB/s")


def write_large(path: Path) -> int:
    """One interchange of at least 200 MB with a transaction for each payment run; returns how many."""
    header, group, *body = remittance(_LARGE_RUN).decode().split("~")[:-4]
    text = "~".join(body)
    count = _LARGE // len(text) + 1
    with path.open("w", encoding="ascii") as file:
        file.write(f"{header}~{group}~")
        for number in range(1, count + 1):
            file.write(f"{text.replace('ST*835*0001', f'ST*835*{number:04d}', 1)}~SE*{len(body) + 1}*{number:04d}~")
        file.write(f"GE*{count}*1~IEA*1*000000001~")
    return count


def read_large(path: Path) -> None:
    """Reads it transaction by transaction with all claims, in a process of its own; prints claims, seconds and peak MB."""
    begin = time.perf_counter()
    with path.open("rb") as file:
        opened = remittances(file)
        claims = sum(len(each.claims) for each in opened)
    assert opened.problems == ()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(claims, time.perf_counter() - begin, peak)


def measure_room() -> None:
    """The most memory that reading a file of 200 MB takes, Python and all."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.835"
        count = write_large(path)
        size = path.stat().st_size / 1e6
        again = [sys.executable, "-m", "benchmarks.era", str(path)]
        claims, seconds, peak = subprocess.run(again, capture_output=True, text=True, check=True).stdout.split()
    assert int(claims) == count * _LARGE_RUN
    note = f"{size:.0f} MB, {count} transactions, {int(claims):,} claims in {float(seconds):.0f} s"
    report("era.read.peak_mb", float(peak), "MB", note)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        read_large(Path(sys.argv[1]))
    else:
        compare()
        measure_room()
