"""Run by Alembic: the steps go through the connection that ``connect.migrate`` holds the lock on."""

from alembic import context

from reconcile.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # all steps or none, on SQLite too
    render_as_batch=True,  # SQLite cannot alter a column in place
)
with context.begin_transaction():
    context.run_migrations()
