"""Translations at the desk: begun from the story, written beside the source, brought up to date."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Section, SourceChange
from articles.publishing import announce_due, correct, fix, kill, translate
from articles.translating import is_stale_now

pytestmark = [pytest.mark.usefixtures("clock"), pytest.mark.django_db]

QUEUE = "/admin/articles/article/translations/"


def beside(article) -> str:
    return f"/admin/articles/article/{article.pk}/translation/"


@pytest.fixture
def russian_world(russian):
    return Section.objects.create(edition=russian, name="Мир", slug="world")


@pytest.fixture
def translation(live_article, russian, russian_world, rita):
    """Rita's Russian draft of the live story."""
    announce_due()
    return translate(live_article, by=rita, edition=russian)


@pytest.fixture
def correction(translation, live_article, edith):
    """A correction of the source: one paragraph is another now, one is gone."""
    body = "<p>The harbour opened late.</p>"
    release = correct(live_article, by=edith, changes={"body": body}, note="It opened late.")
    announce_due()
    return release


def test_a_story_names_every_other_edition_and_offers_those_that_are_missing(
    at_desk, rita, live_article, translation, persian, story
):
    page = at_desk(rita).page(story(live_article))

    assert page.words(".editions__row") == ["Русский: Harbour opens Draft", "فارسی Translate: فارسی"]


def test_translate_begins_a_draft_and_leads_to_it(at_desk, rita, live_article, russian):
    response = at_desk(rita).post(f"/admin/articles/article/{live_article.pk}/translate/", edition=russian.pk)

    made = Article.objects.get(edition=russian)
    assert (response.status_code, response["Location"]) == (302, beside(made))


def test_translate_twice_is_refused_in_words(at_desk, rita, live_article, translation, russian):
    response = at_desk(rita).post(f"/admin/articles/article/{live_article.pk}/translate/", edition=russian.pk)

    assert response.status_code == 409
    assert "The story has an article in that edition already." in response.content.decode()


@pytest.mark.parametrize("edition", ["", "x", "9" * 30, "99"])
def test_translate_into_no_edition_is_not_found(edition, at_desk, rita, live_article):
    address = f"/admin/articles/article/{live_article.pk}/translate/"
    assert at_desk(rita).post(address, edition=edition).status_code == 404


def test_a_translation_stands_beside_its_source(at_desk, rita, translation):
    page = at_desk(rita).page(beside(translation))

    assert page.words(".source__line--headline p")[-1] == "Harbour opens"
    assert page.words(".source__paragraph") == ["The harbour opened.", "Ships came."]
    assert page.words(".source .checks--good") == ["Nothing has changed since the translation was made from it."]
    assert page.find("form[data-story-form]")


def test_changed_paragraphs_are_marked(at_desk, rita, translation, correction, story):
    page = at_desk(rita).page(beside(translation))

    assert page.words(".source .is-changed") == ["changed The harbour opened late.", "taken out Ships came."]
    assert page.words(".source ins") == ["late"]
    assert page.words(".source del") == ["Ships came."]
    assert page.words(".source .notice")[0].startswith("2 parts have changed")
    assert "Source has changed" in page.words(".bar__state")[0]
    assert page.words("#editions .notice")[0].startswith("The source has changed")


def test_saving_beside_the_source_leads_back_there(at_desk, rita, translation):
    response = at_desk(rita).send(beside(translation), headline="Гавань открыта")

    assert (response.status_code, response["Location"]) == (302, beside(translation))
    translation.refresh_from_db()
    assert translation.headline == "Гавань открыта"


def test_what_cannot_be_saved_stays_beside_the_source(at_desk, rita, translation):
    response = at_desk(rita).send(beside(translation), headline="")

    assert response.status_code == 400
    assert "source__words" in response.content.decode()


def test_up_to_date_saves_and_takes_it_out_of_the_queue(at_desk, rita, translation, correction):
    response = at_desk(rita).send(beside(translation), headline="Гавань открыта", _up_to_date=correction.number)

    assert (response.status_code, response["Location"]) == (302, beside(translation))
    translation.refresh_from_db()
    assert (translation.headline, translation.source_release) == ("Гавань открыта", correction)
    assert not SourceChange.objects.exists()


@pytest.mark.parametrize("number", ["1", "x", "", "9" * 30])
def test_up_to_date_with_another_release_than_the_newest_is_refused(number, at_desk, rita, translation, correction):
    response = at_desk(rita).send(beside(translation), _up_to_date=number)

    assert response.status_code == 409
    assert "changed again while you compared" in response.content.decode()
    assert is_stale_now(translation)


def test_up_to_date_with_words_that_cannot_be_saved_marks_nothing(at_desk, rita, translation, correction):
    response = at_desk(rita).send(beside(translation), headline="", _up_to_date=correction.number)

    assert response.status_code == 400
    assert is_stale_now(translation)


def test_whoever_may_only_read_sees_the_source_and_marks_nothing(at_desk, phil, translation, correction):
    page = at_desk(phil).page(beside(translation))
    assert page.words(".source ins") == ["late"]
    assert not page.find("button[name=_up_to_date]")

    assert at_desk(phil).post(beside(translation), _up_to_date=correction.number).status_code == 403


def test_a_killed_source_shows_its_words_at_the_desk_alone_and_nothing_is_marked(
    at_desk, rita, edith, translation, live_article
):
    kill(live_article, by=edith, reason="Wrong", notice="Withdrawn.")

    page = at_desk(rita).page(beside(translation))
    assert page.words(".source .quiet")[0].startswith("It was killed: readers see none of it.")
    assert not page.find("button[name=_up_to_date]")


def test_what_is_no_translation_has_no_such_page(at_desk, rita, draft):
    assert at_desk(rita).get(beside(draft)).status_code == 404


# --- The queue --------------------------------------------------------------------------------------------


def test_the_queue_names_stale_translations_and_their_sources(at_desk, rita, translation, correction, live_article):
    page = at_desk(rita).page(QUEUE)

    assert page.words(".stories tbody th") == ["Harbour opens"]
    assert page.find(".stories tbody th a")[0].get("href") == beside(translation)
    assert page.find(".stories tbody td a")[0].get("href") == f"/admin/articles/article/{live_article.pk}/change/"


def test_the_queue_is_narrowed_to_an_edition(at_desk, rita, translation, correction, persian):
    assert at_desk(rita).page(QUEUE, edition="ru").words(".stories tbody th") == ["Harbour opens"]
    assert at_desk(rita).page(QUEUE, edition="fa").words(".empty") == ["Every translation is up to date."]
    assert at_desk(rita).get(QUEUE, edition="nowhere", before="x").status_code == 200


def test_the_queue_is_paged(at_desk, rita, ada, publish_story, russian, clock, monkeypatch):
    monkeypatch.setattr("articles.admin.translating.PAGE_SIZE", 2)
    for name in ("One", "Two", "Three"):
        source = publish_story(name)
        announce_due()
        translate(source, by=ada, edition=russian)
        fix(source, by=ada, changes={"headline": f"{name}, changed"})
        clock.forward(minutes=1)
        announce_due()
    desk = at_desk(rita)

    first = desk.page(QUEUE)
    assert first.words(".stories tbody th") == ["Three", "Two"]
    second = desk.page(QUEUE + first.find(".pages a")[0].get("href"))
    assert second.words(".stories tbody th") == ["One"]
    assert [link.get("href") for link in second.find(".pages a")] == ["?"]


def test_queue_and_story_cost_the_same_for_one_and_for_three(at_desk, ada, publish_story, russian, persian, story):
    """Queries of the queue, and of the page of a story with one translation and with two."""
    desk, counts = at_desk(ada), []
    for name in ("One", "Two", "Three"):
        source = publish_story(name)
        announce_due()
        for edition in [russian, persian][: 1 if name == "One" else 2]:
            translate(source, by=ada, edition=edition)
        fix(source, by=ada, changes={"headline": f"{name}, changed"})
        announce_due()
        found = []
        for address in (QUEUE, story(source)):
            with CaptureQueriesContext(connection) as queries:
                assert desk.get(address).status_code == 200
            found.append(len(queries))
        counts.append(found)

    assert counts[0] == counts[1] == counts[2]


# --- Duplicates --------------------------------------------------------------------------------------------


def test_a_story_is_duplicated_as_a_draft_of_ones_own(at_desk, rita, live_article, story):
    response = at_desk(rita).post(f"/admin/articles/article/{live_article.pk}/duplicate/")

    copy = Article.objects.exclude(pk=live_article.pk).get()
    assert (response.status_code, response["Location"]) == (302, story(copy))
    assert (copy.headline, copy.status, copy.created_by, copy.group) == ("Copy: Harbour opens", "draft", rita, None)
    assert (copy.body, copy.slug) == (live_article.body, "")
    assert not copy.releases.exists()
    assert not copy.addresses.exists()


def test_a_duplicate_stays_under_the_embargo(at_desk, rita, draft, clock):
    draft.embargo_until = clock.in_hours(5)
    draft.save()

    at_desk(rita).post(f"/admin/articles/article/{draft.pk}/duplicate/")
    assert Article.objects.exclude(pk=draft.pk).get().embargo_until == draft.embargo_until
