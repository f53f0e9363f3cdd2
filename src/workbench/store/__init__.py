"""Tables, migrations, the append-only submissions and the audit chain. The only place where keys rest."""

from workbench.store.chain import THE_SITE, Act, Verified, append, head_hash, verify
from workbench.store.payload import hint_subject
from workbench.store.store import Store, open_store, upgrade

__all__ = ["THE_SITE", "Act", "Store", "Verified", "append", "head_hash", "hint_subject", "open_store", "upgrade", "verify"]
