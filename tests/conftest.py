"""The standing cast, and the fixtures that every test may name."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.db import connection
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from articles.content import Content, Name
from articles.models import Edition, Release, Section, Topic
from articles.publishing import approve, create, publish, submit
from authors.models import Author
from photos.models import Photo

pytest_plugins = ["tests.services"]


def pytest_collection_modifyitems(items) -> None:
    """What the migrations wrote - roles and their rights - is there again for each test in a browser."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True), append=False)


@pytest.fixture(autouse=True)
def _quick_and_quiet(settings, tmp_path):
    """Files go to a folder of the test's own; passwords are hashed the cheap way."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SITE_URL = "https://agency.example"
    settings.SECURE_SSL_REDIRECT = False


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """SQLite's test database is a file: one in memory gives threads no connections of their own."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "newsroom.sqlite3")


# --- People ----------------------------------------------------------------------------------------


def person(name: str, *roles: str, **fields) -> User:
    """Somebody with an account, and with desk roles if any are named."""
    user = User.objects.create_user(
        f"{name.lower()}@agency.example", "long-enough-password", name=name, is_staff=bool(roles), **fields
    )
    for role in roles:
        user.groups.add(Group.objects.get_or_create(name=role)[0])
    return user


@pytest.fixture
def rita(db):
    """A reporter."""
    return person("Rita", Role.REPORTER)


@pytest.fixture
def phil(db):
    """A photo editor."""
    return person("Phil", Role.PHOTO_EDITOR)


@pytest.fixture
def edith(db):
    """An editor."""
    return person("Edith", Role.EDITOR)


@pytest.fixture
def carl(db):
    """The chief editor."""
    return person("Carl", Role.CHIEF_EDITOR)


@pytest.fixture
def max(db):
    """A moderator."""
    return person("Max", Role.MODERATOR)


@pytest.fixture
def ada(db):
    """The administrator."""
    return person("Ada", Role.ADMINISTRATOR)


@pytest.fixture
def leo(db):
    """A reader with an account."""
    return person("Leo")


# --- The agency --------------------------------------------------------------------------------------


@pytest.fixture
def english(db):
    return Edition.objects.create(code="en", name="English", is_default=True, zone="UTC", position=1)


@pytest.fixture
def russian(english):
    return Edition.objects.create(code="ru", name="Русский", zone="Europe/Moscow", position=2)


@pytest.fixture
def persian(english):
    return Edition.objects.create(code="fa", name="فارسی", is_rtl=True, zone="Asia/Tehran", position=3)


@pytest.fixture
def world(english):
    return Section.objects.create(edition=english, name="World", slug="world", position=1)


@pytest.fixture
def sport(english):
    return Section.objects.create(edition=english, name="Sport", slug="sport", position=2)


@pytest.fixture
def ports(english):
    return Topic.objects.create(edition=english, name="Ports", slug="ports")


@pytest.fixture
def ines(db):
    """An author with a page."""
    return Author.objects.create(name="Ines Varga", slug="ines-varga", role="politics editor", bio="Ines writes.")


@pytest.fixture
def words(world, ports, ines):
    """The words of a publishable story; `words.changed(headline=…)` makes another."""
    return Content(
        headline="Harbour opens",
        standfirst="The harbour opened on Monday.",
        dateline="PORT ALMA",
        body="<p>The harbour opened.</p><p>Ships came.</p>",
        section=world.pk,
        topics=(ports.pk,),
        bylines=(Name(author=ines.pk),),
    )


@pytest.fixture
def make_photo(db):
    """A function that puts a photo row into the library, without files: `make_photo(alt_text="A harbour")`."""

    def make(**fields):
        words = {
            "caption": "The harbour",
            "alt_text": "A harbour at dawn",
            "credit": "Jo Lens",
            "mean_colour": "#8899aa",
        }
        photo = Photo(**{**words, "width": 1600, "height": 1067, **fields})
        photo.renditions = {"full": {"jpg": [320, 800], "avif": [320, 800]}}
        photo.image.name = f"photos/{photo.token[:2]}/{photo.token}/master.jpg"
        Photo.objects.bulk_create([photo])
        return photo

    return make


# --- Stories -----------------------------------------------------------------------------------------


@pytest.fixture
def draft(words, english, rita):
    """Rita's draft."""
    return create(words, by=rita, edition=english)


@pytest.fixture
def submitted_article(draft, rita):
    return submit(draft, by=rita)


@pytest.fixture
def approved_article(submitted_article, edith):
    return approve(submitted_article, by=edith)


@pytest.fixture
def live_article(approved_article, edith):
    publish(approved_article, by=edith)
    approved_article.refresh_from_db()
    return approved_article


@pytest.fixture
def publish_story(words, english, ada, clock):
    """A function that puts a story live: `publish_story("Headline", at=…, **content)`."""

    def make(headline: str = "Another story", edition: Edition = english, **changes):
        article = create(words.changed(headline=headline, **changes), by=ada, edition=edition)
        submit(article, by=ada)
        approve(article, by=ada)
        publish(article, by=ada)
        article.refresh_from_db()
        clock.forward(seconds=1)
        return article

    return make


# --- The clock -----------------------------------------------------------------------------------------


class Clock:
    """A clock that goes on ticking and can be moved."""

    def __init__(self, traveller) -> None:
        self._traveller = traveller

    def forward(self, **amount) -> None:
        self._traveller.shift(timedelta(**amount))

    def in_hours(self, hours: float):
        """The moment so many hours from now."""
        return timezone.now() + timedelta(hours=hours)


@pytest.fixture
def clock():
    """Time that the test moves by hand: clock.forward(hours=1)."""
    with time_machine.travel("2026-03-02 12:00:00+00:00") as traveller:
        yield Clock(traveller)


# --- What readers see ------------------------------------------------------------------------------------


@pytest.fixture
def public_headlines():
    """A function that lists the headlines that are public now, newest first."""

    def headlines() -> list[str]:
        return list(Release.objects.public().newest_first().values_list("headline", flat=True))

    return headlines
