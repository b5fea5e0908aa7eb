"""One section or topic instead of two."""

import pytest
from django.contrib.admin.models import LogEntry

from accounts.models import RightsChange
from articles.content import Content
from articles.models import Article, DeskRights, Edition, Release, Section, Topic
from articles.publishing import (
    NotAllowed,
    Obstructed,
    create,
    freeze,
    merge_sections,
    merge_topics,
    publish,
    unschedule,
    write,
)

pytestmark = [pytest.mark.usefixtures("clock"), pytest.mark.django_db]


@pytest.fixture
def harbours(english):
    """The topic that Ports goes into."""
    return Topic.objects.create(edition=english, name="Harbours", slug="harbours")


def headlines(client, address: str) -> list[str]:
    """The headlines of a reader's list, in its order."""
    response = client.get(address)
    assert response.status_code == 200
    return [row.headline for row in response.context["rows"]]


# --- Topics ------------------------------------------------------------------------------------------


def test_merge_topics_moves_what_the_desk_writes(draft, ports, harbours, edith, rita, words, english):
    both = create(words.changed(topics=(ports.pk, harbours.pk)), by=rita, edition=english)

    assert merge_topics(ports, harbours, by=edith) == 1
    assert [Content.of(Article.objects.get(pk=story.pk)).topics for story in (draft, both)] == [(harbours.pk,)] * 2


def test_merge_topics_moves_what_readers_see_in_its_order(client, publish_story, ports, harbours, edith):
    publish_story("First")
    publish_story("Second", topics=(harbours.pk,))
    publish_story("Third", topics=(ports.pk, harbours.pk))

    merge_topics(ports, harbours, by=edith)

    assert headlines(client, "/topic/harbours/") == ["Third", "Second", "First"]


def test_the_old_address_of_a_topic_leads_to_the_new_one_for_good(
    client, live_article, ports, harbours, edith, english
):
    merge_topics(ports, harbours, by=edith)
    response = client.get("/topic/ports/")
    assert (response.status_code, response["Location"]) == (301, "/topic/harbours/")

    water = Topic.objects.create(edition=english, name="Water", slug="water")
    merge_topics(harbours, water, by=edith)
    assert client.get("/topic/ports/")["Location"] == "/topic/water/"


def test_a_merged_topic_takes_no_new_stories(ports, harbours, edith, rita, words, english, draft):
    kept = Content.of(draft)
    merge_topics(ports, harbours, by=edith)

    assert Content.of(create(words, by=rita, edition=english)).topics == (harbours.pk,)
    restored = write(draft, kept.changed(headline="Old words"), by=rita, revision=1)
    assert Content.of(restored).topics == (harbours.pk,)


def test_a_merge_can_be_taken_again_for_what_came_in_meanwhile(live_article, ports, harbours, edith):
    merge_topics(ports, harbours, by=edith)
    live_article.topics.add(ports)

    assert merge_topics(ports, harbours, by=edith) == 0
    assert list(live_article.topics.all()) == [harbours]


def test_merge_topics_is_in_the_audit(ports, harbours, edith):
    merge_topics(ports, harbours, by=edith)

    said = {(row.user, row.object_repr, row.change_message) for row in LogEntry.objects.all()}
    assert said == {(edith, "Ports", "Merged into Harbours."), (edith, "Harbours", "Took in Ports.")}


def test_topics_of_two_editions_cannot_be_merged(ports, russian, edith):
    there = Topic.objects.create(edition=russian, name="Порты", slug="ports")
    with pytest.raises(Obstructed, match="same edition"):
        merge_topics(ports, there, by=edith)


def test_a_topic_cannot_be_merged_into_itself_or_into_one_that_is_gone(ports, harbours, english, edith):
    with pytest.raises(Obstructed, match="Choose another"):
        merge_topics(ports, ports, by=edith)

    merge_topics(ports, harbours, by=edith)
    water = Topic.objects.create(edition=english, name="Water", slug="water")
    for source, into in [(water, ports), (ports, water)]:
        with pytest.raises(Obstructed, match="merged already"):
            merge_topics(source, into, by=edith)


def test_merge_topics_is_for_those_who_change_topics(ports, harbours, rita, max):
    for person in (rita, max):
        with pytest.raises(NotAllowed):
            merge_topics(ports, harbours, by=person)
    ports.refresh_from_db()
    assert ports.merged_into is None


# --- Sections -------------------------------------------------------------------------------------------


def test_merge_sections_moves_what_stands_in_it_and_beside(draft, world, sport, carl, rita, words, english):
    beside = create(words.changed(section=sport.pk, also_in=(world.pk,)), by=rita, edition=english)

    assert merge_sections(world, sport, by=carl) == 2
    stories = [Content.of(Article.objects.get(pk=story.pk)) for story in (draft, beside)]
    assert [(words.section, words.also_in) for words in stories] == [(sport.pk, ())] * 2


def test_merge_sections_moves_what_readers_see(client, publish_story, world, sport, carl):
    publish_story("First")
    publish_story("Second", section=sport.pk, also_in=(world.pk,))

    merge_sections(world, sport, by=carl)

    assert headlines(client, "/section/sport/") == ["Second", "First"]
    assert set(Release.objects.values_list("section", flat=True)) == {sport.pk}


def test_the_old_addresses_of_a_section_lead_to_the_new_ones_for_good(client, world, sport, carl):
    merge_sections(world, sport, by=carl)

    assert client.get("/section/world/")["Location"] == "/section/sport/"
    feed = client.get("/section/world/feed/rss.xml")
    assert (feed.status_code, feed["Location"]) == (301, "/section/sport/feed/rss.xml")


def test_a_merged_section_vanishes_from_the_menu_and_the_front(client, publish_story, world, sport, carl):
    publish_story("First")
    merge_sections(world, sport, by=carl)

    menu = Edition.objects.get(code="en").furniture["sections"]
    assert [section["name"] for section in menu] == ["Sport"]
    assert "/section/world/" not in client.get("/").content.decode()


def test_a_merge_voids_no_approval_and_no_schedule(approved_article, world, sport, ports, harbours, carl, clock):
    merge_sections(world, sport, by=carl)
    merge_topics(ports, harbours, by=carl)

    waiting = publish(approved_article, by=carl, at=clock.in_hours(1))
    assert waiting.section == sport
    assert [row.topic for row in waiting.topic_rows.all()] == [harbours]
    assert unschedule(approved_article, by=carl).status == "approved"


def test_a_merge_moves_what_is_scheduled(approved_article, world, sport, ports, harbours, carl, clock):
    waiting = publish(approved_article, by=carl, at=clock.in_hours(1))
    merge_sections(world, sport, by=carl)
    merge_topics(ports, harbours, by=carl)

    waiting.refresh_from_db()
    assert (waiting.section, waiting.section_rows.get().section) == (sport, sport)
    assert waiting.topic_rows.get().topic == harbours


def test_a_live_story_has_no_unreleased_changes_after_a_merge(live_article, world, sport, carl):
    merge_sections(world, sport, by=carl)

    live_article.refresh_from_db()
    live = live_article.releases.get()
    assert live.revision == live_article.revision
    assert Content.of(live_article).section == Content.of_release(live).section == sport.pk
    assert freeze(Content.of(live_article), live_article).body_html == live.body_html


def test_rights_in_the_one_section_become_rights_in_the_other(rita, world, sport, carl):
    rights = DeskRights.objects.create(person=rita)
    rights.sections.add(world)

    merge_sections(world, sport, by=carl)

    assert list(rights.sections.all()) == [sport]
    change = RightsChange.objects.get()
    assert (change.person, change.by, change.before, change.after) == (rita, carl, "World", "Sport")


def test_merge_sections_is_for_those_who_change_sections(world, sport, edith):
    with pytest.raises(NotAllowed):
        merge_sections(world, sport, by=edith)
    assert not Section.objects.filter(merged_into__isnull=False).exists()
