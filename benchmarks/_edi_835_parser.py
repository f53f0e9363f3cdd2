"""Reads the 835 that is named with edi-835-parser; prints its claims and the seconds. Runs in a Python that has it."""

import sys
import time

from edi_835_parser import parse

begin = time.perf_counter()
claims = parse(sys.argv[1]).count_claims()
print(claims, time.perf_counter() - begin)
