"""Bytes as payers send them -> stretches of segments with their own delimiters. Never raises, whatever it is fed.

It finds the delimiters by walking the sixteen element separators of ISA, takes CR, LF, CRLF or newline-and-tilde as segment
ends, and reads files that begin at GS or ST. It knows nothing of what a segment means, and refuses nothing: the worst file
has no stretch.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.x12.problems import Findings

LINE_END = "\n"
_BLANKS = " \t\r\n"
_PADDING = " \t\r\n\0\x1a"
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_BARE_START = re.compile(r"""(?<![A-Za-z0-9]) (?:
    GS (?P<group>[^A-Za-z0-9\s]) [A-Z]{2} (?P=group) | ST (?P<set>[^A-Za-z0-9\s]) [0-9]{3} (?![A-Za-z0-9]) )""", re.VERBOSE)
_BROKEN_HEADER = re.compile(r"(?<![A-Za-z0-9])ISA[^A-Za-z0-9\s]")
_PUNCTUATION = re.compile(r"[^A-Za-z0-9]*")
_LONGEST_HEADER = 400


@dataclass(frozen=True, slots=True)
class Delimiters:
    """What ends an element, a component and a segment; a segment end of LINE_END stands for CR, LF and CRLF alike."""

    element: str
    component: str
    segment: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """One interchange, or what stands in a file without envelope. `tail` is what follows the last segment end, mostly nothing."""

    delimiters: Delimiters
    body: str
    tail: str
    enveloped: bool

    def segments(self) -> Iterator[list[str]]:
        """The elements of each segment, its name first; empty segments are left out."""
        element = self.delimiters.element
        for raw in self.body.split(self.delimiters.segment):
            segment = raw.strip(_BLANKS)
            if segment:
                yield segment.split(element)


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a stretch begins, where its text goes on, and its delimiters. `odd` when the segment end is no tilde."""

    position: int
    delimiters: Delimiters
    enveloped: bool
    odd: bool


def stretches(data: bytes, findings: Findings) -> tuple[Stretch, ...]:
    """The interchanges of a file in their order; notes about how it is written go to `findings`."""
    text, marked = _decoded(data)
    if marked:
        findings.note(1, "ERA001", "The file begins with a byte-order mark. It was skipped.")
    starts = _headers(text) or _bare(text)
    if starts:
        _note_manners(text, starts, findings)
    ends = [start.position for start in starts[1:]] + [len(text)]
    return tuple(_stretch(text[start.position:end], start) for start, end in zip(starts, ends, strict=False))


def _decoded(data: bytes) -> tuple[str, bool]:
    for mark, coding in _MARKS:
        if data.startswith(mark):
            return _text(data[len(mark):], coding), True
    two_bytes = data[:_LONGEST_HEADER].find(b"I\0S\0A\0")
    if two_bytes >= 0:
        return _text(data, "utf-16-be" if two_bytes % 2 else "utf-16-le"), False
    return _text(data, "utf-8"), False


def _text(data: bytes, coding: str) -> str:
    if coding != "utf-8":
        return data.decode(coding, errors="replace")
    try:
        return data.decode(coding)
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _headers(text: str) -> list[_Start]:
    found: list[_Start] = []
    at = text.find("ISA")
    while at >= 0:
        inside_a_word = bool(found) and text[at - 1].isalnum()
        start = None if inside_a_word else _header(text, at)
        if start is not None:
            found.append(start)
        at = text.find("ISA", at + 3)
    return found


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


def _bare(text: str) -> list[_Start]:
    found = _BARE_START.search(text)
    if found is None:
        return []
    element = found["group"] or found["set"]
    after = re.compile(rf"([^A-Za-z0-9]+)(?:ST|BPR|BHT|BGN|TRN){re.escape(element)}").search(text, found.end())
    marks = after.group(1) if after else ("~" if "~" in text else LINE_END)
    printed = [mark for mark in marks if mark not in _BLANKS and mark != element]
    odd = printed[-1:] != ["~"] or marks[0] in "\r\n"
    delimiters = Delimiters(element, _component_of_services(text, element), printed[-1] if printed else LINE_END)
    return [_Start(found.start(), delimiters, False, odd)]


def _note_manners(text: str, starts: list[_Start], findings: Findings) -> None:
    first = starts[0]
    before = text[:first.position]
    if not first.enveloped and _BROKEN_HEADER.search(before):
        findings.error(1, "ERA011", "The ISA segment cannot be read: it needs sixteen elements. Ask for the file again.")
    elif before.strip(_PADDING):
        findings.note(1, "ERA002", "There is text before the first segment. It was skipped.")
    if (before and not before.strip(_PADDING)) or _indented(text.rstrip(_PADDING), first.delimiters.segment):
        findings.note(1, "ERA003", "Segments are indented, or blank space stands before the first one. It was skipped.")
    if any(start.odd for start in starts):
        findings.note(1, "ERA004", "Segments do not end with a plain tilde. They were read as they are.")
    if not first.enveloped:
        findings.note(1, "ERA005", "There is no ISA envelope. The transactions were read without it.")
    if len(starts) > 1:
        findings.note(1, "ERA007", f"The file holds {len(starts)} interchanges. Post each transaction by itself.")


def _indented(text: str, segment: str) -> bool:
    ends = ("\n", "\r") if "\n" in text or "\r" in text else (segment,)
    return any(end + blank in text for end in ends for blank in " \t")


def _stretch(text: str, start: _Start) -> Stretch:
    segment = start.delimiters.segment
    if "\r" in text:
        text = text.replace("\r\n", LINE_END).replace("\r", LINE_END)
    if segment != LINE_END and LINE_END in text:
        text = text.replace(LINE_END, "")
    cut = text.rfind(segment) + 1
    return Stretch(start.delimiters, text[:cut], text[cut:].strip(_PADDING), start.enveloped)
