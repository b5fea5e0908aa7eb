"""Sections and topics merged at the desk."""

import pytest
from django.contrib.admin.models import LogEntry

from articles.models import Section, Topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def harbours(english):
    return Topic.objects.create(edition=english, name="Harbours", slug="harbours")


def merging(row) -> str:
    return f"/admin/articles/{row._meta.model_name}/{row.pk}/merge/"


def test_a_topics_page_leads_to_its_merge(at_desk, edith, ports, harbours):
    page = at_desk(edith).page(f"/admin/articles/topic/{ports.pk}/change/")

    assert merging(ports) in [link.get("href") for link in page.find(".object-tools a")]


def test_the_page_offers_the_editions_other_topics(at_desk, edith, ports, harbours, russian):
    Topic.objects.create(edition=russian, name="Порты", slug="ports")

    page = at_desk(edith).page(merging(ports))
    assert page.words("select[name=into] option") == ["Choose", "Harbours"]


def test_a_topic_is_merged_after_it_was_confirmed(at_desk, edith, live_article, ports, harbours):
    desk = at_desk(edith)
    assert desk.post(merging(ports), into=harbours.pk).status_code == 400
    assert not Topic.objects.filter(merged_into__isnull=False).exists()

    response = desk.post(merging(ports), into=harbours.pk, sure="on")
    assert (response.status_code, response["Location"]) == (302, f"/admin/articles/topic/{harbours.pk}/change/")
    assert desk.page(response["Location"]).words(".messagelist li") == ["1 story stands in Harbours now."]
    assert list(live_article.topics.all()) == [harbours]
    assert LogEntry.objects.filter(object_id=str(ports.pk), change_message="Merged into Harbours.").exists()


def test_a_merged_topic_is_offered_nowhere(at_desk, edith, draft, ports, harbours, story):
    desk = at_desk(edith)
    desk.post(merging(ports), into=harbours.pk, sure="on")

    assert desk.page(story(draft)).words("select[name=topics] option") == ["Harbours"]
    assert desk.get("/admin/articles/article/find/topics/", q="ports").json() == []
    page = desk.page(f"/admin/articles/topic/{ports.pk}/change/")
    assert page.words(".notice") == ["Merged into Harbours: its stories stand there, and its address leads there."]
    assert desk.get(merging(ports)).status_code == 404


def test_a_section_is_merged_by_a_chief_editor(at_desk, carl, draft, world, sport, story):
    desk = at_desk(carl)
    desk.post(merging(world), into=sport.pk, sure="on")

    assert Section.objects.get(pk=world.pk).merged_into == sport
    assert desk.page(story(draft)).words("select[name=section] option") == ["None yet", "Sport"]
    assert "World" not in desk.page("/admin/articles/article/").words("select[name=section]")[0]


@pytest.mark.parametrize("into", ["", "x", "9" * 30, "0"])
def test_a_merge_into_nothing_is_sent_back(into, at_desk, edith, ports, harbours):
    assert at_desk(edith).post(merging(ports), into=into, sure="on").status_code == 400


def test_a_merge_into_itself_or_into_another_edition_is_sent_back(at_desk, edith, ports, harbours, russian):
    there = Topic.objects.create(edition=russian, name="Порты", slug="ports")
    for into in (ports, there):
        assert at_desk(edith).post(merging(ports), into=into.pk, sure="on").status_code == 400


@pytest.mark.parametrize("pk", ["x", "0", "9" * 30])
def test_a_merge_of_nothing_is_not_found(pk, at_desk, edith):
    assert at_desk(edith).get(f"/admin/articles/topic/{pk}/merge/").status_code == 404


def test_merging_is_for_those_who_change_them(at_desk, rita, edith, ports, harbours, world, sport):
    assert at_desk(rita).post(merging(ports), into=harbours.pk, sure="on").status_code == 403
    assert at_desk(edith).post(merging(world), into=sport.pk, sure="on").status_code == 403
    assert not Topic.objects.filter(merged_into__isnull=False).exists()
