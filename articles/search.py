"""The desk's search: the working copies by their words, newest change first. One index, in the database itself.

`index` is called by whatever writes a working copy, in the same transaction. What is searched for is normalised as what
is stored, so SQLite's FTS5 and PostgreSQL's GIN find the same.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models import BooleanField, Case, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from authors.models import Author
from newsroom.lib.normalising import Asked, asked, indexed

from .body.reading import plain
from .models import Article, ArticleText, Edition

if TYPE_CHECKING:  # Contents are indexed as they are written: they import this module.
    from .content import Content

#: Characters of a story's different words: PostgreSQL takes no more than a megabyte of them.
MOST = 150_000
#: Up to so many finds are told to the list by their ids; where there are more, the newest come soon in its own order.
FEW, EVERY = 2000, 2**62
#: A shorter beginning of a word would find half of everything.
BEGINNING = 3
BATCH = 500


def index(article: Article, content: "Content") -> None:
    """Make the story found by these words, which its working copy has from now on."""
    index_many([(article, content)])


def index_many(pairs: Sequence[tuple[Article, "Content"]]) -> None:
    """The same for many saved stories with their editions, in a fixed number of queries for each BATCH of them."""
    names = _names_of(pairs)
    rows = [_row(article, content, names) for article, content in pairs]
    # One statement that replaces what is there: two processes may index the same story at the same time.
    ArticleText.objects.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, update_fields=["words", "stems"], unique_fields=["article"]
    )


def _names_of(pairs: Iterable[tuple[Article, "Content"]]) -> dict[int, list[str]]:
    """The names of all authors in the bylines, in every language."""
    wanted = {name.author for _article, content in pairs for name in content.bylines if name.author}
    names: dict[int, list[str]] = {}
    if wanted:
        for pk, *found in Author.objects.filter(pk__in=wanted).values_list("pk", "name", "texts__name"):
            names.setdefault(pk, []).extend(name for name in found if name)
    return names


def _row(article: Article, content: "Content", names: dict[int, list[str]]) -> ArticleText:
    byline = [
        name for line in content.bylines for name in ([line.guest_name] if line.guest_name else names[line.author])
    ]
    texts = [content.headline, content.short_headline, article.slugline, content.standfirst, content.dateline, *byline]
    texts += [content.lead_caption, plain(content.body)]
    words, forms = indexed("\n".join(texts), article.edition.code, most=MOST)
    return ArticleText(article=article, words=words, stems=f"{_mark(article.edition_id)} {forms}")


def _mark(edition_id: int) -> str:
    """What stands for an edition among the words: a common word of another language is then found nowhere, at once."""
    return f"_{edition_id}"


def find_articles(rows: QuerySet[Article], text: str, *, edition: Edition | None = None) -> QuerySet[Article]:
    """Those of `rows` that hold every word of `text`: headline, slugline, standfirst, byline, captions and body.

    One query, which the database stops after FEW finds. `rows` may be narrowed and must be ordered afterwards.
    With an `edition`, only its stories. Nothing to search for finds nothing.
    """
    languages = [edition.code] if edition else Edition.objects.values_list("code", flat=True)
    wanted = asked(text, languages)
    if not wanted:
        return rows.none()
    sql, query = _ENGINES[connection.vendor](wanted, [_mark(edition.pk)] if edition else [])
    with connection.cursor() as cursor:
        cursor.execute(sql, [query, FEW + 1])
        few = [pk for (pk,) in cursor.fetchall()]
    if len(few) <= FEW:
        return rows.filter(pk__in=few)
    # Too many to look each one up: the list goes on in its own order and asks of each row whether it is among them.
    # Inside a CASE neither database takes the finds for a way to begin with.
    found = When(pk__in=RawSQL(sql, [query, EVERY]), then=Value(True))  # noqa: S611 (constant; words are parameters)
    return rows.filter(Case(found, default=Value(False), output_field=BooleanField()))


def _sqlite(wanted: list[Asked], marks: list[str]) -> tuple[str, str]:
    def word(text: str, is_open: bool) -> str:
        return f'"{text}"*' if is_open else f'"{text}"'

    sql = "SELECT rowid FROM articles_articletext_fts WHERE articles_articletext_fts MATCH %s LIMIT %s"
    return sql, _expression(wanted, [f'"{mark}"' for mark in marks], word, " AND ", " OR ")


def _postgresql(wanted: list[Asked], marks: list[str]) -> tuple[str, str]:
    def word(text: str, is_open: bool) -> str:
        return f"'{text}':*" if is_open else f"'{text}'"

    # In a query of its own, or the planner would ask the function how much it will find.
    sql = "SELECT unnest((SELECT articles_found(%s::tsquery, %s)))"
    return sql, _expression(wanted, [f"'{mark}'" for mark in marks], word, " & ", " | ")


_ENGINES = {"sqlite": _sqlite, "postgresql": _postgresql}


def _expression(wanted: list[Asked], marks: list[str], word, all_of: str, any_of: str) -> str:
    """What is asked for in a database's own words. A normalised word has neither quotes nor signs in it."""

    def forms(found: tuple[str, ...], is_open: bool) -> str:
        return any_of.join(word(form, is_open and len(form) >= BEGINNING) for form in found)

    def way(parts: tuple[tuple[str, ...], ...], is_open: bool) -> str:
        last = len(parts) - 1
        return all_of.join(f"({forms(part, is_open and place == last)})" for place, part in enumerate(parts))

    runs = ["(" + any_of.join(f"({way(parts, run.is_open)})" for parts in run.ways) + ")" for run in wanted]
    return all_of.join([*marks, *runs])
