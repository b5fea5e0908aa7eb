"""Rows of another table as one JSON column, the same on SQLite and PostgreSQL."""

from datetime import UTC, datetime

from django.db.models import JSONField, Subquery


def moment_in_json(text: str) -> datetime:
    """A moment out of a JSON value that a database built: PostgreSQL writes its zone, SQLite means UTC."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class JSONRows(Subquery):
    """A list: one JSON value for each row of the subquery, in its order; [] where it has none.

    The subquery selects exactly one column named `item`, a JSONObject:

        JSONRows(Topic.objects.filter(...).values(item=JSONObject(name="name")))
    """

    output_field = JSONField()

    def as_sqlite(self, compiler, connection, **extra):
        return super().as_sql(
            compiler,
            connection,
            template="(SELECT COALESCE(JSON_GROUP_ARRAY(JSON(item)), JSON('[]')) FROM (%(subquery)s) AS item_rows)",
            **extra,
        )

    def as_postgresql(self, compiler, connection, **extra):
        return super().as_sql(
            compiler,
            connection,
            template="(SELECT COALESCE(JSONB_AGG(item), '[]'::jsonb) FROM (%(subquery)s) AS item_rows)",
            **extra,
        )
