"""articles/admin: writing a story in the form, and what happens to what was typed."""

import pytest

from articles.content import Content
from articles.models import Article
from articles.publishing import spike, write

from .conftest import ADD

pytestmark = pytest.mark.django_db


def test_a_reporter_writes_a_new_story(at_desk, rita, english, world, ports, ines):
    response = at_desk(rita).send(
        ADD,
        headline="Harbour opens",
        standfirst="It opened.",
        short_headline="Harbour",
        dateline="PORT ALMA",
        slugline="HARBOUR",
        body="<p>It opened.</p>",
        section=world.pk,
        topics=[ports.pk],
        genre="news",
        urgency="3",
        **{"byline-0-author": ines.pk, "byline-0-role": "harbour correspondent"},
    )

    article = Article.objects.get()
    assert response.url == f"/admin/articles/article/{article.pk}/change/"
    assert (article.created_by, article.slugline, article.edition) == (rita, "HARBOUR", english)
    content = Content.of(article)
    assert (content.headline, content.standfirst, content.dateline) == ("Harbour opens", "It opened.", "PORT ALMA")
    assert (content.section, content.topics, content.urgency) == (world.pk, (ports.pk,), 3)
    assert [(name.author, name.role) for name in content.bylines] == [(ines.pk, "harbour correspondent")]
    assert [step.name for step in article.steps.all()] == ["create"]


def test_a_new_story_begins_with_the_persons_own_name(at_desk, rita, english, ines):
    ines.user = rita
    ines.save()

    assert at_desk(rita).page(ADD).filled()["byline-0-author"] == [str(ines.pk)]


def test_a_new_story_begins_in_the_edition_that_is_asked_for(at_desk, rita, english, russian):
    desk = at_desk(rita)

    assert desk.page(ADD).filled()["edition"] == [str(english.pk)]
    assert desk.page(ADD, edition="ru").filled()["edition"] == [str(russian.pk)]


def test_save_keeps_what_was_not_touched(at_desk, rita, draft, story):
    before = Content.of(draft)

    at_desk(rita).send(story(draft), headline="Harbour opens late")

    draft = Article.objects.get()
    assert Content.of(draft) == before.changed(headline="Harbour opens late")
    assert draft.revision == 2


def test_save_of_nothing_writes_nothing(at_desk, rita, draft, story):
    at_desk(rita).send(story(draft))

    assert Article.objects.get().revision == 1
    assert draft.versions.count() == 1


def test_the_byline_keeps_the_order_that_was_asked_for(at_desk, rita, draft, story, ines):
    order = {"byline-0-ORDER": "2", "byline-1-ORDER": "1"}

    at_desk(rita).send(story(draft), **order, **{"byline-1-guest_name": "Dr Marant", "byline-1-role": "hydrologist"})

    names = Content.of(Article.objects.get()).bylines
    assert [(name.author, name.guest_name) for name in names] == [(None, "Dr Marant"), (ines.pk, "")]


def test_a_name_is_taken_out_of_the_byline(at_desk, rita, draft, story):
    at_desk(rita).send(story(draft), **{"byline-0-DELETE": "on"})

    assert Content.of(Article.objects.get()).bylines == ()


def test_a_row_of_the_byline_is_an_author_or_a_guest(at_desk, rita, draft, story, ines):
    response = at_desk(rita).send(story(draft), **{"byline-0-guest_name": "Somebody", "headline": "Typed and kept"})

    assert response.status_code == 400
    assert "Choose an author or name a guest, not both." in response.content.decode()
    assert "Typed and kept" in response.content.decode()
    assert Article.objects.get().revision == 1


def test_an_embargo_is_typed_in_the_editions_zone(at_desk, edith, russian, draft, story, words):
    section = russian.sections.create(name="Мир", slug="mir")
    desk = at_desk(edith)

    desk.send(
        story(draft),
        edition=russian.pk,
        section=section.pk,
        topics=None,
        embargo_until="2030-06-01T12:00",
        due_at="2030-06-01T09:30",
    )

    article = Article.objects.get()
    assert article.embargo_until.isoformat() == "2030-06-01T09:00:00+00:00"
    assert article.due_at.isoformat() == "2030-06-01T06:30:00+00:00"
    assert desk.page(story(draft)).filled()["embargo_until"] == ["2030-06-01T12:00"]
    assert "Europe/Moscow" in desk.page(story(draft)).words("label[for=id_embargo_until]")[0]


def test_an_hour_that_the_clocks_show_twice_is_refused(at_desk, edith, english, draft, story):
    english.zone = "Europe/Berlin"
    english.save()

    response = at_desk(edith).send(story(draft), embargo_until="2030-10-27T02:30")

    assert response.status_code == 400
    assert "The clocks change at that time" in response.content.decode()


@pytest.mark.parametrize("field", ["section", "topics", "also_in"])
def test_places_of_another_edition_are_refused(at_desk, rita, russian, draft, story, field):
    section = russian.sections.create(name="Мир", slug="mir")
    topic = russian.topics.create(name="Порты", slug="porty")
    chosen = {"section": section.pk, "also_in": [section.pk], "topics": [topic.pk]}[field]

    response = at_desk(rita).send(story(draft), **{field: chosen})

    assert response.status_code == 400
    assert "belongs to another edition" in response.content.decode()
    assert Article.objects.get().revision == 1


def test_a_story_that_was_released_stays_in_its_edition(at_desk, edith, russian, live_article, story):
    at_desk(edith).send(story(live_article), edition=russian.pk, headline="Harbour opens late")

    assert Article.objects.get().edition.code == "en"


def test_a_lead_photo_is_chosen_by_its_number_without_scripts(at_desk, rita, draft, story, make_photo):
    desk, photo = at_desk(rita), make_photo()

    assert desk.send(story(draft), lead_number=photo.pk).status_code == 302
    assert Article.objects.get().lead_photo == photo
    assert desk.send(story(draft), lead_number="9999").status_code == 400


def test_a_body_is_cleaned(at_desk, rita, draft, story):
    at_desk(rita).send(story(draft), body="<p>Harbour</p><script>alert(1)</script>")

    assert "<script" not in Article.objects.get().body


def test_what_is_typed_comes_back_when_the_form_is_refused(at_desk, rita, draft, story):
    response = at_desk(rita).send(story(draft), headline="", standfirst="Typed and kept")

    assert response.status_code == 400
    assert "Typed and kept" in response.content.decode()
    assert "Nothing was saved yet" in response.content.decode()
    assert Article.objects.get().headline == "Harbour opens"


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"headline": "X", "byline-TOTAL_FORMS": "many"},
        {"headline": "X" * 5000, "edition": "x", "section": "9" * 40, "topics": ["x", "9" * 40], "urgency": "99"},
        {"lead_photo": "x", "lead_number": "-1", "revision": "x", "tab": "9" * 50, "embargo_until": "never"},
        {"byline-TOTAL_FORMS": "5000", "byline-INITIAL_FORMS": "0", "byline-0-author": "9" * 40},
    ],
)
def test_nonsense_is_refused_with_sentences(at_desk, rita, draft, story, sent):
    for address in (ADD, story(draft)):
        response = at_desk(rita).post(address, **sent)
        assert response.status_code == 400
        assert "Nothing was saved yet" in response.content.decode()


# --- Two people at once ---------------------------------------------------------------------------------


def test_a_stale_save_is_a_conflict_and_loses_nothing(at_desk, rita, edith, draft, story):
    desk = at_desk(rita)
    typed = desk.page(story(draft)).filled(headline="Rita's headline")
    write(draft, Content.of(draft).changed(headline="Edith's headline"), by=edith, revision=1)

    response = desk.client.post(story(draft), typed)

    assert response.status_code == 409
    assert Article.objects.get().headline == "Edith's headline"
    text = response.content.decode()
    assert "Rita&#x27;s headline" in text
    assert "Somebody else saved this story" in text
    assert "See what is saved now" in text


def test_a_colleagues_deadline_is_not_put_back(at_desk, rita, edith, draft, story):
    desk = at_desk(rita)
    typed = desk.page(story(draft)).filled(slugline="HARBOUR/2")
    write(draft, Content.of(draft), by=edith, revision=1, assigned_to_id=edith.pk)

    desk.client.post(story(draft), typed)

    article = Article.objects.get()
    assert (article.slugline, article.assigned_to) == ("HARBOUR/2", edith)


# --- Who may --------------------------------------------------------------------------------------------


def test_who_may_not_write_reads(at_desk, rita, phil, submitted_article, story):
    for person in (rita, phil):
        page = at_desk(person).page(story(submitted_article))
        assert page.words(".reading__headline") == ["Harbour opens"]
        assert page.find("#content-panel textarea") == []


def test_who_may_not_write_cannot_send(at_desk, phil, draft, story):
    response = at_desk(phil).post(story(draft), headline="Mine now")

    assert response.status_code == 403
    assert Article.objects.get().headline == "Harbour opens"


def test_what_lies_in_the_bin_is_read_only(at_desk, edith, draft, story):
    spike(draft, by=edith)

    page = at_desk(edith).page(story(draft))

    assert page.find("#content-panel textarea") == []
    assert page.buttons() == {"revive": ""}
    assert at_desk(edith).post(story(draft), headline="Mine now").status_code == 403


def test_a_moderator_sees_no_story(at_desk, max, draft, story):
    desk = at_desk(max)

    assert desk.get(story(draft)).status_code == 404
    assert desk.get(ADD).status_code == 403


def test_a_photo_editor_begins_no_story(at_desk, phil, english):
    assert at_desk(phil).get(ADD).status_code == 403


def test_a_reader_is_sent_to_the_log_in(at_desk, leo, draft, story):
    response = at_desk(leo).get(story(draft))

    assert response.status_code == 302
    assert response.url.startswith("/admin/login/")


def test_a_story_that_does_not_exist_is_not_found(at_desk, edith, english):
    assert at_desk(edith).get("/admin/articles/article/999/change/").status_code == 404


def test_the_form_takes_no_other_method(at_desk, rita, draft, story):
    assert at_desk(rita).client.put(story(draft)).status_code == 405
    assert at_desk(rita).client.delete(ADD).status_code == 405
