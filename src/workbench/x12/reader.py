"""Bytes as payers send them -> stretches of segments with their own delimiters. Never raises, whatever it is fed.

It finds the delimiters by walking the sixteen element separators of ISA, takes CR, LF, CRLF or newline-and-tilde as segment
ends, and reads files that begin at GS or ST. It knows nothing of what a segment means, and refuses nothing: the worst file
has no stretch. A file is read piece by piece, so that a large one needs no more room than a small one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from workbench.x12.decoding import Text
from workbench.x12.problems import Findings

LINE_END = "\n"
_BLANKS = " \t\r\n"
_PADDING = " \t\r\n\0\x1a"
_BARE_START = re.compile(r"""(?<![A-Za-z0-9]) (?:
    GS (?P<group>[^A-Za-z0-9\s]) [A-Z]{2} (?P=group) | ST (?P<set>[^A-Za-z0-9\s]) [0-9]{3} (?![A-Za-z0-9]) )""", re.VERBOSE)
_BROKEN_HEADER = re.compile(r"(?<![A-Za-z0-9])ISA[^A-Za-z0-9\s]")
_PUNCTUATION = re.compile(r"[^A-Za-z0-9]*")
_LONGEST_HEADER = 400
_MOST_DROPPED = _WINDOW = 200_000
_INDENTED = "Segments are indented, or blank space stands before the first one. It was skipped."


@dataclass(frozen=True, slots=True)
class Delimiters:
    """What ends an element, a component and a segment; a segment end of LINE_END stands for CR, LF and CRLF alike."""

    element: str
    component: str
    segment: str


class Stretch:
    """One interchange, or what stands in a file without envelope.

    `segments` can be read once; `tail`, known after that, is what follows the last segment end: mostly nothing.
    """

    def __init__(self, feed: "_Feed", start: "_Start") -> None:
        self.delimiters, self.enveloped, self.tail = start.delimiters, start.enveloped, ""
        self._feed = feed

    def segments(self) -> Iterator[list[str]]:
        """The elements of each segment, its name first; empty segments are left out."""
        element, end, rest = self.delimiters.element, self.delimiters.segment, ""
        for piece in self._feed.pieces(end):
            *whole, rest = (rest + _one_kind_of_end(piece, end)).split(end)
            for raw in whole:
                segment = raw.strip(_BLANKS)
                if segment:
                    yield segment.split(element)
        self.tail = rest.strip(_PADDING)


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a stretch begins, where its text goes on, and its delimiters. `odd` when the segment end is no tilde."""

    position: int
    delimiters: Delimiters
    enveloped: bool
    odd: bool


class Stretches:
    """The stretches of a file in their order, each to be read before the next; notes about how it is written go to `findings`.

    After that `blank` says whether there was nothing in the file.
    """

    def __init__(self, file: BinaryIO, findings: Findings) -> None:
        self._feed, self._findings = _Feed(Text(file), findings), findings

    @property
    def blank(self) -> bool:
        """Whether no more than blank space has been seen."""
        return self._feed.blank

    def __iter__(self) -> Iterator[Stretch]:
        feed, findings, count = self._feed, self._findings, 0
        start = feed.first_start()
        if feed.marked:
            findings.note(1, "ERA001", "The file begins with a byte-order mark. It was skipped.")
        while start is not None:
            count += 1
            before = feed.open(start)
            if count == 1:
                _note_manners(before, start, findings)
            if start.odd:
                findings.note(1, "ERA004", "Segments do not end with a plain tilde. They were read as they are.")
            if not start.enveloped:
                findings.note(1, "ERA005", "There is no ISA envelope. The transactions were read without it.")
            yield Stretch(feed, start)
            start = feed.following
        if count > 1:
            findings.note(1, "ERA007", f"The file holds {count} interchanges. Post each transaction by itself.")


class _Feed:
    """The window on a file: what was read and not yet handed on. It ends a stretch where the next header begins."""

    def __init__(self, text: Text, findings: Findings) -> None:
        self._text, self._findings = text, findings
        self._held = self._previous = ""
        self._dropped = ""
        self.blank = True
        self.following: _Start | None = None

    @property
    def marked(self) -> bool:
        """Whether the file began with a byte-order mark."""
        return self._text.marked

    def first_start(self) -> "_Start | None":
        """Where the first stretch begins, or None when the file has none."""
        while True:
            self._fill()
            enough = self._text.ended or len(self._held) >= _WINDOW
            start = self._next_header(first=True) or (_bare(self._held) if enough else None)
            if start is not None or self._text.ended:
                return start
            if enough:
                self._drop(len(self._held) - _LONGEST_HEADER)

    def open(self, start: "_Start") -> str:
        """Moves to the beginning of a stretch and returns what stood before it, at least the end of that."""
        self._drop(start.position)
        self.following = None
        return self._dropped

    def pieces(self, end: str) -> Iterator[str]:
        """The text of the stretch that was opened, up to the next header, which is then in `following`."""
        yield self._take(3)  # so that its own header is not taken for the next one
        while True:
            self.following = self._next_header()
            last = self.following is not None or self._text.ended
            size = self.following.position if self.following else len(self._held) - (0 if last else _LONGEST_HEADER)
            piece = self._take(max(size, 0))
            if _indented(piece.rstrip(_PADDING) if last and self.following is None else piece, end):
                self._findings.note(1, "ERA003", _INDENTED)
            yield piece
            if last:
                if self.following is not None:
                    self.following = replace(self.following, position=0)
                return
            self._fill()

    def _fill(self) -> None:
        piece = self._text.read()
        self.blank = self.blank and not piece.strip()
        self._held += piece

    def _take(self, size: int) -> str:
        piece, self._held = self._held[:size], self._held[size:]
        self._previous = piece[-1:] or self._previous
        return piece

    def _drop(self, size: int) -> None:
        if size > 0:
            self._dropped = (self._dropped + self._take(size))[-_MOST_DROPPED:]

    def _next_header(self, first: bool = False) -> "_Start | None":
        """The next header that is held whole, or whose file ends here. One after the first cannot stand within a word."""
        held = self._held
        end = max(len(held) if self._text.ended else len(held) - _LONGEST_HEADER, 0)
        at = held.find("ISA", 0, end + 2)
        while at >= 0:
            within = not first and (held[at - 1] if at else self._previous).isalnum()
            start = None if within else _header(held, at)
            if start is not None:
                return start
            at = held.find("ISA", at + 3, end + 2)
        return None


def _header(text: str, at: int) -> _Start | None:
    separator = text[at + 3:at + 4]
    if not separator or separator.isalnum() or separator in _BLANKS:
        return None
    fields = text[at:at + _LONGEST_HEADER].split(separator, 18)
    if fields[11:13] == ["", ""]:  # the repetition separator (ISA11) is the element separator itself
        del fields[11]
    fields[16:] = [separator.join(fields[16:])]
    if len(fields) < 17 or any(len(fields[n].strip()) > 2 for n in (1, 3, 5, 7)):
        return None
    version = fields[12].strip()
    if len(version) != 5 or not (version.isascii() and version.isdigit()):
        return None
    component, segment, odd = _after_header(fields[16])
    component = component or _component_of_services(text, separator)
    return _Start(at, Delimiters(separator, component, segment), True, odd)


def _after_header(rest: str) -> tuple[str, str, bool]:
    """Component separator ("" when there is none), segment end, and whether that end is no plain tilde."""
    found = _PUNCTUATION.match(rest)
    marks = found.group() if found else ""
    printed = [mark for mark in marks if mark not in _BLANKS]
    if len(printed) >= 2:
        return printed[0], printed[1], printed[1] != "~" or marks[marks.index(printed[0]) + 1] in "\r\n"
    if not printed:
        return "", LINE_END if marks.strip(" \t") else "~", bool(marks.strip(" \t"))
    ends_in_line = any(mark in "\r\n" for mark in marks[marks.index(printed[0]):])
    return (printed[0], LINE_END, True) if ends_in_line else ("", printed[0], printed[0] != "~")


def _component_of_services(text: str, separator: str) -> str:
    found = re.search(rf"SVC{re.escape(separator)}[A-Z0-9]{{2}}([^A-Za-z0-9\s])", text)
    return found.group(1) if found and found.group(1) != separator else ":"


def _bare(text: str) -> _Start | None:
    found = _BARE_START.search(text)
    if found is None:
        return None
    element = found["group"] or found["set"]
    after = re.compile(rf"([^A-Za-z0-9]+)(?:ST|BPR|BHT|BGN|TRN){re.escape(element)}").search(text, found.end())
    marks = after.group(1) if after else ("~" if "~" in text else LINE_END)
    printed = [mark for mark in marks if mark not in _BLANKS and mark != element]
    odd = printed[-1:] != ["~"] or marks[0] in "\r\n"
    delimiters = Delimiters(element, _component_of_services(text, element), printed[-1] if printed else LINE_END)
    return _Start(found.start(), delimiters, False, odd)


def _note_manners(before: str, start: _Start, findings: Findings) -> None:
    if not start.enveloped and _BROKEN_HEADER.search(before):
        findings.error(1, "ERA011", "The ISA segment cannot be read: it needs sixteen elements. Ask for the file again.")
    elif before.strip(_PADDING):
        findings.note(1, "ERA002", "There is text before the first segment. It was skipped.")
    if before and not before.strip(_PADDING):
        findings.note(1, "ERA003", _INDENTED)


def _indented(text: str, segment: str) -> bool:
    ends = ("\n", "\r") if "\n" in text or "\r" in text else (segment,)
    return any(end + blank in text for end in ends for blank in " \t")


def _one_kind_of_end(text: str, segment: str) -> str:
    """CR and CRLF as LINE_END; and none of it within segments that end otherwise."""
    if "\r" in text:
        text = text.replace("\r\n", LINE_END).replace("\r", LINE_END)
    if segment != LINE_END and LINE_END in text:
        text = text.replace(LINE_END, "")
    return text
