"""Builds the search index from the release inside `simple-icd-10-cm`: `python -m workbench.codes.release FILE`, once.

Importing that library takes a second and 184 MB, so nothing that serves or grades may import this module.
"""

import sys
import warnings
from collections.abc import Iterator
from datetime import date

import simple_icd_10_cm as book

from workbench.codes.index import ReleaseCode, build_index

RELEASE = "ICD-10-CM, April 1, 2026"
"""The one release that version 1.5 of the library holds. It carries no dates."""
DAYS = (date(2025, 10, 1), date(2026, 9, 30))
"""The days of service it is right for: fiscal year 2026. Beside the release of April 2025 (version 1.4 of the library) it has 487
codes more and 28 fewer, which is the fiscal year's own addenda (2025-10-01) to the code: April 2026 began and ended none.
"""


def release_codes() -> Iterator[ReleaseCode]:
    """Every category, heading and billable code of the release."""
    for code in dict.fromkeys(book.get_all_codes(True)):
        if book.is_category_or_subcategory(code):
            parent = book.get_parent(code)
            yield ReleaseCode(
                code=code, parent=parent if book.is_category_or_subcategory(parent) and not book.is_category(code) else "",
                title=book.get_description(code), billable=book.is_leaf(code), terms=tuple(book.get_inclusion_term(code)),
                includes=tuple(book.get_includes(code)), excludes1=tuple(book.get_excludes1(code)),
                excludes2=tuple(book.get_excludes2(code)), code_first=_lines(book.get_code_first(code)),
                use_additional=_lines(book.get_use_additional_code(code)), code_also=_lines(book.get_code_also(code)),
            )


def build(path: str) -> int:
    """Writes the index of the release into a new file; says how many codes it holds."""
    return build_index(path, release_codes(), RELEASE, DAYS)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def main(arguments: list[str]) -> int:
    """The command line: one file name."""
    if len(arguments) != 1:
        print("Name the file to write: python -m workbench.codes.release icd10cm.sqlite", file=sys.stderr)
        return 2
    print(f"{build(arguments[0]):,} codes of {RELEASE} in {arguments[0]}")
    return 0


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.exit(main(sys.argv[1:]))
