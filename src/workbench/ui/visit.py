"""Where a page's address leads. The one place that reads `?open=...`; a wish, which the desk grants or not."""

import os
import re
from urllib.parse import parse_qs

from workbench.client import ADDRESS

_PUBLIC = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_OF_THE_SERVER = ("VOILA_", "HTTP_", "QUERY_STRING", "SCRIPT_NAME", "PATH_INFO", "SERVER_", "REMOTE_")
_CLIENTS_OWN = ("HTTP_X_WORKBENCH_",)


def on_a_page() -> bool:
    """Whether this kernel runs for a page of Voila. Ask before `visit`, which forgets it."""
    return any(name.startswith("VOILA_") for name in os.environ)


def beside_other_pages() -> bool:
    """Whether the other pages (home, lessons, sop) can be opened from here."""
    return bool(os.environ.get(ADDRESS))


def visit(wish: str = "") -> str:
    """The public id that the page was asked to open, or `wish`, or "". Read once: the server's variables are gone afterwards."""
    query = parse_qs(os.environ.get("QUERY_STRING", ""))
    for name in [name for name in os.environ if name.startswith(_OF_THE_SERVER) and not name.startswith(_CLIENTS_OWN)]:
        del os.environ[name]
    return public_id(next(iter(query.get("open", [])), "") or wish)


def public_id(text: str) -> str:
    """The text when it can be a public id, else "".

    >>> public_id("SOP-05.6"), public_id("<script>")
    ('SOP-05.6', '')
    """
    return text if _PUBLIC.fullmatch(text) else ""
