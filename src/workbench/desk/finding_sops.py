"""Finding in SOPs: all words have to stand in one step (or its SOP's title), codes whole; the likeliest place first.

Where nothing has a word, the word written most like it is looked for. A code is never taken for another code.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from workbench.model import Sop, SopHit
from workbench.model.sought import Term, marks, terms_of

LONGEST = 200
"""Letters of a search that count."""
MOST = 40
"""Hits that are shown."""
AROUND = 70
"""Letters of context on either side of what was found."""
LIKE = 0.8
"""How much alike two words must be written to stand for each other, of 1."""
FACTS = ("decisions", "mistake", "control", "time_limit", "input", "output", "system", "actor")
"""What a step says beside its title and action, the likelier to be wanted first."""
MISTAKE = "Common mistake: "
"""What is said before words that tell what not to do."""
_WRITTEN = re.compile(r"[^\W\d_]{4,}(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Found:
    """A hit; `rank` 0 in the SOP's title, 1 in a step's title, 2 in its action, 3 in other facts; `often` is how many times."""

    rank: int
    often: int
    hit: SopHit


def find_in_sops(sops: Iterable[Sop], text: str) -> tuple[SopHit, ...]:
    """The hits, likeliest first; none for a text without a word."""
    terms = terms_of(text[:LONGEST])
    if not terms:
        return ()
    found = [each for sop in sops for each in _found_in(sop, terms)]
    return tuple(each.hit for each in sorted(found, key=lambda each: (each.rank, -each.often))[:MOST])


def nearest(sops: Sequence[Sop], text: str) -> str:
    """The search that may be meant where a word of `text` stands nowhere: "deductable" -> "deductible"; "" when there is none."""
    said = "\n".join(words for sop in sops for words in _said(sop))
    known = sorted({word.lower() for word in _WRITTEN.findall(said)})
    wanted = []
    for term in terms_of(text[:LONGEST]):
        likely = [word for word in known if word[0] == term.text[0]]  # a slip seldom hits the first letter
        there = term.is_code or term.places(said)
        wanted.append([term.text] if there else get_close_matches(term.text, likely, 1, LIKE))
    meant = " ".join(word for words in wanted for word in words)
    return meant if all(wanted) and find_in_sops(sops, meant) else ""


def _said(sop: Sop) -> Iterator[str]:
    yield from (sop.title, sop.purpose, sop.scope)
    for step in sop.steps:
        yield from (step.title, step.action, *(getattr(step, fact) for fact in FACTS))


def _found_in(sop: Sop, terms: tuple[Term, ...]) -> Iterator[_Found]:
    name = f"{sop.id} {sop.title}"
    named = [term for term in terms if term.places(name)]
    facts = (name, sop.purpose, sop.scope)
    if _all_in(terms, facts):
        rank = 0 if len(named) == len(terms) else 3
        text = sop.purpose if rank == 0 else _snippet(terms, facts[1:])
        yield _Found(rank, _often(terms, facts), SopHit(sop.id, sop.title, "", "", text))
    for step in sop.steps:
        places = (step.title, step.action, *(getattr(step, fact) for fact in FACTS))
        here = [_place(term, places) for term in terms]
        ranks = [place for place in here if place is not None]
        missing = [term for term, place in zip(terms, here, strict=True) if place is None]
        if ranks and all(term in named for term in missing):
            hit = SopHit(sop.id, sop.title, step.id, step.title, _snippet(terms, places[1:], step.mistake))
            yield _Found(min(max(ranks), 2) + 1, _often(terms, places), hit)


def _all_in(terms: Iterable[Term], texts: Iterable[str]) -> bool:
    texts = tuple(texts)
    return all(any(term.places(text) for text in texts) for term in terms)


def _often(terms: tuple[Term, ...], texts: Iterable[str]) -> int:
    return sum(len(marks(terms, text)) for text in texts)


def _place(term: Term, places: tuple[str, ...]) -> int | None:
    return next((n for n, text in enumerate(places) if term.places(text)), None)


def _snippet(terms: tuple[Term, ...], texts: tuple[str, ...], mistake: str = "") -> str:
    """The text that holds most of the terms, cut at words around the first of them; the first text when none does.

    What is a mistake is called one: taken for an instruction, it would teach it.
    """
    text = max(texts, key=lambda text: sum(1 for term in terms if term.places(text)))
    places = marks(terms, text)
    start, end = places[0] if places else (0, 0)
    first, last = max(0, start - AROUND), min(len(text), end + 2 * AROUND)
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = text.rfind(" ", end, last) if " " in text[end:last] else last
    lead = MISTAKE if text == mistake else ""
    return f"{lead}{'… ' if first else ''}{text[first:last].strip()}{' …' if last < len(text) else ''}"
