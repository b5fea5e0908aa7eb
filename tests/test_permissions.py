"""Every address, every person, every method, every state of a story."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.roles import Role
from articles.content import Content, Name
from articles.models import Address, Article, DeskRights, Edition, Page, Section, Topic
from articles.publishing import approve, create, kill, note, publish, share, spike, submit, translate, unshare
from articles.sharing import address_of
from authors.models import Author
from photos.models import Photo
from photos.tasks import make_renditions
from tests.conftest import person
from tests.permission_matrix import ACTORS, MATRIX, READERS_OF_STORIES, Row

pytestmark = pytest.mark.django_db

#: Django's own addresses without a name: the old form of a change page, and everything below the desk that is nothing.
NAMELESS = {"admin:"}
#: A key of the matrix may go on after the name, where one address has several rows.
NAMED = {key.partition(" ")[0] for key in MATRIX}


def names(resolver=None, spaces=()):
    """The name of every address that the resolver knows, with its namespaces."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield ":".join([*spaces, pattern.name or ""])
        else:
            yield from names(pattern, (*spaces, *([pattern.namespace] if pattern.namespace else [])))


def test_every_address_is_in_the_matrix():
    assert set(names()) - NAMELESS - NAMED == set()


def test_the_matrix_names_no_address_that_is_gone():
    assert NAMED - set(names()) == set()


@dataclass
class World:
    """What the placeholders of the matrix stand for, and each actor's log-in."""

    sessions: dict[str, str]
    places: dict[str, object]
    photo: Photo

    def browser(self, actor: str) -> Client:
        """The actor's browser, as it was when they had just logged in: no answer before has changed its cookies."""
        client = Client()
        if actor in self.sessions:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[actor]
        return client


@pytest.fixture(scope="module")
def world_made_once(django_db_setup, django_db_blocker):
    """The world of this file, made once and taken back at the end: each test takes back its own writes."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield _make_world()
        transaction.set_rollback(True)


@pytest.fixture
def world_of_everything(world_made_once, db):
    photo = world_made_once.photo
    photo.image.storage.save(photo.image.name, ContentFile(b"not looked at here"))
    return world_made_once


def _make_world() -> World:
    roles = [None, None, Role.MODERATOR, Role.REPORTER, Role.PHOTO_EDITOR, Role.EDITOR, Role.CHIEF_EDITOR]
    people = {
        name: person(name, *([role] if role else []))
        for name, role in zip(ACTORS, [*roles, Role.ADMINISTRATOR], strict=True)
        if name != "anonymous"
    }
    sessions = {}
    for name, user in people.items():
        client = Client()
        client.force_login(user)
        sessions[name] = client.cookies[settings.SESSION_COOKIE_NAME].value
    english = Edition.objects.create(code="en", name="English", is_default=True)
    russian = Edition.objects.create(code="ru", name="Русский", zone="Europe/Moscow", position=2)
    section, _world = (
        Section.objects.create(edition=edition, name="World", slug="world") for edition in (russian, english)
    )
    topic, ports = (Topic.objects.create(edition=edition, name="Ports", slug="ports") for edition in (russian, english))
    page = Page.objects.create(edition=russian, title="О нас", slug="about", body="<p>Мы.</p>")
    author = Author.objects.create(name="Ines Varga", slug="ines-varga")
    photo = Photo(width=1600, height=1067, alt_text="A harbour", renditions={"full": {"jpg": [320]}})
    photo.image.name = f"photos/{photo.token[:2]}/{photo.token}/master.jpg"
    Photo.objects.bulk_create([photo])
    words = Content(
        headline="Harbour opens",
        body="<p>The harbour opened.</p>",
        section=_world.pk,
        topics=(ports.pk,),
        bylines=(Name(author=author.pk),),
    )
    rita, edith = people["rita"], people["edith"]
    live = _story(
        words, english, rita, partial(submit, by=rita), partial(approve, by=edith), partial(publish, by=edith)
    )
    live_ru = _story(
        words.changed(section=section.pk, topics=(topic.pk,)),
        russian,
        rita,
        partial(submit, by=rita),
        partial(approve, by=edith),
        partial(publish, by=edith),
    )
    places = {
        "live_path": live.releases.get().path,
        "live_path_ru": live_ru.releases.get().path,
        "live": live.pk,
        **_stories(words, english, rita, edith),
        **_shown_elsewhere(words, english, russian, rita, edith),
        "articles_deskrights": DeskRights.objects.create(person=people["max"]).pk,
        "photo_path": photo.image.name,
        "saved_view": edith.saved_views.create(name="Drafts", query="state=draft").pk,
        "section": section.pk,
        "section_type": ContentType.objects.get_for_model(Section).pk,
        "photos_photo": photo.pk,
        "accounts_user": people["leo"].pk,
        "articles_section": section.pk,
        "articles_topic": topic.pk,
        "articles_page": page.pk,
        "articles_edition": russian.pk,
        "authors_author": author.pk,
        "django_tasks_database_dbtaskresult": _a_task().pk,
    }
    places["note"] = note(Article.objects.get(pk=places["article"]), "Who says so?", by=edith).pk
    return World(sessions, places, photo)


def _a_task() -> DBTaskResult:
    make_renditions.enqueue(0)
    return DBTaskResult.objects.latest("enqueued_at")


def _story(words, edition, by, *steps):
    article = create(words, by=by, edition=edition)
    for step in steps:
        step(article)
    return article


def _stories(words, edition, rita, edith) -> dict[str, int]:
    """One story in each state that a step needs."""
    story = partial(_story, words.changed(headline="Another"), edition, rita)
    to_review, to_approval = partial(submit, by=rita), partial(approve, by=edith)
    in_an_hour = timezone.now() + timedelta(hours=1)
    return {
        "article": story().pk,
        "submitted": story(to_review).pk,
        "approved": story(to_review, to_approval).pk,
        "waiting": story(to_review, to_approval, partial(publish, by=edith, at=in_an_hour)).pk,
        "killed": story(
            to_review, to_approval, partial(publish, by=edith), partial(kill, by=edith, reason="Wrong", notice="Gone.")
        ).pk,
        "spiked": story(partial(spike, by=rita)).pk,
    }


def _shown_elsewhere(words, english, russian, rita, edith) -> dict[str, object]:
    """A translation, and links that show a story to people without an account: open, ended, of a killed one."""
    story = _story(words.changed(headline="Shown"), english, rita)
    killed = _story(words, english, rita, partial(submit, by=rita), partial(approve, by=edith))
    publish(killed, by=edith)
    links = {
        "shared": share(story, by=rita, may_comment=True),
        "shared_ended": unshare(share(story, by=rita), by=rita),
        "shared_killed": share(killed, by=edith),
    }
    kill(killed, by=edith, reason="Wrong", notice="Gone.")
    return {
        "translation": translate(story, by=rita, edition=russian).pk,
        "with_link": story.pk,
        "share": links["shared"].pk,
        **{name: address_of(link).rstrip("/").rpartition("/")[2] for name, link in links.items()},
    }


def is_let_in(response) -> bool:
    """Whether the address did anything but refuse the person."""
    if response.status_code == 302 and response["Location"].startswith(("/accounts/login/", "/admin/login/")):
        return False
    return response.status_code not in (403, 404)


def _data(world: World, row: Row) -> dict:
    """What a form sends, its placeholders filled in."""
    return {name: str(value).format(**world.places) for name, value in row.data.items()}


def answers(world: World, row: Row, method: str) -> dict[str, int]:
    """Each actor's status at the address; what a request writes is taken back."""
    path = row.path.format(**world.places)
    found = {}
    for name in ACTORS:
        with transaction.atomic():
            found[name] = getattr(world.browser(name), method)(path, _data(world, row) if method == "post" else {})
            transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("key", [key for key, row in MATRIX.items() if row.get is not None])
def test_who_may_get(key, world_of_everything):
    found = answers(world_of_everything, MATRIX[key], "get")

    assert {actor for actor, response in found.items() if is_let_in(response)} == MATRIX[key].get, found


@pytest.mark.parametrize("key", [key for key, row in MATRIX.items() if row.post is not None])
def test_who_may_post(key, world_of_everything):
    found = answers(world_of_everything, MATRIX[key], "post")

    assert {actor for actor, response in found.items() if is_let_in(response)} == MATRIX[key].post, found


@pytest.mark.parametrize("key", MATRIX)
def test_a_method_that_an_address_does_not_take_writes_nothing_and_breaks_nothing(key, world_of_everything):
    row = MATRIX[key]
    closed = [method for method, who in [("get", row.get), ("post", row.post)] if who is None]
    for method in [*closed, "put", "patch", "delete"]:
        for actor, response in answers(world_of_everything, row, method).items():
            assert response.status_code < 500, (actor, method)
            if method in closed:
                assert response.status_code in (302, 403, 404, 405), (actor, method)


@pytest.mark.parametrize("state", ["article", "submitted", "approved", "waiting", "killed", "spiked"])
@pytest.mark.parametrize("actor", ACTORS)
def test_a_story_page_shows_what_is_live_and_nothing_else_to_anybody(state, actor, world_of_everything):
    """What was killed is gone; what never was public is nowhere, its address neither, whoever asks."""
    world = world_of_everything
    addresses = Address.objects.filter(article=world.places[state])
    expected = 410 if state == "killed" else 404

    answers = {world.browser(actor).get(f"/{address.path}").status_code for address in addresses}

    assert answers == ({expected} if addresses else set())
    assert world.browser(actor).get(f"/{world.places['live_path']}").status_code == 200


@pytest.mark.parametrize("state", ["article", "submitted", "approved", "waiting", "killed", "spiked", "live"])
@pytest.mark.parametrize("page", ["change", "preview"])
def test_the_desks_side_of_a_story_is_the_desks_in_every_state(page, state, world_of_everything):
    row = Row(f"/admin/articles/article/{{{state}}}/{page}/")

    found = answers(world_of_everything, row, "get")

    assert {actor for actor, response in found.items() if is_let_in(response)} == READERS_OF_STORIES, found
