"""The index of the desk's search over articles_articletext: FTS5 on SQLite, GIN on PostgreSQL.

SQLite: the index reads the table's own columns (external content) and triggers keep it. A migration that makes SQLite
rebuild articles_articletext must write the triggers again: they go with the old table.

PostgreSQL: the words are normalised and parted by blanks, so that no text search configuration comes into it. The
function is there for its setting: for a common word the planner would rather read the whole table, and unpack it.
"""

from django.db import migrations

SQLITE = [
    "CREATE VIRTUAL TABLE articles_articletext_fts USING fts5("
    "words, stems, content='articles_articletext', content_rowid='article_id', "
    "tokenize=\"ascii tokenchars '_'\", detail=none, columnsize=0, prefix='3 4')",
    "CREATE TRIGGER articles_articletext_added AFTER INSERT ON articles_articletext BEGIN "
    "INSERT INTO articles_articletext_fts (rowid, words, stems) VALUES (new.article_id, new.words, new.stems); END",
    "CREATE TRIGGER articles_articletext_gone AFTER DELETE ON articles_articletext BEGIN "
    "INSERT INTO articles_articletext_fts (articles_articletext_fts, rowid, words, stems) "
    "VALUES ('delete', old.article_id, old.words, old.stems); END",
    "CREATE TRIGGER articles_articletext_changed AFTER UPDATE ON articles_articletext BEGIN "
    "INSERT INTO articles_articletext_fts (articles_articletext_fts, rowid, words, stems) "
    "VALUES ('delete', old.article_id, old.words, old.stems); "
    "INSERT INTO articles_articletext_fts (rowid, words, stems) VALUES (new.article_id, new.words, new.stems); END",
    "INSERT INTO articles_articletext_fts (articles_articletext_fts) VALUES ('rebuild')",
]
SQLITE_BACK = [
    "DROP TRIGGER articles_articletext_added",
    "DROP TRIGGER articles_articletext_gone",
    "DROP TRIGGER articles_articletext_changed",
    "DROP TABLE articles_articletext_fts",
]

_VECTOR = "array_to_tsvector(array_remove(string_to_array(words || ' ' || stems, ' '), ''))"
POSTGRESQL = [
    # The words stand aside, and what a search walks through is small.
    "ALTER TABLE articles_articletext SET (toast_tuple_target = 128)",
    f"CREATE INDEX articles_articletext_found ON articles_articletext USING gin ({_VECTOR}) "
    "WITH (gin_pending_list_limit = 1024)",
    # Nobody asks the planner how common a word is: that it need not find out.
    "ALTER INDEX articles_articletext_found ALTER COLUMN 1 SET STATISTICS 0",
    "CREATE FUNCTION articles_found(wanted tsquery, at_most bigint) RETURNS bigint[] "
    "LANGUAGE sql STABLE SET enable_seqscan = off "
    f"AS $$ SELECT ARRAY(SELECT article_id FROM articles_articletext WHERE {_VECTOR} @@ wanted LIMIT at_most) $$",
]
POSTGRESQL_BACK = [
    "DROP FUNCTION articles_found(tsquery, bigint)",
    "DROP INDEX articles_articletext_found",
    "ALTER TABLE articles_articletext RESET (toast_tuple_target)",
]


def make(apps, schema_editor):
    _execute(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def take_away(apps, schema_editor):
    _execute(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


def _execute(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_desk_indexes")]
    operations = [migrations.RunPython(make, take_away)]
