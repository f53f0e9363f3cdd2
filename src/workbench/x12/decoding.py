"""The text of a file, a piece at a time: UTF-8, or Latin-1 from where it is none, or UTF-16. Never raises."""

import codecs
from typing import BinaryIO

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_PIECE = 1 << 18
_BEGINNING = 400


class Text:
    """Reads `file` to its end. `marked`: it began with a byte-order mark; `ended`: nothing more will come."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._next = file.read(_PIECE)
        coding, mark = _coding(self._next)
        self._next = self._next[len(mark):]
        self._decoder = codecs.getincrementaldecoder(coding)("strict" if coding == "utf-8" else "replace")
        self.marked, self.ended = bool(mark), False

    def read(self) -> str:
        """The next piece, which may be short; "" after the end."""
        if self.ended:
            return ""
        raw, self._next = self._next, self._file.read(_PIECE)
        self.ended = not self._next
        try:
            return self._decoder.decode(raw, self.ended)
        except UnicodeDecodeError:
            begun, _ = self._decoder.getstate()
            self._decoder = codecs.getincrementaldecoder("latin-1")()
            return self._decoder.decode(begun + raw, self.ended)


def _coding(beginning: bytes) -> tuple[str, bytes]:
    """The coding of a file and the mark that says so, if there is one."""
    for mark, coding in _MARKS:
        if beginning.startswith(mark):
            return coding, mark
    two_bytes = beginning[:_BEGINNING].find(b"I\0S\0A\0")
    if two_bytes >= 0:
        return ("utf-16-be" if two_bytes % 2 else "utf-16-le"), b""
    return "utf-8", b""
