"""articles/search.py: every working copy is found by the words that it has now, and by no others."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rich.progress import Progress

from articles import search
from articles.content import Content, Name
from articles.management.commands import reindex_articles
from articles.models import Article, ArticleText
from articles.publishing import (
    Past,
    autosave,
    backfill,
    backfill_many,
    correct,
    create,
    duplicate,
    fix,
    purge_spiked,
    redact,
    restore,
    spike,
    undo,
    write,
)
from articles.search import find_articles, index, index_many

pytestmark = pytest.mark.django_db


def found(text: str, edition=None, rows=None) -> list[str]:
    """The headlines that a search finds, in order of their alphabet."""
    rows = find_articles(Article.objects.all() if rows is None else rows, text, edition=edition)
    return sorted(rows.values_list("headline", flat=True))


@pytest.fixture
def make(words, english, rita):
    """A function that begins a story: `make("Headline", body="<p>…</p>")`; in another edition it has no section."""

    def make_story(headline: str, edition=english, slugline: str = "", **changes):
        bare = {"section": None, "topics": (), "bylines": ()} if edition != english else {}
        content = words.changed(headline=headline, **{"standfirst": "", "body": "<p>Text.</p>", **bare, **changes})
        return create(content, by=rita, edition=edition, slugline=slugline)

    return make_story


# --- What is searched in ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "changes"),
    [
        ("harbour", {"headline": "Harbour"}),
        ("short", {"headline": "A", "short_headline": "Short"}),
        ("nine", {"headline": "A", "slugline": "QUAY-NINE"}),
        ("summary", {"headline": "A", "standfirst": "The summary."}),
        ("kelten", {"headline": "A", "dateline": "KELTEN"}),
        ("paragraph", {"headline": "A", "body": "<p>One.</p><p>A <strong>para</strong>graph.</p>"}),
        ("lighthouse", {"headline": "A", "lead_caption": "The lighthouse"}),
        ("marant", {"headline": "A", "bylines": (Name(guest_name="Dr Marant"),)}),
        ("varga", {"headline": "A"}),
    ],
)
def test_a_story_is_found_by_each_of_its_texts(make, asked, changes):
    make("Other", bylines=())
    story = make(**changes)

    assert found(asked) == [story.headline]


def test_an_author_is_found_by_the_name_in_every_language(make, ines):
    ines.texts.create(language="ru", name="Инес Варга")
    make("A")

    assert found("варга") == ["A"]


def test_markup_is_not_text(make):
    make("A", body="<p>One <strong>two</strong>.</p>")

    assert found("strong") == []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Harbours opened", "harbour opening"),
        ("O’Brien’s state-owned port", "obrien state owned"),
        ("U.S. talks", "us talk"),
        ("Talks in the US", "u.s."),
        ("Costs 1,000", "1000"),
        ("Harbour opens", "har"),
        ("Harbour opens", "HARBOUR harbour"),
    ],
)
def test_forms_of_a_word_are_found(make, text, asked):
    make(text)

    assert found(asked) == [text]


def test_stems_are_those_of_the_edition(make, russian, persian):
    make("Переговоры начались", edition=russian)
    make("کتاب‌ها می‌شود", edition=persian)

    assert found("переговоров") == found("ПЕРЕГОВОРЫ", edition=russian) == ["Переговоры начались"]
    assert found("كتاب") == found("میشود", edition=persian) == ["کتاب‌ها می‌شود"]


def test_every_word_must_be_there(make):
    make("Harbour opens")
    make("Bridge opens")

    assert found("opens harbour") == ["Harbour opens"]
    assert found("harbour bridge") == []


def test_a_search_stays_in_its_edition_and_in_the_rows_that_it_is_given(make, russian, rita):
    make("Harbour one")
    spike(make("Harbour two"), by=rita)
    make("Harbour three", edition=russian)

    assert found("harbour", edition=russian) == ["Harbour three"]
    assert found("harbour", rows=Article.objects.on_desk()) == ["Harbour one", "Harbour three"]


@pytest.mark.parametrize("text", ["", "?!", "\x00", "-- ' \" * :* & | ! <->", "_1", "x" * 5000, "NEAR(a b) OR c" * 40])
def test_a_hostile_search_finds_nothing_and_breaks_nothing(make, text):
    make("Harbour opens")

    assert found(text) == []


def test_many_finds_are_told_apart_from_few_by_nothing_but_their_number(make, monkeypatch):
    for headline in ("Harbour A", "Harbour B", "Harbour C", "Bridge"):
        make(headline)
    few = find_articles(Article.objects.order_by("-updated_at", "-id"), "harbour")
    monkeypatch.setattr(search, "FEW", 1)
    many = find_articles(Article.objects.order_by("-updated_at", "-id"), "harbour")

    assert [row.headline for row in few] == [row.headline for row in many] == ["Harbour C", "Harbour B", "Harbour A"]
    assert many.filter(headline="Harbour B").count() == 1


def test_a_search_is_one_query_before_the_list(make, english):
    make("Harbour opens")
    with CaptureQueriesContext(connection) as queries:
        found("harbour", edition=english)

    assert len(queries) == 2


# --- No verb leaves it stale -------------------------------------------------------------------------------------


def kept(article: Article) -> list[set[str]]:
    row = ArticleText.objects.get(article=article)
    return [set(row.words.split()), set(row.stems.split())]


def is_fresh(article: Article) -> bool:
    """Whether the index holds just what it would hold if it were written anew."""
    article = Article.objects.get(pk=article.pk)
    before = kept(article)
    index(article, Content.of(article))
    return before == kept(article)


def rewrite(article: Article, *, by, desk=None, **changes) -> Article:
    article.refresh_from_db()
    return write(article, Content.of(article).changed(**changes), by=by, revision=article.revision, **(desk or {}))


def test_create_and_write_keep_the_index(make, rita):
    article = make("Harbour")
    assert is_fresh(article)

    rewrite(article, by=rita, headline="Bridge", body="<p>Cars.</p>")
    assert is_fresh(article)
    assert (found("harbour"), found("cars")) == ([], ["Bridge"])


def test_autosave_keeps_the_index(make, rita):
    article = make("Harbour")
    autosave(article, Content.of(article).changed(headline="Bridge"), by=rita, revision=article.revision)

    assert is_fresh(article)
    assert (found("harbour"), found("bridge")) == ([], ["Bridge"])


def test_a_new_slugline_alone_is_found(make, rita):
    article = rewrite(make("Harbour"), by=rita, desk={"slugline": "PORT-ALMA"})

    assert is_fresh(article)
    assert found("alma") == ["Harbour"]


def test_another_edition_alone_moves_the_story_there(make, rita, english, russian):
    article = make("Переговоры начались", section=None, topics=())
    rewrite(article, by=rita, desk={"edition_id": russian.pk})

    assert is_fresh(article)
    assert found("переговоров", edition=russian) == ["Переговоры начались"]
    assert found("переговоры", edition=english) == []


def test_restore_and_duplicate_keep_the_index(make, rita):
    article = make("Harbour")
    first = article.versions.get()
    article = rewrite(article, by=rita, headline="Bridge")
    restore(article, first, by=rita, revision=article.revision)
    copy = duplicate(article, by=rita)

    assert is_fresh(article)
    assert is_fresh(copy)
    assert (len(found("harbour")), found("bridge")) == (2, [])


def test_a_correction_and_its_undoing_keep_the_index(live_article, edith):
    correct(live_article, by=edith, changes={"headline": "Harbour closes"}, note="Wrong")
    assert is_fresh(live_article)
    assert found("closes") == ["Harbour closes"]

    undo(live_article, by=edith)
    assert is_fresh(live_article)
    assert found("closes") == []


def test_a_silent_fix_keeps_the_index(live_article, edith):
    fix(live_article, by=edith, changes={"body": "<p>Lighthouse.</p>"})

    assert is_fresh(live_article)
    assert found("lighthouse") == ["Harbour opens"]


def test_redact_takes_the_words_out_of_the_index(make, ada):
    article = make("Secret harbour", slugline="SECRET", body="<p>A secret.</p>")
    redact(article, by=ada, words="secret", reason="Court")

    assert is_fresh(article)
    assert found("secret") == []
    assert "secret" not in " ".join(ArticleText.objects.values_list("words", "stems").get())


def test_purge_takes_everything_out_of_the_index(make, rita, clock):
    article = make("Harbour", slugline="PORT")
    spike(article, by=rita)
    clock.forward(days=31)
    purge_spiked()

    assert is_fresh(article)
    assert (found("harbour"), found("port"), found("text")) == ([], [], [])


def test_single_and_bulk_backfill_write_the_same_index(make, words, english, ada):
    single = make("Harbour")
    backfill(single, by=ada, public_from=timezone.now())
    past = Past(Article(edition=english), Content.of(single), timezone.now())
    backfill_many([past], by=ada)

    assert is_fresh(single)
    assert is_fresh(past.article)
    assert kept(past.article) == kept(single)


def test_the_index_goes_back_with_the_words(make, rita):
    article = make("Harbour")
    with transaction.atomic():
        rewrite(article, by=rita, headline="Bridge")
        transaction.set_rollback(True)

    assert (found("harbour"), found("bridge")) == (["Harbour"], [])


def test_a_story_that_is_gone_is_not_found(make):
    article = make("Harbour")
    article.steps.all()._raw_delete("default")
    article.delete()

    assert find_articles(Article.objects.all(), "harbour").count() == 0
    assert not ArticleText.objects.exists()


def test_many_are_indexed_in_a_fixed_number_of_queries(words, english):
    def queries(number: int) -> int:
        articles = Article.objects.bulk_create(Article(edition=english, headline=str(n)) for n in range(number))
        with CaptureQueriesContext(connection) as captured:
            index_many([(article, words) for article in articles])
        return len(captured)

    assert (queries(1), queries(50)) == (2, 2)


def test_a_story_larger_than_any_is_indexed_up_to_a_length(make):
    different = " ".join(f"{'ж' * 25}{number}" for number in range(15_000))
    make("Long", body=f"<p>First.</p><p>{different}</p><p>Last.</p>")

    assert (found("first"), found("last")) == (["Long"], [])


# --- The command -------------------------------------------------------------------------------------------------


def reindex(*arguments: str) -> str:
    out = StringIO()
    call_command("reindex_articles", *arguments, stdout=out)
    return out.getvalue().splitlines()[-1]


def test_reindex_writes_the_index_anew(make):
    make("Harbour")
    ArticleText.objects.update(words="nonsense", stems="")

    assert reindex() == "1 stories indexed."
    assert (found("harbour"), found("nonsense")) == (["Harbour"], [])


def test_reindex_missing_writes_only_what_is_not_there(make):
    make("Harbour"), make("Bridge")
    ArticleText.objects.filter(words__contains="harbour").delete()

    assert reindex("--missing") == "1 stories indexed."
    assert reindex("--missing") == "0 stories indexed."
    assert found("harbour") == ["Harbour"]


def test_reindex_says_how_to_go_on_when_it_is_stopped(make, monkeypatch):
    stories = [make(headline) for headline in ("Harbour A", "Harbour B", "Harbour C")]
    ArticleText.objects.all().delete()
    monkeypatch.setattr(reindex_articles, "AT_ONCE", 1)

    with monkeypatch.context() as patch:
        patch.setattr(Progress, "update", _stop_at_the_second())
        with pytest.raises(CommandError, match=f"after 2 stories.*--before {stories[1].pk}$"):
            reindex()
    assert found("harbour") == ["Harbour B", "Harbour C"]

    assert reindex("--before", str(stories[1].pk)) == "1 stories indexed."
    assert found("harbour") == ["Harbour A", "Harbour B", "Harbour C"]


def _stop_at_the_second():
    calls = []

    def update(*args, **kwargs):
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt

    return update


def test_reindex_refuses_what_is_no_id():
    with pytest.raises(CommandError, match="--before needs"):
        reindex("--before", "0")
