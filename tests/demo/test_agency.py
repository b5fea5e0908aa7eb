"""The demo agency: what it consists of, what its readers see and do not see, who may log in, who may load it."""

import re
from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.core.management.base import CommandError
from django.db.models import Max
from django.test import Client
from django.utils.html import escape

from accounts.models import User
from accounts.roles import Role
from articles.body.reading import photo_ids
from articles.content import Content
from articles.models import Article, Edition, Release
from authors.models import Author
from newsroom.demo.agency import PASSWORD, READER
from photos.models import Photo

from .conftest import AUTHORS, PHOTOS, expected_histories, headlines, histories, load, rows

pytestmark = pytest.mark.usefixtures("agency")

LANGUAGES = {"en", "ru", "az", "fa"}
PUBLIC = ("live", "updated", "corrected")
HIDDEN = ("draft", "in_review", "scheduled", "embargoed", "killed")


def languages_of(thing, *fields: str) -> set[str]:
    """Those of the four languages in which all these words are there."""
    texts = {text.language: text for text in thing.texts.all()}
    own = LANGUAGES - texts.keys() if all(getattr(thing, field) for field in fields) else set()
    return own | {code for code, text in texts.items() if all(getattr(text, field) for field in fields)}


# --- What it consists of -----------------------------------------------------------------------------


def test_there_are_four_editions_and_the_persian_one_runs_from_right_to_left(client):
    editions = Edition.objects.order_by("position").values_list("code", "is_rtl", "is_default")

    assert list(editions) == [
        ("en", False, True),
        ("az", False, False),
        ("ru", False, False),
        ("fa", True, False),
    ]
    assert all(edition.name and edition.agency_name and edition.tagline for edition in Edition.objects.all())
    assert b'<html lang="fa" dir="rtl"' in client.get("/fa/").content


def test_each_edition_has_the_same_ten_sections_under_names_of_its_own():
    sections = {edition.code: list(edition.sections.order_by("position")) for edition in Edition.objects.all()}

    assert {code: len(found) for code, found in sections.items()} == dict.fromkeys(LANGUAGES, 10)
    assert len({tuple(section.slug for section in found) for found in sections.values()}) == 1
    assert len({section.name for found in sections.values() for section in found}) == 40


def test_there_are_twenty_authors_with_role_bio_and_portrait():
    authors = list(Author.objects.select_related("portrait").prefetch_related("texts"))

    assert len(authors) == 20
    assert [languages_of(author, "name", "role", "bio") for author in authors] == [LANGUAGES] * 20
    assert len({author.portrait for author in authors}) == 20
    assert all(author.portrait.alt_text and author.portrait.credit for author in authors)


def test_each_photo_has_caption_and_alt_text_in_every_language_and_a_credit():
    photos = list(Photo.objects.filter(portrait_of=None).prefetch_related("texts"))

    assert len(photos) == PHOTOS
    assert [languages_of(photo, "caption", "alt_text") for photo in photos] == [LANGUAGES] * len(photos)
    assert Photo.objects.filter(credit="").count() == 0


def test_there_are_sixty_stories_of_real_length():
    lengths = {
        article.headline: len(re.sub("<[^>]+>", " ", article.body).split())
        for article in Article.objects.exclude(urgency=Article.FLASH)
    }

    assert Article.objects.count() >= 60
    assert {headline: length for headline, length in lengths.items() if length < 200} == {}
    assert set(Article.objects.values_list("edition__code", flat=True)) == LANGUAGES


def test_stories_are_of_all_genres_in_all_sections():
    public = Release.objects.public()

    assert set(public.values_list("genre", flat=True)) == set(Article.Genre.values)
    assert len(set(public.filter(edition__code="en").values_list("section", flat=True))) == 10
    assert public.filter(urgency=Article.FLASH).exists()


def test_each_story_has_the_past_that_its_file_tells():
    assert histories(Article.objects.all()) == expected_histories()
    assert {"first", "update", "correction", "kill"} == set(Release.objects.values_list("kind", flat=True))


def test_stories_show_photos_of_the_library():
    shown = {article.headline: Content.of(article).photos for article in Article.objects.all()}
    known = set(Photo.objects.values_list("pk", flat=True))

    assert {headline for headline, pks in shown.items() if not known.issuperset(pks)} == set()
    assert sum(bool(pks) for pks in shown.values()) >= 60
    assert any(photo_ids(article.body) for article in Article.objects.all())


def test_translations_of_a_story_stand_together():
    wanted = Counter(row["group"] for _code, row in rows() if "group" in row)
    grouped = Article.objects.exclude(group=None).values_list("group", "edition__code")

    assert sorted(Counter(group for group, _code in grouped).values()) == sorted(wanted.values())
    assert len(set(grouped)) == len(grouped)


def test_links_lead_to_stories_that_exist():
    linked = {int(pk) for body in Article.objects.values_list("body", flat=True) for pk in _links(body)}

    assert linked
    assert linked <= set(Article.objects.values_list("pk", flat=True))


def _links(body: str) -> list[str]:
    return re.findall(r'data-story="([^"]*)"', body)


# --- What readers see --------------------------------------------------------------------------------


def test_public_headlines_are_those_of_the_live_stories(public_headlines):
    assert Counter(public_headlines()) == headlines(*PUBLIC)


def test_every_public_story_can_be_read(client):
    releases = list(Release.objects.public().select_related("edition"))
    pages = {release: client.get(release.get_absolute_url()) for release in releases}

    assert {page.status_code for page in pages.values()} == {200}
    missing = [r.headline for r, page in pages.items() if f"{escape(r.headline)}</h1>" not in page.content.decode()]
    assert missing == []


def test_no_list_names_what_is_not_public(client):
    hidden, found = headlines(*HIDDEN), set()
    for edition in Edition.objects.all():
        sections = [section.get_absolute_url() for section in edition.sections.all()]
        for address in [edition.prefix, f"{edition.prefix}feed/rss.xml", *sections]:
            page = client.get(address).content.decode()
            found |= {headline for headline in hidden if headline in page or escape(headline) in page}

    assert found == set()
    assert len(hidden) >= 5


def test_addresses_of_what_waits_lead_nowhere(client):
    waiting = Release.objects.waiting().select_related("edition")

    assert {release.headline for release in waiting} == set(headlines("scheduled", "embargoed"))
    assert {client.get(release.get_absolute_url()).status_code for release in waiting} == {404}


def test_a_killed_story_leaves_its_notice(client):
    [(_code, row)] = rows("killed")
    kill = Release.objects.select_related("edition").get(kind="kill")
    page = client.get(kill.get_absolute_url())

    assert page.status_code == 410
    assert escape(row["notice"]) in page.content.decode()
    assert row["reason"] not in page.content.decode()


def test_what_waits_comes_out_at_its_time(public_headlines):
    last = Release.objects.aggregate(at=Max("public_from"))["at"]
    embargoed = Article.objects.exclude(embargo_until=None).values_list("headline", flat=True)

    assert set(embargoed) == set(headlines("embargoed"))
    with time_machine.travel(last + timedelta(minutes=1)):
        assert Counter(public_headlines()) == headlines(*PUBLIC, "scheduled", "embargoed")


def test_a_corrected_story_says_what_was_wrong(client):
    corrections = list(Release.objects.filter(kind="correction").select_related("edition", "based_on"))
    told = {row["headline"]: row for _code, row in rows("corrected")}

    assert {release.headline for release in corrections} == set(told)
    for release in corrections:
        row = told[release.headline]
        assert escape(row["note"]) in client.get(release.get_absolute_url()).content.decode()
        for wrong, right in row["replaced"]:
            assert (wrong in release.based_on.body, right in release.based_on.body) == (True, False)
            assert (wrong in release.body, right in release.body) == (False, True)


# --- Who may log in ----------------------------------------------------------------------------------


@pytest.mark.parametrize("role", Role)
def test_each_role_has_an_account_that_opens_the_desk(role):
    client = Client()
    answer = client.post("/accounts/login/", {"login": f"{role}@demo.example", "password": PASSWORD})

    assert (answer.status_code, answer.headers.get("Location")) == (302, "/admin/")
    assert client.get("/admin/").status_code == 200
    assert User.objects.get(email=f"{role}@demo.example").roles == {role}


def test_a_reader_has_an_account_that_opens_no_desk(client):
    answer = client.post("/accounts/login/", {"login": READER, "password": PASSWORD})

    assert (answer.status_code, answer.headers.get("Location")) == (302, "/accounts/")
    assert client.get("/admin/").status_code != 200
    assert User.objects.get(email=READER).roles == set()


def test_there_are_no_other_accounts():
    assert User.objects.count() == len(Role) + 1
    assert not User.objects.filter(is_superuser=True).exists()


# --- Loading it --------------------------------------------------------------------------------------


def everything() -> dict[str, list]:
    """Every row of every table."""
    models = apps.get_models(include_auto_created=True)
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


def test_loading_shows_how_far_it_is(agency):
    photos, portraits, stories = (f"{count}/{count}" for count in (PHOTOS, AUTHORS, len(rows())))

    assert re.findall(r"(\w+ \w+) .*?(\d+/\d+)", agency) == [
        ("Drawing photos", photos),
        ("Drawing portraits", portraits),
        ("Setting stories", stories),
    ]
    assert agency.endswith(f"The demo agency has {len(rows())} stories.\n")


def test_a_second_run_changes_nothing():
    before = everything()
    load()

    assert everything() == before


def test_what_is_missing_is_made_again():
    User.objects.filter(email=READER).delete()
    load()

    assert User.objects.filter(email=READER).exists()


def test_if_empty_leaves_alone_where_there_are_stories():
    User.objects.filter(email=READER).delete()
    before = everything()

    assert load("--if-empty") == ""
    assert everything() == before


def test_loading_is_refused_while_debug_is_off(settings):
    settings.DEBUG = False
    User.objects.filter(email=READER).delete()
    before = everything()

    with pytest.raises(CommandError, match="--with-accounts-in-production"):
        load()
    assert everything() == before


def test_loading_while_debug_is_off_can_be_asked_for(settings):
    settings.DEBUG = False
    User.objects.filter(email=READER).delete()
    load("--with-accounts-in-production")

    assert User.objects.filter(email=READER).exists()
