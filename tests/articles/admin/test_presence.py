"""articles/admin: who else has the story open."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Presence, Version
from articles.publishing import submit
from newsroom.chores import clear_out

pytestmark = pytest.mark.django_db


@pytest.fixture
def ping(at_desk, draft):
    """A function that sends a person's sign of life: `ping(rita)`, `ping(carl, take=1)`."""

    def send(person, **data):
        place = f"/admin/articles/article/{draft.pk}/presence/"
        return at_desk(person).client.post(place, {"tab": f"{person.name}s-tab-1", **data})

    return send


def test_the_first_is_alone_and_writes(ping, rita):
    assert ping(rita).json() == {
        "revision": 1,
        "may": True,
        "writes": True,
        "writer": "",
        "own": False,
        "people": "",
    }


def test_everybody_sees_who_writes_and_who_reads(ping, rita, edith, phil):
    ping(rita)

    answer = ping(edith).json()

    assert (answer["writes"], answer["writer"], answer["people"]) == (False, "Rita", "Rita is writing here.")
    ping(phil)
    assert ping(rita).json()["people"] == "Edith has it open. Phil has it open."


def test_ones_own_other_tab_is_named_as_such(ping, rita):
    ping(rita)

    answer = ping(rita, tab="another-tab").json()

    assert (answer["own"], answer["people"]) == (True, "You are writing here in another tab.")
    assert ping(rita).json()["people"] == ""


def test_who_may_not_write_never_writes(ping, phil, rita, draft):
    answer = ping(phil).json()
    assert (answer["may"], answer["writes"]) == (False, False)
    submit(draft, by=rita)
    assert ping(rita).json()["may"] is False


def test_the_story_is_taken_over(ping, rita, carl, draft):
    ping(rita)
    Article.objects.filter(pk=draft.pk).update(headline="Rita's last words", revision=2)

    assert ping(carl, take="1").json()["writes"] is True

    answer = ping(rita).json()
    assert (answer["writes"], answer["writer"]) == (False, "Carl")
    assert draft.versions.get(kind=Version.Kind.KEPT).content["headline"] == "Rita's last words"


def test_it_is_taken_over_by_those_who_may_write(ping, rita, phil):
    ping(rita)

    assert ping(phil, take="1").status_code == 403
    assert ping(rita).json()["writes"] is True


def test_a_closed_tab_is_gone_at_once(ping, rita):
    ping(rita)

    assert ping(rita, leave="1").status_code == 204
    assert not Presence.objects.exists()


def test_a_tab_that_crashed_does_not_hold_the_story(ping, rita, edith):
    ping(rita, tab="crashed-tab")
    ping(edith, tab="ediths-own-tab")

    assert ping(rita, tab="another-tab", gone="crashed-tab ediths-own-tab x").json()["writes"] is True
    assert Presence.objects.filter(tab="ediths-own-tab").exists()


@pytest.mark.parametrize("tab", ["", "short", "x" * 41, "with blanks in it", "läßt-sich-nicht"])
def test_a_tab_has_a_plain_name(ping, rita, tab):
    assert ping(rita, tab=tab).status_code == 400


def test_a_tab_of_somebody_else_is_refused(ping, rita, edith):
    ping(rita)

    assert ping(edith, tab="Ritas-tab-1").status_code == 409


def test_presence_is_not_told_to_those_who_see_no_stories(ping, max, leo):
    assert ping(max).status_code == 404
    assert ping(leo).status_code == 302


def test_a_sign_of_life_costs_the_same_however_many_are_here(at_desk, ping, rita, edith, carl, phil, draft):
    place, desk, counts = f"/admin/articles/article/{draft.pk}/presence/", at_desk(rita), []
    for person in (rita, edith, carl, phil):
        ping(person, tab=f"{person.name}s-tab-1")
        with CaptureQueriesContext(connection) as queries:
            desk.post(place, tab="Ritas-tab-1")
        counts.append(len(queries))

    # The session, its person with their roles, the story and whose it is, the update and the look.
    assert counts == [8, 8, 8, 8]


def test_the_worker_clears_out_those_who_fell_silent(ping, rita, clock):
    ping(rita)
    clock.forward(hours=25)

    clear_out()

    assert not Presence.objects.exists()
