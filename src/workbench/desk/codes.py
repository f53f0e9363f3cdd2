"""The list of codes that people search: kept as a file of the site, made once for each release, opened on the first search.

It is the public book and holds nothing of anybody's case. It finds and describes codes; whether one is right is not asked here.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from threading import Lock

from workbench.codes import index, lay_words, spelling, wording
from workbench.codes.index import CodeIndex, open_index
from workbench.desk.desk import Desk
from workbench.model import CodeHit, CodeHits, Unavailable

BOOK = "simple-icd-10-cm"
"""The library that holds the release."""
LONGEST_TEXT = 100
OFFERED = 10
"""How many codes a list shows."""
NOTES = {
    "Also means": "terms", "Includes": "includes", "Excludes1": "excludes1", "Excludes2": "excludes2",
    "Code first": "code_first", "Use additional code": "use_additional", "Code also": "code_also",
}
SLOWEST = 120
"""Seconds that making the list may take."""
_FORM = (index, wording, spelling, lay_words)
"""What decides how the file is written."""


def find_codes(desk: Desk, text: str) -> CodeHits:
    """Billable codes for words or the beginning of a code. Raises Unavailable when the list cannot be made or read."""
    book = desk.codes()
    found = book.search(text[:LONGEST_TEXT], OFFERED)
    return CodeHits(_named(book), tuple(CodeHit(hit.code, hit.title, hit.because, _notes(book, hit.code)) for hit in found))


def code_list(packs: Path) -> Callable[[], CodeIndex]:
    """Opens the list in that folder when it is first asked for, and makes it then if it is not there."""
    opened: list[CodeIndex] = []
    lock = Lock()

    def open_once() -> CodeIndex:
        with lock:
            if not opened:
                opened.append(open_index(str(make_list(packs))))
            return opened[0]

    return open_once


def make_list(packs: Path) -> Path:
    """The file of this release, made if it is not there; a file of another release is taken away. Raises Unavailable.

    The new file appears whole or not at all. A process of its own reads the book: that takes seconds and 184 MB.
    """
    try:
        wanted = packs / f"icd10cm-{_edition()}.sqlite"
        if wanted.is_file():
            return wanted
        packs.mkdir(exist_ok=True, mode=0o700)
        with tempfile.TemporaryDirectory(dir=packs, prefix="new-") as folder:
            new = Path(folder) / wanted.name
            command = [sys.executable, "-W", "ignore", "-m", "workbench.codes.release", str(new)]
            subprocess.run(command, check=True, capture_output=True, timeout=SLOWEST, stdin=subprocess.DEVNULL)
            os.replace(new, wanted)
    except (ImportError, OSError, subprocess.SubprocessError) as error:
        raise Unavailable("The list of codes could not be made. You can type whole codes; your administrator can look into "
                          f"the folder {packs.name}.") from error
    for other in packs.glob("icd10cm-*.sqlite"):
        if other != wanted:
            other.unlink(missing_ok=True)
    return wanted


def _named(book: CodeIndex) -> str:
    """The release, and the services it is right for."""
    if book.days is None:
        return book.release
    first, last = book.days
    return f"{book.release}, for services from {first:%m/%d/%Y} to {last:%m/%d/%Y}"


def _notes(book: CodeIndex, code: str) -> Mapping[str, tuple[str, ...]]:
    facts = book.look_up(code)
    notes: dict[str, tuple[str, ...]] = {name: getattr(facts, part) for name, part in NOTES.items()}
    return {name: lines for name, lines in notes.items() if lines}


def _edition() -> str:
    """The library's version, and a few letters that change with the form of the file."""
    form = hashlib.sha256(b"".join(Path(str(part.__file__)).read_bytes() for part in _FORM)).hexdigest()
    return f"{version(BOOK)}-{form[:8]}"
