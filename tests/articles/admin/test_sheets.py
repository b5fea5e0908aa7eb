"""articles/admin: the sheets of the steps that ask for something."""

import pytest

from articles.content import Content
from articles.models import Article, Release, TranslationGroup
from articles.publishing import approve, create, publish, submit, write
from articles.workflow import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def moscow(english):
    """The English edition's clocks show the time of Moscow."""
    english.zone = "Europe/Moscow"
    english.save()
    return english


@pytest.fixture
def update_ready(live_article, edith, carl):
    """A live story with an approved update."""
    write(live_article, Content.of(live_article).changed(headline="Harbour busy"), by=edith, revision=1)
    submit(live_article, by=edith)
    approve(live_article, by=carl)
    live_article.refresh_from_db()
    return live_article


# --- Publish ---------------------------------------------------------------------------------------------


def test_publish_now_says_so_and_does_so(at_desk, edith, approved_article, story, public_headlines):
    desk = at_desk(edith)
    page = desk.page(story(approved_article, "publish"))
    assert page.words("button[name=confirm]") == ["Publish now"]

    response = desk.send(story(approved_article, "publish"), confirm="now")

    assert response.url == story(approved_article)
    assert public_headlines() == ["Harbour opens"]
    note = desk.page(story(approved_article)).words(".messagelist li")
    assert note == ["It is out: Harbour opens. You can undo this for 30 seconds."]


def test_publish_names_the_version_that_goes_out(at_desk, edith, approved_article, story):
    words = at_desk(edith).page(story(approved_article, "publish")).words(".sheet__approval")[0]

    assert words.startswith("What Edith approved goes out: version 3,")


def test_publish_looks_before_it_schedules(clock, at_desk, edith, moscow, approved_article, story, public_headlines):
    """Without scripts: the first press shows what the button will do at the typed time, the second does it."""
    desk = at_desk(edith)

    looked = desk.send(story(approved_article, "publish"), at="2026-03-03T18:00", look="1")
    assert looked.status_code == 200
    assert "Schedule for Tue 18:00" in looked.content.decode()
    assert not Release.objects.exists()

    desk.send(story(approved_article, "publish"), at="2026-03-03T18:00", confirm="2026-03-03T18:00")
    assert Release.objects.get().public_from.isoformat() == "2026-03-03T15:00:00+00:00"
    assert desk.page(story(approved_article)).words(".messagelist li") == ["Scheduled for Tue 18:00 MSK."]
    assert public_headlines() == []


def test_publish_does_nothing_else_than_its_button_said(
    clock, at_desk, edith, approved_article, story, public_headlines
):
    response = at_desk(edith).send(story(approved_article, "publish"), at="2026-03-03T18:00", confirm="now")

    assert response.status_code == 400
    assert "look at what it says now" in response.content.decode()
    assert public_headlines() == []


def test_publish_tells_of_an_embargo_that_holds_it(clock, at_desk, edith, rita, words, moscow, story):
    article = create(words, by=rita, edition=moscow, embargo_until=clock.in_hours(30))
    submit(article, by=rita)
    approve(article, by=edith)

    page = at_desk(edith).page(story(article, "publish"))

    assert page.words("button[name=confirm]") == ["Schedule for Tue 21:00"]
    assert page.words(".notice--warning") == ["An embargo holds this story until Tue 21:00 MSK: nobody sees it before."]
    at_desk(edith).send(story(article, "publish"), confirm="now")
    assert Release.objects.get().public_from == article.embargo_until


@pytest.mark.parametrize(
    ("at", "sentence"), [("2020-01-01T10:00", "That time has gone by."), ("soon", "Enter a valid date/time.")]
)
def test_publish_refuses_a_time_that_cannot_be(clock, at_desk, edith, approved_article, story, at, sentence):
    response = at_desk(edith).send(story(approved_article, "publish"), at=at, confirm="now")

    assert response.status_code == 400
    assert sentence in response.content.decode()
    assert not Release.objects.exists()


def test_publish_shows_what_must_be_mended(at_desk, edith, rita, words, english, story, make_photo):
    photo = make_photo(alt_text="")
    article = create(words.changed(lead_photo=photo.pk), by=rita, edition=english)
    submit(article, by=rita)
    approve(article, by=edith)

    page = at_desk(edith).page(story(article, "publish"))
    assert page.words(".sheet .notice li") == ["The photo “The harbour” has no alt text."]

    response = at_desk(edith).send(story(article, "publish"), confirm="now")
    assert response.status_code == 409
    assert not Release.objects.exists()


# --- Update, reschedule -----------------------------------------------------------------------------------


def test_update_goes_out_with_its_note(at_desk, edith, update_ready, story, public_headlines):
    response = at_desk(edith).send(story(update_ready, "update"), note="Ships came.", to_top="on", confirm="now")

    assert response.status_code == 302
    assert public_headlines() == ["Harbour busy"]
    release = Release.objects.current(update_ready).get()
    assert (release.kind, release.note, release.listed_at) == ("update", "Ships came.", release.public_from)


def test_update_can_be_scheduled(clock, at_desk, edith, update_ready, story, public_headlines):
    desk = at_desk(edith)
    looked = desk.send(story(update_ready, "update"), note="Ships came.", at="2026-03-02T18:00", look="1")
    assert "Schedule this update for 18:00" in looked.content.decode()
    assert "Ships came." in looked.content.decode()

    desk.send(story(update_ready, "update"), at="2026-03-02T18:00", confirm="2026-03-02T18:00")

    assert Release.objects.waiting(update_ready).get().headline == "Harbour busy"
    assert public_headlines() == ["Harbour opens"]


def test_reschedule_shows_the_time_it_has_and_moves_it(clock, at_desk, edith, moscow, approved_article, story):
    publish(approved_article, by=edith, at=clock.in_hours(2))
    desk = at_desk(edith)
    page = desk.page(story(approved_article, "reschedule"))
    assert page.filled()["at"] == ["2026-03-02T17:00"]
    assert page.words("button[name=confirm]") == ["Move to 17:00"]

    desk.send(story(approved_article, "reschedule"), at="2026-03-02T19:00", confirm="2026-03-02T19:00")

    waiting = Release.objects.waiting(approved_article).get()
    assert waiting.public_from.isoformat() == "2026-03-02T16:00:00+00:00"


# --- Correct, fix -----------------------------------------------------------------------------------------------


def test_correct_opens_the_live_text_and_not_the_working_copy(at_desk, edith, update_ready, story, public_headlines):
    desk = at_desk(edith)
    assert desk.page(story(update_ready, "correct")).filled()["headline"] == ["Harbour opens"]

    desk.send(story(update_ready, "correct"), standfirst="It opened on Sunday.", note="Not on Monday.")

    live = Release.objects.current(update_ready).get()
    assert (live.kind, live.headline, live.standfirst, live.note) == (
        "correction",
        "Harbour opens",
        "It opened on Sunday.",
        "Not on Monday.",
    )
    update_ready.refresh_from_db()
    assert (update_ready.headline, update_ready.standfirst) == ("Harbour busy", "It opened on Sunday.")


def test_correct_needs_a_note_and_keeps_what_was_typed(at_desk, edith, live_article, story):
    response = at_desk(edith).send(story(live_article, "correct"), standfirst="It opened on Sunday.")

    assert response.status_code == 400
    assert "It opened on Sunday." in response.content.decode()
    assert Release.objects.count() == 1


def test_correct_of_nothing_is_refused(at_desk, edith, live_article, story):
    response = at_desk(edith).send(story(live_article, "correct"), note="Nothing.")

    assert response.status_code == 409
    assert "Nothing was changed." in response.content.decode()


def test_correct_is_refused_when_another_release_came_between(at_desk, edith, carl, live_article, story):
    desk = at_desk(edith)
    typed = desk.page(story(live_article, "correct")).filled(headline="Harbour opened", note="Tense.")
    at_desk(carl).send(story(live_article, "fix"), standfirst="It opened.")

    response = desk.client.post(story(live_article, "correct"), typed)

    assert response.status_code == 409
    assert "Another release went live" in response.content.decode()
    assert "Harbour opened" in response.content.decode()


def test_fix_mends_without_a_note(at_desk, edith, sport, live_article, story):
    at_desk(edith).send(story(live_article, "fix"), headline="Harbour opened", section=sport.pk)

    live = Release.objects.current(live_article).get()
    assert (live.kind, live.headline, live.section, live.note) == ("fix", "Harbour opened", sport, "")


# --- Send back, kill, reinstate, redact -----------------------------------------------------------------------------


def test_send_back_tells_the_reporter_what_is_missing(at_desk, edith, rita, submitted_article, story):
    at_desk(edith).send(story(submitted_article, "send_back"), note="Who says so?")

    assert Article.objects.get().status == Status.DRAFT
    assert [alert.text for alert in rita.alerts.all()] == ["Who says so?"]


def test_kill_needs_its_word(at_desk, edith, live_article, story, public_headlines):
    response = at_desk(edith).send(story(live_article, "kill"), reason="Wrong harbour", word="kill")

    assert response.status_code == 400
    assert "Wrong harbour" in response.content.decode()
    assert public_headlines() == ["Harbour opens"]


def test_kill_withdraws_the_story(at_desk, edith, live_article, story, public_headlines):
    at_desk(edith).send(story(live_article, "kill"), reason="Wrong harbour", notice="Withdrawn.", word="KILL")

    kill = Release.objects.current(live_article).get()
    assert (kill.kind, kill.reason, kill.note) == ("kill", "Wrong harbour", "Withdrawn.")
    assert public_headlines() == []


def test_kill_takes_the_translations_along_when_asked(
    at_desk, edith, live_article, publish_story, story, russian, public_headlines
):
    section = russian.sections.create(name="Мир", slug="mir")
    other = publish_story("Порт открылся", edition=russian, section=section.pk, topics=())
    Article.objects.update(group=TranslationGroup.objects.create())
    page = at_desk(edith).page(story(live_article, "kill"))
    assert page.words("label[for=id_with_translations]") == ["Kill its translations too"]

    at_desk(edith).send(story(live_article, "kill"), reason="Wrong", word="KILL", with_translations="on")

    assert public_headlines() == []
    assert Release.objects.current(other).get().kind == "kill"


def test_reinstate_brings_it_back(at_desk, edith, carl, live_article, story, public_headlines):
    at_desk(edith).send(story(live_article, "kill"), reason="Wrong", word="KILL")

    at_desk(carl).send(story(live_article, "reinstate"), reason="It was right.")

    assert public_headlines() == ["Harbour opens"]


def test_redact_blanks_words_for_good(at_desk, ada, edith, live_article, story):
    at_desk(ada).send(story(live_article, "redact"), words="harbour", reason="Court order 17")

    assert "harbour" not in Release.objects.get().body.lower()
    link = f"/admin/articles/article/{live_article.pk}/step/redact/"
    assert link in at_desk(ada).get(story(live_article)).content.decode()
    assert link not in at_desk(edith).get(story(live_article)).content.decode()


# --- Who, when, how ------------------------------------------------------------------------------------------------

OPEN = ["publish", "update", "reschedule", "correct", "fix", "send_back", "kill", "reinstate", "redact"]


@pytest.mark.parametrize("step", OPEN)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_reporter_opens_no_editors_sheet(at_desk, rita, live_article, story, step, method):
    response = getattr(at_desk(rita).client, method)(story(live_article, step))

    assert response.status_code == 403
    assert "Ask somebody who is:" in response.content.decode()


@pytest.mark.parametrize("step", ["update", "reschedule", "correct", "fix", "kill", "reinstate"])
def test_a_sheet_of_the_wrong_state_says_so(at_desk, ada, draft, story, step):
    response = at_desk(ada).get(story(draft, step))

    assert response.status_code == 409
    assert at_desk(ada).page(story(draft, step)).words(".notice--error p") != []


@pytest.mark.parametrize("step", OPEN)
def test_a_sheet_takes_no_other_method(at_desk, ada, live_article, story, step):
    assert at_desk(ada).client.put(story(live_article, step)).status_code == 405


def test_a_moderator_finds_no_sheet(at_desk, max, live_article, story):
    assert at_desk(max).get(story(live_article, "kill")).status_code == 404
