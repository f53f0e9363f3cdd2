"""The filters over live figures: a row of lists to choose from, what is chosen in words, and what choosing changes.

A choice comes back as "payer:bluefen" and counts only when it was offered.
"""

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from workbench.model import Filter, Option, Scope
from workbench.ui.markup import NOTHING, fill, lines

_ROW = '<div class="wb-filters no-print" role="group" aria-label="Narrow the figures down">{}</div>'
_SELECT = '<div><label for="by-{0}">{1}</label><select class="wb-input" id="by-{0}" data-act="narrow">{2}</select></div>'
_OPTION = '<option value="{}:{}">{}</option>'


def filter_row(filters: tuple[Filter, ...]) -> Markup:
    """A list for each filter, with everything chosen; nothing without filters."""
    return fill(_ROW, lines(map(_select, filters))) if filters else NOTHING


def _select(each: Filter) -> Markup:
    options = lines(fill(_OPTION, each.name, option.value, option.name) for option in each.options)
    return fill(_SELECT, each.name, each.title, options)


def narrowed(filters: Iterable[Filter], scope: Scope, choice: str) -> Scope:
    """The scope after a choice; unchanged by one that was not offered."""
    name, _, value = choice.partition(":")
    offered = any(each.name == name and any(option.value == value for option in each.options) for each in filters)
    if not offered:
        return scope
    if name == "payer":
        return replace(scope, payer=value)
    number = int(value or 0)
    if name == "period":
        return replace(scope, period=number)
    return replace(scope, site=number) if name == "site" else replace(scope, provider=number)


def chosen(filters: Iterable[Filter], scope: Scope) -> str:
    """What is chosen, in words: "Bluefen Health PPO · Both sites · All providers · Last 6 months"."""
    return " · ".join(_chosen(each, scope).name for each in filters)


def _chosen(each: Filter, scope: Scope) -> Option:
    asked = str(getattr(scope, each.name) or "")
    return next((option for option in each.options if option.value == asked), each.options[0])
