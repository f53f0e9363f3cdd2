"""era.read.vs_pyx12: reading 20,000 claims into the full claim model, against pyx12's segment reader alone, in the same run."""

import tempfile
import time
from pathlib import Path

import pyx12.x12file

from benchmarks._measure import report
from workbench.x12 import read_remittance


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
    """Seconds of nothing but reading; returns the number of claims as a check."""
    return sum(len(each.claims) for each in read_remittance(data).transactions)


def theirs(path: str) -> int:
    """pyx12's segment reader alone, counting claims."""
    with open(path) as opened:
        return sum(segment.get_seg_id() == "CLP" for segment in pyx12.x12file.X12Reader(opened))


def main() -> None:
    """Best of three each, alternating, so that a busy machine hurts both."""
    data = remittance(20_000)
    ours_best, theirs_best = float("inf"), float("inf")
    with tempfile.NamedTemporaryFile(suffix=".835") as file:
        Path(file.name).write_bytes(data)
        for _ in range(3):
            begin = time.perf_counter()
            assert theirs(file.name) == 20_000
            middle = time.perf_counter()
            assert ours(data) == 20_000
            theirs_best = min(theirs_best, middle - begin)
            ours_best = min(ours_best, time.perf_counter() - middle)
    megabytes = len(data) / 1e6
    report("era.read.vs_pyx12", theirs_best / ours_best, "times as fast",
           f"20,000 claims, {megabytes:.1f} MB: full claim model {megabytes / ours_best:.1f} MB/s, "
           f"pyx12 segment reader {megabytes / theirs_best:.1f} MB/s")


if __name__ == "__main__":
    main()
