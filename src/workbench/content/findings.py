"""Reads and checks a pool of findings: findings.toml is shown, keys.toml is hidden, and both name the same findings.

It proves against the extract of the release that every key can be billed and that every expected wrong answer is what it claims.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from workbench.codes.icd10 import Icd10, Standing, category_of, read_code
from workbench.content.authored import Problems, Table, read_toml
from workbench.kinds.coding.slots import EXPECTED, PLACES, SLOTS
from workbench.model import Expected, Phrase
from workbench.money import NotMoney, usd
from workbench.world import larkmere

SHOWN, HIDDEN = "findings.toml", "keys.toml"
FILES = (SHOWN, HIDDEN)
"""What an exercise folder with a pool holds beside the others."""
_SIDES = ("right", "left", "both", "unstated")
_SHORTEST, _LONGEST = 50, 200
_MOST_WORDS = 30
_CODE_IN_TEXT = re.compile(r"\b[A-Z]\d[A-Z0-9](?:\.[A-Z0-9]{1,4})?\b")


def read_phrases(folder: Path, shown: str, problems: Problems) -> tuple[Phrase, ...]:
    """The pool of a folder; none when it has no pool. `shown` is the folder as a person finds it."""
    if not any((folder / name).exists() for name in FILES):
        return ()
    cards = read_toml(folder / SHOWN, f"{shown}/{SHOWN}", problems)
    keys = read_toml(folder / HIDDEN, f"{shown}/{HIDDEN}", problems)
    if cards is None or keys is None:
        return ()
    for table, other in ((cards, keys), (keys, cards)):
        for name in table.keys():  # noqa: SIM118  (a Table is no dict)
            if not other.has(name):
                table.note(name, "WB031", f"{Path(other.path).name} has no finding of this name. Add it there, or remove it.")
    both = [name for name in cards.keys() if keys.has(name)]  # noqa: SIM118  (a Table is no dict)
    return tuple(_phrase(name, cards.table(name), keys.table(name)) for name in both)


def codes_in(phrase: Phrase) -> tuple[str, ...]:
    """Every code that a finding names: its keys and the wrong answers that are expected."""
    return (*phrase.codes.values(), *(each.code for each in phrase.expected))


def check_phrases(phrases: tuple[Phrase, ...], book: Icd10, shown: str, problems: Problems) -> None:
    """Every rule for a pool. `shown` is its folder as a person finds it."""
    for phrase in phrases:
        for what in _wrong_cards(phrase):
            problems.note(f"{shown}/{SHOWN} · {phrase.id}", "WB033", what)
        for what in _wrong_keys(phrase, book):
            problems.note(f"{shown}/{HIDDEN} · {phrase.id}", "WB032", what)
        for what in _wrong_words(phrase):
            problems.note(f"{shown}/{HIDDEN} · {phrase.id}", "WB033", what)
    for slot, least in SLOTS.items():
        for sprung in (True, False) if slot in PLACES else (False,):
            there = sum(1 for phrase in phrases if phrase.slot == slot and phrase.sprung == sprung)
            if there < 2 * least:
                which = f'"{slot}", sprung = {str(sprung).lower()}' if slot in PLACES else f'"{slot}"'
                problems.note(f"{shown}/{HIDDEN}", "WB034", f"slot {which} has {there} findings. It needs {2 * least} to vary.")


def _phrase(name: str, card: Table, key: Table) -> Phrase:
    stories, assessment = card.texts("stories"), card.text("assessment")
    card.close()
    slot = key.text("slot")
    if slot and slot not in SLOTS:
        key.note("slot", "WB034", f'there is no slot "{slot}". There are {", ".join(SLOTS)}.')
    phrase = Phrase(
        id=name, slot=slot, sprung=key.flag("sprung") if slot in PLACES else False, stories=stories, assessment=assessment,
        codes=_sides(key.table("sides")) if key.has("sides") else {"": key.text("code")}, main=key.text("main"),
        quote=key.text("quote"), search=key.text("search"), note=key.text("note"),
        expected=tuple(map(_expected, key.tables("answers"))) if key.has("answers") else (),
    )
    key.close()
    return phrase


def _sides(table: Table) -> dict[str, str]:
    sides = {side: table.text(side) for side in _SIDES if side != "both" or table.has(side)}
    table.close()
    return sides


def _expected(table: Table) -> Expected:
    found = Expected(table.text("code"), table.text("mistake"), table.text("says") if table.has("says") else "",
                     _cents(table) if table.has("amount") else 0)
    table.close()
    return found


def _cents(table: Table) -> int:
    try:
        return usd(table.text("amount"))
    except NotMoney:
        table.note("amount", "WB005", 'this must be an amount in quotes, such as "38.00".')
        return 0


def _wrong_keys(phrase: Phrase, book: Icd10) -> Iterator[str]:
    first, last = larkmere.WORLD_DATE.replace(day=1), larkmere.WORLD_DATE
    for code in phrase.codes.values():
        if code and not _always(code, Standing.BILLABLE, book, first, last):
            yield f"{code} cannot be billed from {first} to {last}. Write a code at the end of its branch, the extract anew."
    key = next(iter(phrase.codes.values()))
    for each in phrase.expected:
        if each.mistake not in EXPECTED:
            yield f'"{each.mistake}" is no mistake that can be expected. There are {", ".join(EXPECTED)}.'
        elif bool(each.says) != EXPECTED[each.mistake].says or bool(each.cents) != EXPECTED[each.mistake].cents:
            yield f"{each.code}: {each.mistake} takes {EXPECTED[each.mistake].takes}."
        elif each.mistake == "not-billable":
            if not any(_always(each.code, standing, book, first, last) for standing in (Standing.HEADING, Standing.ENDED)):
                yield f"{each.code} is listed as not billable, and is neither a heading nor ended."
        elif not _always(each.code, Standing.BILLABLE, book, first, last):
            yield f"{each.code} is listed as {each.mistake}, and cannot be billed. List it as not-billable, or leave it out."
        elif each.mistake == "same-category" and category_of(each.code) != category_of(key):
            yield f"{each.code} is listed as same-category, and {key} is another category."
        if each.code in phrase.codes.values():
            yield f"{each.code} is both a key and a wrong answer."


def _always(code: str, standing: Standing, book: Icd10, first: date, last: date) -> bool:
    in_form = read_code(code) == code
    return in_form and category_of(code) in book.families and book.standing(code, first) is book.standing(code, last) is standing


def _wrong_cards(phrase: Phrase) -> Iterator[str]:
    if len(phrase.stories) != 2 or len(set(phrase.stories)) != 2:
        yield "a finding has two stories. Write two."
    for story in phrase.stories:
        for side in ("right", "left"):
            card = f"{story} Assessment: {phrase.assessment}".replace("{side}", side)
            if not _SHORTEST <= len(card) <= _LONGEST:
                yield f"a card has {len(card)} characters. Write {_SHORTEST} to {_LONGEST}, assessment included."
            for quote in (phrase.main, phrase.quote):
                if quote.replace("{side}", side) not in card:
                    yield f'the card does not say "{quote}", which keys.toml quotes from it. Make the two agree.'
            if found := _CODE_IN_TEXT.search(card):
                yield f"the card holds {found[0]}, which looks like a code. Say it in words."
    if len(phrase.codes) > 1 and "{side}" not in phrase.assessment:
        yield "the finding has a code for each side, and its assessment does not say {side}."


def _wrong_words(phrase: Phrase) -> Iterator[str]:
    for text in (phrase.note, *(each.says for each in phrase.expected)):
        if len(text.split()) > _MOST_WORDS:
            yield f"this has {len(text.split())} words. Say one rule in at most {_MOST_WORDS}."
    place = PLACES.get(phrase.slot)
    sides = len(phrase.codes) > 1
    falls = sides if phrase.slot == "side" else any(each.mistake == place for each in phrase.expected)
    if phrase.sprung and not falls:
        yield f"it springs its place, and no answer is listed for {place}."
    if sides != (phrase.slot == "sided" or (phrase.slot == "side" and phrase.sprung)):
        yield 'a finding with sides stands in the slot "sided", or springs the slot "side"; no other has sides.'
