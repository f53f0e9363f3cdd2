"""The SOP library, moving: list, search, one SOP in one page and one kernel. It asks the desk and decides nothing."""

from collections.abc import Callable, Mapping
from functools import partial

from workbench.client import Desk
from workbench.model import Conflict, Panel, Scope, SignedOut, SopView, WorkbenchError
from workbench.model.sought import Term
from workbench.ui.beside import beside
from workbench.ui.edge import Edge
from workbench.ui.filters import chosen, narrowed
from workbench.ui.library import count, found, library_view, sought
from workbench.ui.live import again, arrived
from workbench.ui.markup import badge, button, fill
from workbench.ui.page import Act, Page
from workbench.ui.sop import UNTICKED, mine, signed_bar, signed_line, sop_view
from workbench.ui.step import show_step
from workbench.ui.visit import public_id

NOT_HERE = "There is no such SOP. Here is the library."


class Reading:
    """The page of one person. `wish` is the SOP or step its address asked for."""

    def __init__(self, desk: Desk, wish: str = "") -> None:
        self._desk = desk
        self.page = Page(self._hear)
        self._edge = Edge(self.page)
        self._text = ""
        self._terms: tuple[Term, ...] = ()
        self._view: SopView | None = None
        self._scope = Scope()
        self._panels: dict[str, Panel | str] = {}
        self._edge.run(lambda: self._open(wish))

    def _hear(self, act: Act) -> None:
        known: Mapping[str, Callable[[Act], None]] = {
            "home": lambda _: self._library(),
            "open": lambda act: self._open(public_id(act.value)),
            "search": self._search,
            "step": lambda act: show_step(self.page, self._desk, public_id(act.value)),
            "panels": lambda _: self._figures(),
            "narrow": self._narrow,
            "acknowledge": self._acknowledge,
        }
        do = known.get(act.name)
        if do is not None:
            self._edge.run(lambda: do(act))

    def _open(self, wish: str) -> None:
        visit = self._desk.visit(wish) if wish else None
        if visit is not None and visit.sop:
            self._sop(visit.sop, visit.step)
        else:
            self._library(NOT_HERE if wish else "")

    def _library(self, sentence: str = "") -> None:
        self._view = None
        library = self._desk.sops(self._text)
        self._terms = sought(library)
        self.page.show(library_view(library, sentence))

    def _search(self, act: Act) -> None:
        """Typing sends its text as the value; Enter sends the form, and goes to the first place found."""
        entered = act.form.get("text")
        self._text = act.value if entered is None else entered
        library = self._desk.sops(self._text)
        self._terms = sought(library)
        self.page.patch(found=found(library), count=count(library))
        if entered is not None and library.hits:
            self.page.focus("hit-1")

    def _sop(self, sop: str, step: str) -> None:
        self._view, self._panels, self._scope = self._desk.sop(sop), {}, Scope()
        self.page.show(sop_view(self._view, step, self._terms))

    def _narrow(self, act: Act) -> None:
        """Asks again, for one payer, site, provider or period more or less."""
        if self._view is not None:
            self._scope, self._panels = narrowed(self._view.filters, self._scope, act.value), {}
            self.page.patch(**again(self._view.panels, chosen(self._view.filters, self._scope)))
            self._figures()

    def _figures(self) -> None:
        """Asks for every figure at once; each is shown when it comes, unless the person has moved on."""
        wanted, there, scope = self._view.panels if self._view else (), self._panels, self._scope

        def take(name: str, outcome: Callable[[], Panel]) -> None:
            if self._panels is there:
                self._edge.run(lambda: self._take(wanted, name, outcome))

        for name in wanted:
            ask = partial(self._desk.panel, name, scope.payer, scope.site, scope.provider, scope.period)
            beside(ask, partial(take, name))

    def _take(self, wanted: tuple[str, ...], name: str, outcome: Callable[[], Panel]) -> None:
        try:
            self._panels[name] = outcome()
        except SignedOut:
            raise
        except WorkbenchError as refusal:
            self._panels[name] = str(refusal)
        self.page.patch(**arrived(wanted, self._panels))
        if self._view is not None and self._view.filters and len(self._panels) == len(wanted):
            self.page.patch(narrowed=fill("Shown: {}", chosen(self._view.filters, self._scope)))

    def _acknowledge(self, act: Act) -> None:
        view = self._view
        if view is None or view.sop.id != act.value:
            return
        if not act.form.get("read"):
            self.page.patch(ack_said=badge("warn", UNTICKED))
            self.page.focus("ack-read")
            return
        try:
            view = self._view = self._desk.acknowledge(view.sop.id, view.sop.version, view.digest)
        except Conflict as refusal:
            self.page.patch(ack_said=fill("{} {}", refusal, button("Open it again", "open", act.value, small=True)))
            return
        self.page.patch(ack=signed_bar(view), mine=mine(view), signed=fill("{}", signed_line(view)))
