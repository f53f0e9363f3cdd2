"""Writes exercises/codes/icd10cm.toml from the release: `python -m workbench.content.icd10_extract exercises`.

To be run after a code was added to a pool of findings, and for a new release. Nothing that serves or grades may import this
module: the release takes a second and much memory to read.
"""

import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from textwrap import fill

from workbench.codes.icd10 import category_of, ranges
from workbench.codes.index import ReleaseCode
from workbench.codes.release import RELEASE, release_codes
from workbench.content.authored import Problems
from workbench.content.findings import HIDDEN, codes_in, read_phrases
from workbench.content.icd10_files import EXTRACT
from workbench.model import Phrase

_HEAD = """\
# The part of the release that exercises speak of: every code of the families in question, and the titles of the codes named.
# Written by `python -m workbench.content.icd10_extract exercises` from the release; not by hand. A test compares the two.
# What follows the dot stands in billable and headings; a family without either is itself a code.
"""


def extract(phrases: Collection[Phrase]) -> str:
    """The text of the extract for the codes that these findings name."""
    book = {each.code: each for each in release_codes()}
    named = sorted({code for phrase in phrases for code in codes_in(phrase)})
    categories = [each for each in book.values() if not each.parent]
    kept = {category_of(code) for code in named}
    lines = [_HEAD, f'release = "{RELEASE}"', _text("headed", ranges([each.code for each in categories if not each.billable])),
             _text("whole", ranges([each.code for each in categories if each.billable]))]
    for category in sorted(kept):
        lines += ["", f"[families.{category}]", *_family(category, book)]
    lines += ["", "[titles]", *(f'"{code}" = "{book[code].title}"' for code in named if code in book)]
    return "\n".join(lines) + "\n"


def _family(category: str, book: Mapping[str, ReleaseCode]) -> list[str]:
    below = sorted((each for each in book.values() if category_of(each.code) == category and "." in each.code),
                   key=lambda each: each.code)
    parts = {"billable": [each for each in below if each.billable], "headings": [each for each in below if not each.billable]}
    return [_text(name, " ".join(each.code.partition(".")[2] for each in found)) for name, found in parts.items() if found]


def _text(name: str, words: str) -> str:
    return f'{name} = "{words}"' if len(words) < 110 else f'{name} = """\n{fill(words, 126, break_on_hyphens=False)}"""'


def main(arguments: list[str]) -> int:
    """The command line: the exercises folder."""
    if len(arguments) != 1:
        print("Name the folder: python -m workbench.content.icd10_extract exercises", file=sys.stderr)
        return 2
    folder, problems = Path(arguments[0]), Problems()
    pools = [keys.parent for keys in sorted(folder.glob(f"*/{HIDDEN}"))]
    phrases = [phrase for pool in pools for phrase in read_phrases(pool, f"exercises/{pool.name}", problems)]
    for problem in problems.all():
        print(problem, file=sys.stderr)
    if len(problems):
        return 1
    (folder / "codes" / EXTRACT).write_text(extract(phrases), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
