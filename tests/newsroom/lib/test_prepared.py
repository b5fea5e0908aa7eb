from datetime import UTC, date, datetime
from threading import Thread

import pytest
from django.db import connection
from django.db.models import F

from articles.models import Address, Edition, Release, Section
from newsroom.lib.prepared import Prepared

pytestmark = pytest.mark.django_db


@pytest.fixture
def sections(english, russian):
    """Three sections of two editions."""
    return [
        Section.objects.create(edition=edition, name=name, slug=name.lower())
        for edition, name in [(english, "World"), (english, "Sport"), (russian, "Mir")]
    ]


def test_rows_are_those_of_the_values_that_are_given(sections, english, russian):
    of_edition = Prepared(lambda edition: Section.objects.filter(edition=edition).order_by("name"), edition=int)

    assert of_edition(edition=english.pk) == [sections[1], sections[0]]
    assert of_edition(edition=russian.pk) == [sections[2]]
    assert of_edition(edition=0) == []


def test_query_is_built_once_and_sent_every_time(sections, english, django_assert_num_queries):
    built = []

    def build(edition):
        built.append(edition)
        return Section.objects.filter(edition=edition)

    of_edition = Prepared(build, edition=int)
    with django_assert_num_queries(2):
        of_edition(edition=english.pk)
        of_edition(edition=english.pk)

    assert len(built) == 1


def test_rows_bring_their_relations_and_annotations(sections, english, django_assert_num_queries):
    named = Prepared(
        lambda slug: Section.objects.filter(slug=slug).select_related("edition").annotate(language=F("edition__code")),
        slug=str,
    )

    [world] = named(slug="world")

    with django_assert_num_queries(0):
        assert (world.edition, world.language) == (english, "en")


def test_fields_that_were_left_out_are_fetched_when_asked_for(sections, english, django_assert_num_queries):
    slim = Prepared(lambda slug: Section.objects.filter(slug=slug).only("slug"), slug=str)

    [world] = slim(slug="world")

    with django_assert_num_queries(1):
        assert world.name == "World"


def test_days_and_moments_are_values_too(live_article):
    release = Release.objects.get()
    at = Prepared(lambda day, now: Release.objects.public(now=now).filter(address__date=day), day=date, now=datetime)
    day = Address.objects.get().date

    assert at(day=day, now=release.public_from) == [release]
    assert at(day=day, now=datetime(2000, 1, 1, tzinfo=UTC)) == []
    assert at(day=date(2000, 1, 1), now=release.public_from) == []


def test_same_value_may_be_compared_with_twice(english):
    twice = Prepared(lambda code: Edition.objects.filter(code=code, name=code), code=str)
    Edition.objects.filter(pk=english.pk).update(name="en")

    assert twice(code="en") == [english]


def test_value_that_the_query_does_not_use_is_a_mistake():
    with pytest.raises(ValueError, match="slug"):
        Prepared(lambda slug: Section.objects.all(), slug=str)(slug="x")


def test_words_are_values_and_never_sql(sections):
    named = Prepared(lambda slug: Section.objects.filter(slug=slug), slug=str)

    assert named(slug="world' OR '1'='1") == []
    assert named(slug="%s") == []


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_on_its_own_connection(english):
    by_code = Prepared(lambda code: Edition.objects.filter(code=code), code=str)
    assert by_code(code="en") == [english]
    found, used = [], []

    def ask():
        found.extend(by_code(code="en"))
        used.append(connection.connection)
        connection.close()

    mine = connection.connection
    thread = Thread(target=ask)
    thread.start()
    thread.join()

    assert found == [english]
    assert used[0] is not mine
