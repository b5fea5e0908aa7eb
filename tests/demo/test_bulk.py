"""A large demo agency: `manage.py demo --stories N`."""

import re
from itertools import islice

import pytest
from django.core.management.base import CommandError
from rich.progress import Progress

from articles.body.cleaning import clean_body
from articles.content import Content
from articles.models import Article, Edition, Release
from articles.publishing.obstacles import photo_obstacles, words_missing
from newsroom.demo import bulk, source, stories

from .conftest import load

pytestmark = pytest.mark.usefixtures("agency", "small_batches")

PARTS = ("also_in", "topics", "bylines")


@pytest.fixture(scope="module")
def few_stories():
    """Two hand-made stories an edition: what stands beside the many matters little here, and takes its time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stories, "stories", lambda code: islice(source.stories(code), 2))
        yield


@pytest.fixture(scope="module")
def loaded_once(few_stories, loaded_once):
    return loaded_once


@pytest.fixture
def small_batches(monkeypatch):
    """Batches of four stories, so that a few stories are several batches."""
    monkeypatch.setattr(bulk, "BATCH", 4)


class CtrlC:
    """Stands for the progress bar's `update`: somebody presses Ctrl-C once so many batches are done."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self, *_bar, **_news) -> None:
        self.left -= 1
        if not self.left:
            raise KeyboardInterrupt


def many() -> list[Article]:
    """The bulk stories, oldest number first."""
    rows = Article.objects.filter(slugline__startswith=bulk.SLUGLINE).order_by("slugline")
    return list(rows.select_related("edition", "section").prefetch_related(*PARTS))


def test_exactly_so_many_stories_are_made_and_counted_aloud():
    before = Article.objects.count()
    said = load(stories=10)

    assert len(many()) == 10
    assert Article.objects.count() == before + 10
    assert re.search(r"Setting many stories .*\b10/10\b", said)


def test_they_are_public_beside_the_others(public_headlines):
    before = public_headlines()
    load(stories=10)

    assert sorted(public_headlines()) == sorted([*before, *(article.headline for article in many())])


def test_they_are_shared_out_among_the_editions():
    load(stories=8)

    codes = [article.edition.code for article in many()]
    assert codes == [*Edition.objects.order_by("position").values_list("code", flat=True)] * 2


def test_each_is_as_whole_as_one_from_the_desk():
    load(stories=12)

    for article in many():
        content = Content.of(article)
        lacks = [*words_missing(content, whole=True), *photo_obstacles(content, article.edition.code)]
        assert lacks == []
        assert all([content.standfirst, content.dateline, content.lead_photo, content.topics, content.bylines])
        assert {article.section.edition, *(topic.edition for topic in article.topics.all())} == {article.edition}
        assert content.urgency != Article.FLASH


def test_the_text_of_each_is_as_clean_as_one_from_the_desk():
    load(stories=12)

    bodies = [article.body for article in many()]
    assert bodies == [clean_body(body) for body in bodies]


def test_each_has_one_release_of_its_words():
    load(stories=12)

    releases = list(Release.objects.filter(article__in=many()).select_related("article", "address"))
    assert [release.kind for release in releases] == ["first"] * 12
    assert [release.announced_at for release in releases] == [release.public_from for release in releases]
    for release in releases:
        words, released = Content.of(release.article), Content.of_release(release)
        # A release has the photo's own words and the author's role where the desk has given none, and an address.
        frozen = {"lead_caption": released.lead_caption, "bylines": released.bylines, "slug": released.slug}
        assert released == words.changed(**frozen)


def test_each_can_be_read(client):
    load(stories=12)

    releases = Release.objects.filter(article__in=many()).select_related("edition")
    pages = [client.get(release.get_absolute_url()) for release in releases]
    assert [page.status_code for page in pages] == [200] * 12


def test_stopped_and_run_again_it_goes_on(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(Progress, "update", CtrlC(after=2))
        with pytest.raises(KeyboardInterrupt):
            load(stories=10)
    first = [article.pk for article in many()]
    said = load(stories=10)

    assert len(first) == 8
    assert [article.pk for article in many()][:8] == first
    assert [article.slugline for article in many()] == [f"BULK-{number:07}" for number in range(10)]
    assert re.search(r"Setting many stories .*\b10/10\b", said)


def test_a_number_that_is_there_already_changes_nothing():
    load(stories=6)
    before = [(article.pk, article.updated_at) for article in many()]
    load(stories=6)
    load(stories=3)

    assert [(article.pk, article.updated_at) for article in many()] == before


def test_a_larger_number_adds_the_rest():
    load(stories=3)
    load(stories=9)

    assert len(many()) == 9


def test_none_are_made_unless_asked():
    load()

    assert many() == []


def test_a_negative_number_is_refused():
    with pytest.raises(CommandError, match="not negative"):
        load(stories=-1)
