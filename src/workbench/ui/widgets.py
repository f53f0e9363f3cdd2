"""Which widget shows which type of work: the one place where they are told apart."""

from collections.abc import Mapping
from typing import Any

from workbench.model import CodeList, Matching, Sheet, Work
from workbench.ui.code_list import CodeSheet
from workbench.ui.matcher import Matcher
from workbench.ui.sheet import Worksheet
from workbench.ui.work import WorkWidget

# Any below: each widget takes the work of its own type, and this table says which that is.
_WIDGETS: Mapping[type, type[WorkWidget[Any]]] = {Sheet: Worksheet, CodeList: CodeSheet, Matching: Matcher}


def widget_for(work: Work) -> type[WorkWidget[Any]]:
    """The widget that shows this work."""
    return _WIDGETS[type(work)]
