"""Nothing leaks before its time or after its end: a crawl of every public address for words that must not be there."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.content import Content
from articles.models import Address, Release
from articles.publishing import approve, create, kill, publish, spike, submit, update, write
from tests.permission_matrix import MATRIX

pytestmark = pytest.mark.django_db

#: No language has it, and no address is made of it by chance.
CANARY = "Zyxqualm"
LINK = re.compile(r"""(?:href|src|action)=["'](/[^"'#]*)|<(?:link|guid|url|loc)[^>]*>https?://[^/]+(/[^<]*)<""")


@pytest.fixture
def hidden(clock, words, english, rita, edith, make_photo):
    """One story in each state that readers must not see, every word of it a canary; and a live one half updated."""
    photo = make_photo(caption=f"{CANARY} photo", alt_text=f"{CANARY} alt", credit=f"{CANARY} credit")

    def story(**changes):
        said = {"standfirst": f"{CANARY} standfirst", "dateline": CANARY.upper(), "slug": CANARY.lower()}
        text = {"body": f"<p>{CANARY} text.</p>", "lead_photo": photo.pk, "lead_caption": f"{CANARY} caption"}
        content = words.changed(headline=f"{CANARY} headline", short_headline=f"{CANARY} short", **said, **text)
        return create(content.changed(**changes), by=rita, edition=english)

    def approved(**changes):
        return approve(submit(story(**changes), by=rita), by=edith)

    found = {
        "draft": story(),
        "in review": submit(story(), by=rita),
        "approved": approved(),
        "spiked": spike(story(), by=rita),
        "scheduled": approved(),
        "killed": approved(),
    }
    publish(found["scheduled"], by=edith, at=timezone.now() + timedelta(hours=3))
    embargoed = story()
    write(
        embargoed,
        Content.of(embargoed),
        by=rita,
        revision=embargoed.revision,
        embargo_until=timezone.now() + timedelta(hours=3),
    )
    embargoed.refresh_from_db()
    publish(approve(submit(embargoed, by=rita), by=edith), by=edith)
    publish(found["killed"], by=edith)
    clock.forward(minutes=1)
    kill(found["killed"], by=edith, reason=f"{CANARY} reason", notice="This story has been withdrawn.")
    return found | {"embargoed": embargoed}


@pytest.fixture
def half_updated(hidden, publish_story, rita, edith, ada):
    """Live stories: one with an update being written, one with an update that waits."""
    written, waiting = publish_story("Harbour opens again"), publish_story("Harbour busy")
    for article in (written, waiting):
        changed = Content.of(article).changed(headline=f"{CANARY} update", body=f"<p>{CANARY} news.</p>")
        write(article, changed, by=ada, revision=article.revision)
        article.refresh_from_db()
    update(approve(submit(waiting, by=ada), by=edith), by=edith, at=timezone.now() + timedelta(hours=2))
    return [written, waiting]


def crawl(client, begin: list[str], limit: int = 400) -> dict[str, bytes]:
    """Every page of the site that links lead to from these addresses, by address; not the desk's, not files."""
    found, queue = {}, list(begin)
    while queue and len(found) < limit:
        address = queue.pop()
        if address in found or address.startswith(("/static/", "/media/", "/admin/", "/accounts/")):
            continue
        response = client.get(address)
        assert response.status_code < 500, address
        found[address] = b"".join(response) if response.streaming else response.content
        queue += [
            href.replace("&amp;", "&")
            for pair in LINK.findall(found[address].decode())
            for href in pair
            if href.startswith("/")
        ]
    return found


def addresses() -> list[str]:
    """Every public address that has no placeholder, and the address of every story there is, public or not."""
    known = [row.path for row in MATRIX.values() if "{" not in row.path and not row.path.startswith("/admin/")]
    stories = [f"/{address.path}" for address in Address.objects.all()]
    guesses = [f"/{release.path}" for release in Release.objects.all()] + [f"/2026/03/02/{CANARY.lower()}/"]
    return [*known, *stories, *guesses]


@pytest.mark.parametrize("actor", ["anonymous", "leo", "max", "rita", "edith", "ada"])
def test_no_reader_page_says_a_word_of_what_is_not_public(actor, hidden, half_updated, request):
    client = Client()
    if actor != "anonymous":
        client.force_login(request.getfixturevalue(actor))

    pages = crawl(client, addresses())

    # The address that was asked for may stand in an answer that says that there is nothing.
    leaks = [path for path, page in pages.items() if CANARY in page.decode() or f"{CANARY.lower()}/text" in path]
    assert leaks == []
    assert len(pages) > 20
    assert any(b"Harbour opens again" in page for page in pages.values())


@pytest.mark.parametrize("actor", ["leo", "max"])
def test_the_desk_says_nothing_to_whoever_has_no_part_in_stories(actor, hidden, request):
    client = Client()
    client.force_login(request.getfixturevalue(actor))
    places = {"article": hidden["draft"].pk, "live": hidden["killed"].pk, "submitted": hidden["in review"].pk}
    paths = {
        row.path.format_map(Anything(places)) for name, row in MATRIX.items() if name.startswith("admin:") and row.get
    }

    leaks = [path for path in sorted(paths) if CANARY in client.get(path).content.decode(errors="replace")]

    assert leaks == []
    assert len(paths) > 40


class Anything(dict):
    """Placeholders that nobody named stand for the number 1."""

    def __missing__(self, key):
        return 1


def test_a_scheduled_story_is_found_when_its_time_has_come(hidden, clock):
    clock.forward(hours=4)

    pages = crawl(Client(), ["/", "/feed/rss.xml"])

    assert sum(CANARY in page.decode() for page in pages.values()) > 2
