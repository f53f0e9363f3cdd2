"""What a site's own packs say to the scrubber: its pairs, unit caps, fee schedules and service codes, by the day of service.

Where a site has packs of a kind they stand in place of the teaching tables, never beside them. The pack that began last by the
day of service counts. On a day before the first one nothing is known, and nothing is judged.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date

from workbench.content import Content
from workbench.content.pack_files import Row, cap_of, columns_of, day_of, pair_of
from workbench.content.pack_kinds import FIRST, LAST, PackKind
from workbench.desk.codes import code_list
from workbench.desk.pack_rows import PackRows
from workbench.desk.packs import newest_first, packs_of, rows_of
from workbench.desk.site import PACKS, Site
from workbench.scrub import Bilateral, DiagnosisLimit, EditTables, Pair, Period, Service, Setting, UnitCap

READ = (PackKind.PAIRS, PackKind.CAPS, PackKind.FEES, PackKind.CPT)
"""The kinds that edits are about."""
_UNKNOWN = Service(visit=None, split=None)
_BOTH_PARTS = "1"
"""The PC/TC indicator of a service with a professional and a technical part."""
_PARTS = frozenset({"26", "TC"})


@dataclass(frozen=True, slots=True)
class Shelf:
    """The packs of one kind, open, each with its first day, the one that began last first."""

    kind: PackKind
    packs: tuple[tuple[date, PackRows], ...]

    def begun(self, day: date) -> Sequence[PackRows]:
        """Those that began by that day; the first of them counts."""
        return [rows for first, rows in self.packs if first <= day]

    def find(self, day: date, *key: str) -> tuple[Row, ...]:
        """The rows of a code, or of a pair, in the pack of that day."""
        return next((rows.find(*key) for rows in self.begun(day)), ())

    def period(self, row: Row) -> Period:
        """The days that a row with dates holds on."""
        return Period(day_of(self.cell(row, FIRST)), day_of(self.cell(row, LAST)))

    def cell(self, row: Row, name: str) -> str:
        """A cell of a row by the name of its column."""
        return row[columns_of(self.kind).index(name)]


@dataclass(frozen=True, slots=True)
class SiteTables:
    """Tables of edits (`workbench.scrub.Tables`): the teaching ones in the codes that the site shows, and its own shelves."""

    teaching: EditTables
    shelves: Mapping[PackKind, Shelf]

    @property
    def diagnoses(self) -> tuple[DiagnosisLimit, ...]:
        """The teaching ones: no pack speaks of diagnoses."""
        return self.teaching.diagnoses

    def pair(self, column1: str, column2: str, day: date) -> Pair | None:
        """The pair that holds on that day."""
        shelf = self.shelves.get(PackKind.PAIRS)
        if shelf is None:
            return self.teaching.pair(column1, column2, day)
        return next((pair for pair in map(pair_of, shelf.find(day, column1, column2)) if pair.holds(day)), None)

    def cap(self, code: str, day: date) -> UnitCap | None:
        """The cap of that day."""
        shelf = self.shelves.get(PackKind.CAPS)
        return next(map(cap_of, shelf.find(day, code)), None) if shelf else self.teaching.cap(code, day)

    def service(self, code: str, day: date | None) -> Service | None:
        """The teaching facts, with what the fee schedules say in their place. Of several the newest that says a thing counts:
        a payer's own schedule has amounts and often nothing else.
        """
        ours, shelf = self.teaching.service(code, day), self.shelves.get(PackKind.FEES)
        if day is None or shelf is None:
            return ours
        rows = [row for pack in shelf.begun(day) for row in pack.find(code) if shelf.period(row).holds(day)]
        return _as_priced(ours or _UNKNOWN, rows, shelf) if rows else ours

    def periods(self, code: str, day: date) -> tuple[Period, ...]:
        """When the site's own list of service codes says that it can be billed."""
        shelf = self.shelves.get(PackKind.CPT)
        return tuple(map(shelf.period, shelf.find(day, code))) if shelf else ()


@contextmanager
def site_tables(site: Site, teaching: EditTables) -> Iterator[SiteTables]:
    """The tables of a site, open for as long as it takes. `teaching` in the site's codes. Raises BadSite, and NotFound when the
    rows of a pack are gone.
    """
    packs = newest_first(packs_of(site.path))
    with ExitStack() as opened:
        shelves = {kind: tuple((pack.effective, opened.enter_context(closing(rows_of(site.path, pack))))
                               for pack in packs if pack.kind is kind) for kind in READ}
        yield SiteTables(teaching, {kind: Shelf(kind, found) for kind, found in shelves.items() if found})


@contextmanager
def site_setting(site: Site, content: Content, today: date) -> Iterator[Setting]:
    """What claims are judged beside at a site: its tables, its book of diagnoses, its holidays. `content` in the site's codes.

    A site does not know its payers' rules, members or earlier claims; who does adds them. Raises BadSite, NotFound, Unavailable.
    """
    with site_tables(site, content.edits) as tables:
        book = code_list(site.path / PACKS)()
        yield Setting(today, tables, book, content.codes.icd10.spans, holidays=site.holidays)


def silent_before(setting: Setting, day: date) -> tuple[str, ...]:
    """A sentence for each kind whose first pack begins after that day of service: until then nothing was judged by it."""
    if not isinstance(setting.tables, SiteTables):
        return ()
    first_days = {kind: shelf.packs[-1][0] for kind, shelf in setting.tables.shelves.items()}
    return tuple(f"The first {kind} pack of the site begins on {first:%m/%d/%Y}. Services before that day were not held "
                 "against any." for kind, first in first_days.items() if first > day)


def _as_priced(ours: Service, rows: Sequence[Row], shelf: Shelf) -> Service:
    """The facts of a service as rows of fee schedules say them, the newest first."""
    said = {name: next((cell for row in rows if (cell := shelf.cell(row, name))), "")
            for name in ("global_days", "bilateral", "parts")}
    split = ours.split
    if said["parts"]:
        split = said["parts"] == _BOTH_PARTS
    elif _PARTS & {shelf.cell(row, "modifier") for row in rows}:
        split = True
    return replace(ours, global_days=said["global_days"] or ours.global_days, split=split,
                   bilateral=Bilateral(int(said["bilateral"])) if said["bilateral"] else ours.bilateral)
