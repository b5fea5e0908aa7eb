"""Where a story stands, and stood."""

import pytest
from django.utils import timezone

from articles.models import Article, Release
from articles.publishing import approve, create, fix, publish, submit, unschedule

pytestmark = [pytest.mark.usefixtures("clock"), pytest.mark.django_db]


@pytest.fixture
def release_of(english, rita, edith):
    """A function that publishes words and gives the release."""

    def make(words, edition=english, at=None):
        article = create(words, by=rita, edition=edition)
        submit(article, by=rita)
        approve(article, by=edith)
        return publish(article, by=edith, at=at)

    return make


def test_an_address_is_made_of_date_and_headline(words, release_of, clock):
    assert release_of(words).get_absolute_url() == "/2026/03/02/harbour-opens/"


def test_the_date_is_that_of_the_editions_zone(words, release_of, english, clock):
    english.zone = "Asia/Tokyo"
    english.save()
    clock.forward(hours=4)

    assert release_of(words).path.startswith("2026/03/03/")


def test_a_second_story_of_the_same_name_gets_a_suffix(words, release_of, clock):
    assert [release_of(words).path for _ in range(3)] == [
        "2026/03/02/harbour-opens/",
        "2026/03/02/harbour-opens-2/",
        "2026/03/02/harbour-opens-3/",
    ]


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Гавань открыта", "gavan-otkryta"),
        ("Körpü açıldı, gəmilər gəldi", "korpu-acildi-gemiler-geldi"),
        ("بندر باز شد", "bndr-bz-shd"),
        ("!!!", "story"),
        ("港口", "gang-kou"),
    ],
)
def test_a_slug_is_never_empty_in_any_script(headline, slug, words, release_of, clock):
    assert release_of(words.changed(headline=headline)).address.slug == slug


def test_a_very_long_headline_makes_a_short_slug(words, release_of, clock):
    assert len(release_of(words.changed(headline="harbour " * 24)).address.slug) <= 80


def test_a_new_slug_moves_a_live_story_and_keeps_its_date(clock, live_article, edith):
    clock.forward(days=1)
    release = fix(live_article, by=edith, changes={"slug": "port-opens"})

    assert release.path == "2026/03/02/port-opens/"


def test_a_scheduled_story_stands_at_the_day_of_its_publication(words, release_of, clock):
    assert release_of(words, at=clock.in_hours(36)).path == "2026/03/04/harbour-opens/"


def test_a_story_that_moves_to_another_day_moves_its_address(words, release_of, edith, clock):
    release = release_of(words, at=clock.in_hours(36))
    article = Article.objects.get(pk=release.article_id)
    unschedule(article, by=edith)

    assert publish(article, by=edith).path == "2026/03/02/harbour-opens/"


def test_an_article_has_no_address_of_its_own(draft):
    assert not hasattr(draft, "get_absolute_url")


def test_another_edition_has_its_code_in_front(words, release_of, russian, clock):
    words = words.changed(headline="Гавань", topics=())

    assert release_of(words, edition=russian).get_absolute_url() == "/ru/2026/03/02/gavan/"
    assert Release.objects.get().public_from <= timezone.now()


def test_a_new_slug_is_taken_though_the_old_one_is_longer_by_a_number(words, release_of, edith, clock):
    release = release_of(words.changed(headline="Harbour 2026"))
    clock.forward(minutes=1)

    moved = fix(release.article, by=edith, changes={"slug": "harbour"})

    assert (release.path, moved.path) == ("2026/03/02/harbour-2026/", "2026/03/02/harbour/")


def test_an_update_keeps_the_suffix_that_settled_a_clash(words, release_of, edith, clock):
    release_of(words.changed(slug="harbour"))
    release = release_of(words.changed(slug="harbour"))
    clock.forward(minutes=1)

    fixed = fix(release.article, by=edith, changes={"slug": "harbour"})

    assert (release.path, fixed.path) == ("2026/03/02/harbour-2/", "2026/03/02/harbour-2/")


def test_an_address_keeps_its_day_though_the_edition_moves_to_another_zone(live_article, english, edith, clock):
    english.zone = "Pacific/Auckland"
    english.save()
    clock.forward(minutes=1)

    assert fix(live_article, by=edith, changes={"slug": "port-opens"}).path == "2026/03/02/port-opens/"
