"""articles/admin/bulk.py: a step for many stories, each by its verb, each told of by itself."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.admin import bulk
from articles.content import Content
from articles.models import Alert, Article, Step
from articles.publishing import approve, create, publish, spike, submit, write
from articles.workflow import Status

from .conftest import LIST
from .pages import DeskPage

pytestmark = pytest.mark.django_db
MANY = f"{LIST}many/"


@pytest.fixture
def make(words, english, rita):
    """A function that begins a story of Rita's and takes it through steps."""

    def make_story(headline: str, *steps, by=rita):
        article = create(words.changed(headline=headline), by=by, edition=english)
        for step in steps:
            step(article)
        return article

    return make_story


@pytest.fixture
def to_review(rita):
    return lambda article: submit(article, by=rita)


def outcomes(page) -> dict[str, str]:
    rows = zip(page.words(".many tbody th"), page.words(".many tbody td"), strict=True)
    return dict(rows)


def statuses() -> dict[str, str]:
    return dict(Article.objects.values_list("headline", "status"))


def take(desk, step: str, *articles, **data):
    return DeskPage(desk.post(MANY, step=step, story=[article.pk for article in articles], **data))


def test_each_story_takes_the_step_or_says_why_not(at_desk, edith, make, to_review):
    review, draft = make("In review", to_review), make("Draft")
    own = make("Edith's", lambda article: submit(article, by=edith), by=edith)
    page = take(at_desk(edith), "approve", review, draft, own)

    assert outcomes(page) == {
        "In review": "Approved.",
        "Draft": "Not done: A story that is “Draft” cannot take the step “Approve”.",
        "Edith's": "Not done: Nobody approves their own story: ask another editor.",
    }
    assert page.words("[role=status]")[0] == "1 story: done. 2 stories were left as they are."
    assert statuses() == {"In review": "approved", "Draft": "draft", "Edith's": "in_review"}
    assert Step.objects.filter(name="approve", by=edith).count() == 1


@pytest.mark.parametrize(
    ("step", "steps", "status", "done"),
    [
        ("submit", [], Status.IN_REVIEW, "Sent to review."),
        ("sign_off_legal", ["submit"], Status.IN_REVIEW, "Signed off for legal."),
        ("sign_off_photo", ["submit"], Status.IN_REVIEW, "Signed off for the photo desk."),
        ("approve", ["submit"], Status.APPROVED, "Approved."),
        ("unschedule", ["submit", "approve", "schedule"], Status.APPROVED, "The schedule is cancelled."),
        ("revive", ["spike"], Status.DRAFT, "Taken out of the bin."),
    ],
)
def test_steps_that_ask_nothing_are_taken_at_once(at_desk, carl, make, clock, step, steps, status, done):
    verbs = {
        "submit": lambda article: submit(article, by=carl),
        "approve": lambda article: approve(article, by=carl),
        "schedule": lambda article: publish(article, by=carl, at=clock.in_hours(2)),
        "spike": lambda article: spike(article, by=carl),
    }
    stories = [make(headline, *(verbs[name] for name in steps)) for headline in "AB"]
    page = take(at_desk(carl), step, *stories)

    assert outcomes(page) == {"A": done, "B": done}
    assert set(statuses().values()) == {status}


def test_sending_back_asks_for_the_note_first(at_desk, edith, make, to_review):
    stories = [make(headline, to_review) for headline in "AB"]
    desk = at_desk(edith)
    page = take(desk, "send_back", *stories, query="state=in_review")

    assert set(statuses().values()) == {"in_review"}
    assert page.words(".many__stories li") == ["A", "B"]
    unwritten = desk.client.post(MANY, page.filled())
    assert unwritten.status_code == 400

    page = DeskPage(desk.client.post(MANY, page.filled(note="Who says so?")))
    assert outcomes(page) == {"A": "Sent back to its writers.", "B": "Sent back to its writers."}
    assert list(Alert.objects.filter(kind="sent_back").values_list("text", flat=True)) == ["Who says so?"] * 2
    assert page.find(".many a.button")[0].get("href") == f"{LIST}?state=in_review"


def test_spiking_asks_to_be_sure(at_desk, rita, make):
    story = make("A")
    desk = at_desk(rita)
    page = take(desk, "spike", story)
    assert statuses() == {"A": "draft"}

    desk.client.post(MANY, page.filled())
    assert statuses() == {"A": "spiked"}


def test_assigning_asks_to_whom(at_desk, edith, rita, make):
    stories = [make(headline, by=edith) for headline in "AB"]
    desk = at_desk(edith)
    page = take(desk, "assign", *stories)
    desk.client.post(MANY, page.filled(to=rita.pk))

    assert [story.assigned_to for story in Article.objects.all()] == [rita, rita]
    assert Alert.objects.filter(kind="assigned", to=rita).count() == 2


@pytest.mark.parametrize("to", ["nobody", "9" * 30, "\0"])
def test_a_person_that_is_not_there_is_asked_for_again(at_desk, edith, make, to):
    story = make("A")

    assert at_desk(edith).post(MANY, step="assign", story=[story.pk], sure="1", to=to).status_code == 400


def test_what_somebody_saved_since_the_list_was_drawn_is_not_approved(at_desk, edith, rita, make, to_review):
    story = make("A", to_review)
    desk = at_desk(edith)
    fields = [field for field in desk.page(LIST).find("input[form=many]") if field.get("name", "") != "story"]
    seen = {field.get("name"): field.get("value") for field in fields}
    write(story, Content.of(story).changed(headline="B"), by=edith, revision=story.revision)
    page = take(desk, "approve", story, **seen)

    assert outcomes(page) == {
        "B": "Not done: The story was changed since you opened it: read it as it is now, then approve it."
    }


def test_a_story_that_is_gone_is_told_of(at_desk, edith, make, to_review):
    story = make("A", to_review)
    page = DeskPage(at_desk(edith).post(MANY, step="approve", story=[story.pk, 10**15]))

    assert outcomes(page) == {"A": "Approved.", str(10**15): "Not done: This story no longer exists."}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"step": "approve"}, "Choose the stories: tick the boxes before them."),
        ({"step": "approve", "story": ["x", "\0", "9" * 40]}, "Choose the stories: tick the boxes before them."),
        ({"step": "", "story": ["1"]}, "Choose a step."),
        ({"step": "kill", "story": ["1"]}, "Choose a step."),
        ({"step": "publish", "story": ["1"]}, "Choose a step."),
        ({"step": "approve", "story": [str(pk) for pk in range(1, 102)]}, "At most 100 stories at a time."),
    ],
)
def test_what_cannot_be_taken_is_said(at_desk, edith, english, data, message):
    page = DeskPage(at_desk(edith).post(MANY, **data))

    assert page.status == 400
    assert page.words("[role=alert]") == [message]


@pytest.mark.parametrize(
    ("person", "steps"),
    [
        ("rita", ["submit", "assign", "spike", "revive"]),
        ("phil", ["sign_off_photo"]),
        ("edith", ["submit", "send_back", "approve", "unschedule", "assign", "spike", "revive"]),
        ("carl", list(bulk.NAMES)),
    ],
)
def test_the_list_offers_the_steps_that_a_person_may_take(at_desk, request, draft, person, steps):
    page = at_desk(request.getfixturevalue(person)).page(LIST)

    assert [option.get("value") for option in page.find("#many-step option")][1:] == steps


def test_a_reporter_takes_no_step_for_others(at_desk, rita, edith, make):
    theirs, hers = make("Edith's", by=edith), make("Rita's")
    page = take(at_desk(rita), "submit", theirs, hers)

    assert outcomes(page)["Rita's"] == "Sent to review."
    assert outcomes(page)["Edith's"].startswith("Not done: ")
    assert statuses() == {"Edith's": "draft", "Rita's": "in_review"}


def test_the_report_costs_as_much_for_each_story(at_desk, edith, make):
    desk = at_desk(edith)

    def queries(number: int) -> int:
        stories = [make(f"{number} {place}") for place in range(number)]
        with CaptureQueriesContext(connection) as context:
            take(desk, "revive", *stories)
        return len(context)

    one, two, three = queries(1), queries(2), queries(3)
    assert three - two == two - one


def test_steps_are_taken_by_post_alone_and_by_the_desk_alone(at_desk, edith, max, draft):
    assert at_desk(edith).get(MANY).status_code == 405
    assert at_desk(max).post(MANY, step="submit", story=[draft.pk]).status_code == 404
