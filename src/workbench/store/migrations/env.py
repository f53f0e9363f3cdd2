"""Tells Alembic to use the transaction it is handed. There is no offline mode."""

from alembic import context

from workbench.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
