"""articles/admin/listing.py: the desk's list of stories."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Byline, Presence
from articles.publishing import approve, create, kill, note, publish, send_back, spike, submit, undo
from articles.publishing.writing import DESK_FIELDS
from articles.today import today

from .conftest import LIST

pytestmark = pytest.mark.django_db


@pytest.fixture
def make(words, english, rita, edith):
    """A function that makes a story by its headline and takes it through steps: `make("A", submit)`."""

    def make_story(headline: str, *, edition=english, by=rita, **changes):
        desk = {name: changes.pop(name) for name in DESK_FIELDS & changes.keys()}
        return create(words.changed(headline=headline, **changes), by=by, edition=edition, **desk)

    return make_story


@pytest.fixture
def headlines(at_desk, edith):
    """A function that lists what the filters leave: `headlines(state="draft")`."""

    def shown(**query) -> list[str]:
        return at_desk(edith).page(LIST, **query).words(".stories__story a")

    return shown


def test_the_list_is_flat_and_newest_first(make, headlines):
    for name in "ABC":
        make(name)

    assert headlines() == ["C", "B", "A"]


def test_the_list_tells_states_apart(clock, make, at_desk, rita, edith):
    make("Draft")
    submit(make("Review"), by=rita)
    for name in ("Approved", "Waiting", "Live", "Killed"):
        article = make(name)
        submit(article, by=rita)
        approve(article, by=edith)
        if name == "Waiting":
            publish(article, by=edith, at=clock.in_hours(30))
        elif name != "Approved":
            publish(article, by=edith)
        if name == "Killed":
            kill(article, by=edith, reason="Wrong", notice="Withdrawn.")
    spike(make("Spiked"), by=rita)
    make("Embargoed", embargo_until=clock.in_hours(1), urgency=1)
    page = at_desk(edith).page(LIST)

    shown = dict(zip(page.words(".stories__story a"), page.words(".stories__state"), strict=True))
    # The clock beside an embargo runs.
    shown["Embargoed"] = shown["Embargoed"].rpartition(" ")[0]
    assert shown == {
        "Draft": "Draft",
        "Review": "In review",
        "Approved": "Approved",
        "Waiting": "Scheduled for Tue 18:00 UTC Approved",
        "Live": "Live",
        "Killed": "Killed",
        "Embargoed": "Flash Draft Embargo until 13:00 UTC",
    }

    def by_state(state):
        return set(at_desk(edith).page(LIST, state=state).words(".stories__story a"))

    assert {
        state: by_state(state) for state in ["draft", "in_review", "approved", "live", "waiting", "killed", "spiked"]
    } == {
        "draft": {"Draft", "Embargoed"},
        "in_review": {"Review"},
        "approved": {"Approved", "Waiting"},
        "live": {"Live"},
        "waiting": {"Waiting"},
        "killed": {"Killed"},
        "spiked": {"Spiked"},
    }


def test_the_list_tells_live_stories_with_unreleased_changes(at_desk, edith, live_article, story):
    at_desk(edith).send(story(live_article), headline="Harbour opens late")

    assert at_desk(edith).page(LIST).words(".stories__state") == ["Live Unreleased changes"]


def test_filters_narrow_the_list(clock, make, headlines, edith, carl, russian, sport, ines):
    mir = russian.sections.create(name="Мир", slug="mir")
    make("English")
    make("Sport", section=sport.pk, genre="analysis")
    make("Russian", edition=russian, section=mir.pk, topics=())
    make("Edith's", by=edith)
    make("For Edith", assigned_to_id=edith.pk)
    make("Flash", urgency=1)
    make("Embargo", embargo_until=clock.in_hours(1))

    assert headlines(edition=russian.pk) == ["Russian"]
    assert headlines(section=sport.pk) == ["Sport"]
    assert headlines(genre="analysis") == ["Sport"]
    assert headlines(urgent="flash") == ["Flash"]
    assert headlines(urgent="high") == ["Flash"]
    assert headlines(urgent="embargo") == ["Embargo"]
    assert headlines(who="assigned") == ["For Edith"]
    assert headlines(who="mine") == ["For Edith", "Edith's"]
    assert headlines(edition=russian.pk, urgent="flash") == []


def test_mine_are_those_under_my_name_too(make, headlines, edith, carl, ines):
    make("Under her name", by=carl)
    ines.user = edith
    ines.save()

    assert headlines(who="mine") == ["Under her name"]


def test_search_finds_stories_that_hold_every_word(make, headlines):
    make("Harbour opens", slugline="QUAY-NINE", standfirst="Ships came.")
    make("Bridge opens", standfirst="Cars came.")

    assert headlines(q="opens cars") == ["Bridge opens"]
    assert headlines(q="nine") == ["Harbour opens"]
    assert headlines(q="opens trains") == []


@pytest.mark.parametrize(
    "query",
    [
        {"state": "lost"},
        {"edition": "x"},
        {"section": "9" * 40},
        {"before": "nonsense"},
        {"urgent": "'; --"},
        {"block": "nonsense"},
        {"since": "yesterday", "until": "2026-02-31"},
        {"since": "0001-01-01"},
        {"until": "9999-12-31"},
        {"q": "?! -- '"},
        {"q": "x" * 201},
        {"q": "\x00"},
        {"who": ["mine", "x"]},
    ],
)
def test_a_filter_that_cannot_be_read_is_left_out(make, at_desk, edith, query):
    make("Still there")

    assert at_desk(edith).page(LIST, **query).words(".stories__story a") == ["Still there"]


def test_active_filters_are_chips_that_take_themselves_away(make, at_desk, edith):
    page = at_desk(edith).page(LIST, state="draft", q="harbour")

    assert page.words(".chips a") == [
        "Remove the filter Search: harbour ×",
        "Remove the filter State: Draft ×",
        "Remove all",
    ]
    assert [link.get("href") for link in page.find(".chips a")] == ["?state=draft", "?q=harbour", LIST]


def test_the_list_goes_on_where_the_page_ended(make, at_desk, edith, monkeypatch):
    monkeypatch.setattr("articles.admin.listing.PAGE_SIZE", 2)
    for name in "ABCDE":
        make(name)
    desk, seen, address = at_desk(edith), [], LIST + "?state=draft"
    while address:
        page = desk.page(address)
        seen.append(page.words(".stories__story a"))
        older = page.find("a[rel=next]")
        address = LIST + older[0].get("href") if older else ""

    assert seen == [["E", "D"], ["C", "B"], ["A"]]
    assert page.words(".pages a") == ["Newest"]


def test_a_headline_is_shown_as_text(make, at_desk, edith):
    make("<script>alert(1)</script><b>Harbour</b>")

    text = at_desk(edith).get(LIST).content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;b&gt;Harbour&lt;/b&gt;" in text


def test_the_list_costs_the_same_with_one_story_and_with_three(make, at_desk, edith, rita, ines):
    desk = at_desk(edith)

    def queries() -> int:
        with CaptureQueriesContext(connection) as context:
            desk.get(LIST)
        return len(context)

    article = make("A")
    submit(article, by=rita)
    approve(article, by=edith)
    publish(article, by=edith)
    one = queries()
    for name in "BC":
        make(name, assigned_to_id=edith.pk)
    Byline.objects.create(article=Article.objects.first(), guest_name="Dr Marant", position=1)

    assert (one, queries()) == (14, 14)


def test_the_list_costs_the_same_whatever_stands_beside_the_stories(make, at_desk, edith, carl, clock):
    desk = at_desk(edith)

    def queries() -> int:
        with CaptureQueriesContext(connection) as context:
            desk.get(LIST, q="harbour", state="draft")
        return len(context)

    make("Harbour A")
    one = queries()
    for name in "BC":
        article = make(f"Harbour {name}", due_at=clock.in_hours(1), embargo_until=clock.in_hours(2))
        Presence.objects.create(article=article, person=carl, tab="tab", seen_at=timezone.now())
        note(article, by=carl, text="Who says so?")
        edith.saved_views.create(name=name, query="state=draft")

    assert (one, queries()) == (16, 16)


def test_a_block_of_the_first_page_is_a_filter(make, headlines, clock, edith, rita):
    make("Late", due_at=clock.in_hours(-1))
    make("Soon", due_at=clock.in_hours(1))
    make("Embargo", embargo_until=clock.in_hours(1))
    submit(make("Legal", needs_legal=True), by=rita)
    make("Mine", by=edith)

    found = {name: headlines(block=name) for name in ("overdue", "due", "embargo", "sign_off", "stale", "drafts")}
    assert found == {
        "overdue": ["Late"],
        "due": ["Soon"],
        "embargo": ["Embargo"],
        "sign_off": ["Legal"],
        "stale": [],
        "drafts": ["Mine"],
    }


def test_every_block_of_the_first_page_counts_what_the_list_shows(make, headlines, at_desk, edith, rita, live_article):
    submit(make("Review"), by=rita)
    make("Mine", by=edith)
    blocks = {block.name: len(block.lines) for block in today(edith).blocks}

    assert {name: len(headlines(block=name)) for name in blocks} == blocks


def test_days_are_those_of_the_edition(make, headlines, clock, russian):
    clock.forward(hours=10)  # 22:00 in London, past one in Moscow
    make("English")
    make("Russian", edition=russian, section=None, topics=())

    assert headlines(since="2026-03-02", until="2026-03-02") == ["Russian", "English"]
    assert headlines(since="2026-03-03") == []
    assert headlines(until="2026-03-01") == []
    assert headlines(edition=russian.pk, since="2026-03-03", until="2026-03-03") == ["Russian"]
    assert headlines(edition=russian.pk, until="2026-03-02") == []


def test_a_deadline_stands_at_what_is_still_in_work(make, at_desk, edith, rita, carl, clock):
    make("Late", due_at=clock.in_hours(-1))
    make("Soon", due_at=clock.in_hours(1))
    article = make("Out", due_at=clock.in_hours(-1))
    submit(article, by=rita)
    approve(article, by=edith)
    publish(article, by=edith)
    page = at_desk(edith).page(LIST)

    assert dict(zip(page.words(".stories__story a"), page.words(".stories__state"), strict=True)) == {
        "Out": "Live",
        "Soon": "Draft Due 13:00 UTC",
        "Late": "Draft Overdue 11:00 UTC",
    }


def test_open_notes_and_those_who_have_a_story_open_stand_beside_it(make, at_desk, edith, carl, rita):
    article = make("A")
    make("B")
    open_note = note(article, by=carl, text="Who says so?")
    note(article, by=rita, text="The minister.", answers=open_note)
    note(article, by=carl, text="And when?")
    for person in (rita, carl, rita):
        tab = f"tab-{Presence.objects.count()}"
        Presence.objects.create(article=article, person=person, tab=tab, seen_at=timezone.now())
    page = at_desk(edith).page(LIST)

    assert page.words(".people") == ["", "Open: Rita, Carl"]
    assert page.words(".badge--notes") == ["2 open notes"]


def test_who_is_here_is_asked_again_while_the_list_is_open(make, at_desk, edith, carl, clock):
    article, other = make("A"), make("B")
    Presence.objects.create(article=article, person=carl, tab="tab", seen_at=timezone.now())
    desk = at_desk(edith)
    address = f"{LIST}here/?id={article.pk}&id={other.pk}&id=x&id={'9' * 40}"
    assert desk.get(address).json() == {str(article.pk): "Carl"}

    clock.forward(seconds=20)
    assert desk.get(address).json() == {}


@pytest.mark.parametrize("state", ["draft", "live", "waiting", "killed"])
def test_an_undone_release_leaves_a_draft(make, headlines, rita, edith, clock, state):
    article = make("A")
    submit(article, by=rita)
    approve(article, by=edith)
    publish(article, by=edith)
    undo(article, by=edith)
    send_back(article, by=edith, note="Not yet.")

    assert headlines(state=state) == (["A"] if state == "draft" else [])


@pytest.mark.parametrize("person", ["max"])
def test_who_sees_no_stories_has_no_list(at_desk, request, english, person):
    assert at_desk(request.getfixturevalue(person)).get(LIST).status_code == 404


def test_the_list_takes_no_post(at_desk, edith, english):
    assert at_desk(edith).post(LIST).status_code == 405
