"""articles/checks.py: what the desk is told about a story before it goes out."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.checks import CHECKS, Check, Level, check, checks
from articles.content import Content, Name
from articles.models import Article
from articles.publishing import approve, create, kill, obstacles, publish, spike, submit, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def make(words, english, rita):
    """A function that begins a story: `make(standfirst="")`; names of the desk's own values go to the desk."""

    def begin(*, embargo_until=None, needs_legal=False, edition=english, **changes) -> Article:
        changes = {"headline": f"Harbour {Article.objects.count()}", **changes}
        return create(
            words.changed(**changes), by=rita, edition=edition, embargo_until=embargo_until, needs_legal=needs_legal
        )

    return begin


def said(article: Article, step: str = "publish") -> list[tuple[str, str, str]]:
    return [(one.level, one.sentence, one.field) for one in checks(article, step)]


def test_a_sound_story_is_told_nothing(make):
    assert said(make()) == []


# --- What blocks -----------------------------------------------------------------------------------------


def test_what_blocks_are_the_obstacles_and_nothing_else(make, make_photo):
    article = make(section=None, body="", lead_photo=make_photo(alt_text="").pk, needs_legal=True)

    found = checks(article)

    assert [one.sentence for one in found if one.blocks] == obstacles(article)
    assert len(obstacles(article)) == 4


def test_a_block_says_where_it_is_mended(make, make_photo):
    lead, inside = make_photo(alt_text="", caption="Lead"), make_photo(alt_text="", caption="Inside")
    body = f'<p>Ships came.</p><figure><img data-photo="{inside.pk}"></figure>'
    article = make(section=None, lead_photo=lead.pk, body=body)

    assert said(article) == [
        ("block", "It stands in no section.", "section"),
        ("block", "The photo “Lead” has no alt text.", "lead_photo"),
        ("block", "The photo “Inside” has no alt text.", "body"),
    ]


def test_the_gravest_comes_first(make):
    levels = [one.level for one in checks(make(section=None, standfirst="", bylines=()))]

    assert levels == [Level.BLOCK, Level.WARN, Level.NOTE]


def test_an_update_that_changes_nothing_is_held_back(live_article):
    assert ("block", "Nothing has changed since the live release.", "") in said(live_article, "update")


# --- Words -------------------------------------------------------------------------------------------------


def test_an_empty_standfirst_warns(make):
    sentence = "The standfirst is empty: lists and searches show nothing below it."
    assert said(make(standfirst=" ")) == [("warn", sentence, "standfirst")]


def test_nobody_in_the_byline_is_noted(make):
    assert said(make(bylines=())) == [("note", "Nobody stands in the byline.", "byline")]
    assert said(make(bylines=(Name(guest_name="A guest"),))) == []


def test_a_long_headline_warns_unless_a_short_one_stands_in(make):
    sentence = "The headline is 96 letters long; lists cut it after 95."
    assert said(make(headline="x" * 96)) == [("warn", sentence, "headline")]
    assert said(make(headline="y" * 96, short_headline="y")) == []
    assert said(make(headline="z" * 95)) == []


# --- The same headline ---------------------------------------------------------------------------------------


SAME = "Another story of this week has the same headline: BAKU-TALKS."


@pytest.fixture
def other(words, english, rita):
    return create(words, by=rita, edition=english, slugline="BAKU-TALKS")


@pytest.mark.parametrize("headline", ["Harbour opens", "harbour OPENS"])
def test_a_headline_that_is_taken_warns(make, other, headline):
    assert said(make(headline=headline)) == [("warn", SAME, "headline")]


def test_the_live_headline_counts_whatever_the_desk_has_made_of_it(make, other, rita, edith):
    submit(other, by=rita)
    approve(other, by=edith)
    publish(other, by=edith)
    write(other, Content.of(other).changed(headline="Something else"), by=edith, revision=1)

    assert said(make(headline="Harbour opens")) == [("warn", SAME, "headline")]


def test_a_headline_of_last_week_is_free_again(clock, make, other):
    clock.forward(days=8)

    assert said(make(headline="Harbour opens")) == []


def test_a_headline_is_free_in_another_edition_and_in_the_bin(make, other, russian, rita):
    assert [one[1] for one in said(make(headline="Harbour opens", edition=russian, topics=()))] == []
    spike(other, by=rita)
    assert said(make(headline="Harbour opens")) == []


# --- Links to our own stories ------------------------------------------------------------------------------------


def link(pk: int) -> str:
    return f'<p>As <a data-story="{pk}">reported</a>.</p>'


def test_a_link_to_a_live_story_is_sound(make, live_article):
    assert said(make(body=link(live_article.pk))) == []


def test_a_link_to_what_readers_cannot_open_warns(clock, make, live_article, draft, rita, edith):
    gone = 10**6
    kill(live_article, by=edith, reason="Wrong", notice="Withdrawn.")
    dropped = make(headline="Dropped")
    spike(dropped, by=rita)
    later = make(headline="Later")
    submit(later, by=rita)
    approve(later, by=edith)
    publish(later, by=edith, at=clock.in_hours(1))
    body = "".join(link(pk) for pk in (gone, live_article.pk, dropped.pk, make(headline="Begun").pk, later.pk))

    found = [one for one in said(make(headline="Linking", body=body)) if "links to" in one[1]]

    assert found == [
        ("warn", "The text links to story 1000000, which no longer exists.", "body"),
        ("warn", "The text links to “Harbour opens”, which has been killed.", "body"),
        ("warn", "The text links to “Dropped”, which lies in the bin.", "body"),
        ("warn", "The text links to “Begun”, which is not live yet: readers see no link.", "body"),
        ("note", "The text links to “Later”, which is not live yet: readers see no link.", "body"),
    ]


def test_a_link_to_itself_is_no_matter(draft, rita):
    article = write(draft, Content.of(draft).changed(body=link(draft.pk)), by=rita, revision=1)

    assert said(article) == []


# --- Photos ---------------------------------------------------------------------------------------------------------


def test_a_photo_without_credit_warns(make, make_photo):
    photo = make_photo(credit=" ")

    assert said(make(lead_photo=photo.pk)) == [("warn", "The photo “The harbour” has no credit.", "lead_photo")]


# --- Embargo, flash, address ------------------------------------------------------------


def test_an_embargo_is_noted_while_it_holds_and_when_it_has_ended(clock, make):
    article = make(embargo_until=clock.in_hours(1))
    assert said(article) == [("note", "Under embargo until 13:00 UTC: nobody sees it before.", "embargo_until")]

    clock.forward(hours=2)

    sentence = "The embargo ended at 13:00 UTC: nothing holds the story back any longer."
    assert said(article) == [("note", sentence, "embargo_until")]


def test_a_flash_warns_and_needs_no_standfirst(make):
    sentence = "It is a flash: it goes out over the top of every page, and publishing asks you to confirm that."
    assert said(make(urgency=1, standfirst="", body="")) == [("warn", sentence, "urgency")]


def test_a_slug_that_moves_the_live_page_is_noted(live_article, edith):
    article = write(live_article, Content.of(live_article).changed(slug="port"), by=edith, revision=1)

    sentence = "The slug is another than the live one, “harbour-opens”: the page moves, and the old address leads on."
    assert said(article) == [("note", sentence, "slug")]


# --- The registry ------------------------------------------------------------


def test_a_house_can_register_a_check_of_its_own(make, monkeypatch):
    monkeypatch.setattr("articles.checks.CHECKS", [*CHECKS])

    @check
    def no_shouting(subject):
        if subject.content.headline.isupper():
            yield Check(Level.NOTE, "Shouting.", "headline")

    assert said(make(headline="WAR ENDS")) == [("note", "Shouting.", "headline")]


def test_checks_ask_as_often_whatever_the_story_holds(make, make_photo, live_article, publish_story):
    def cost(article: Article) -> int:
        article = Article.objects.select_related("edition", "section", "approved_version").get(pk=article.pk)
        with CaptureQueriesContext(connection) as context:
            checks(article)
        return len(context)

    def holding(count: int) -> Article:
        photos = "".join(f'<figure><img data-photo="{make_photo().pk}"></figure>' for _number in range(count))
        links = "".join(link(publish_story(f"Linked {count} {number}").pk) for number in range(count))
        return make(body=f"<p>Ships.</p>{photos}{links}", headline=f"Holding {count}")

    assert cost(holding(1)) == cost(holding(3)) == 15
