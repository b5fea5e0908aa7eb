"""Autosave, versions by hand, and bringing words of before back."""

import pytest

from articles.content import Content, Name
from articles.models import Article, Version
from articles.publishing import (
    NotAllowed,
    Obstructed,
    StaleSave,
    TakenOver,
    WrongState,
    appear,
    approve,
    autosave,
    correct,
    keep_aside,
    keep_saved,
    name_version,
    publish,
    restore,
    spike,
    submit,
    take_over,
    write,
)
from articles.workflow import Status

pytestmark = [pytest.mark.usefixtures("clock"), pytest.mark.django_db]


def reload(article):
    return Article.objects.get(pk=article.pk)


def headlines(article) -> list[str]:
    """Those of the versions, newest first."""
    return [version.content["headline"] for version in article.versions.all()]


# --- Autosave ---------------------------------------------------------------------------------------------


def test_autosave_writes_the_working_copy_without_a_version_or_an_audit_row(draft, words, rita):
    autosave(draft, words.changed(headline="Harbour stays open"), by=rita, revision=1)

    assert (reload(draft).headline, reload(draft).revision) == ("Harbour stays open", 2)
    assert headlines(draft) == ["Harbour opens"]
    assert [step.name for step in draft.steps.all()] == ["create"]


def test_autosave_of_nothing_writes_nothing(draft, words, rita):
    before = reload(draft).updated_at

    autosave(draft, words, by=rita, revision=1)

    assert (reload(draft).revision, reload(draft).updated_at) == (1, before)


def test_autosave_is_refused_from_a_stale_revision(draft, words, rita, edith):
    write(draft, words.changed(headline="Edith's"), by=edith, revision=1)

    with pytest.raises(StaleSave):
        autosave(draft, words.changed(headline="Rita's"), by=rita, revision=1)
    assert reload(draft).headline == "Edith's"


def test_autosave_again_of_words_that_have_arrived_is_not_stale(draft, words, rita):
    typed = words.changed(headline="Sent, and no answer came")
    autosave(draft, typed, by=rita, revision=1)

    assert autosave(draft, typed, by=rita, revision=1).revision == 2


def test_autosave_of_a_desk_value_is_refused_from_a_stale_revision(draft, words, rita, edith):
    write(draft, words.changed(headline="Edith's"), by=edith, revision=1)

    with pytest.raises(StaleSave):
        autosave(draft, words.changed(headline="Edith's"), by=rita, revision=1, slugline="HARBOUR")
    assert reload(draft).slugline == ""


def test_autosave_voids_an_approval(approved_article, words, edith):
    autosave(approved_article, words.changed(headline="New"), by=edith, revision=1)

    assert reload(approved_article).status == Status.IN_REVIEW
    step = approved_article.steps.first()
    assert (step.name, step.from_status, step.to_status) == ("write", Status.APPROVED, Status.IN_REVIEW)


def test_autosave_is_refused_to_who_may_not_write_and_in_the_bin(draft, words, phil, rita, edith):
    with pytest.raises(NotAllowed):
        autosave(draft, words.changed(headline="Phil's"), by=phil, revision=1)
    spike(draft, by=rita)
    with pytest.raises(WrongState):
        autosave(draft, words.changed(headline="Edith's"), by=edith, revision=1)


def test_autosave_is_refused_from_a_tab_that_was_taken_over(draft, words, rita, carl):
    appear(draft, by=rita, tab="ritas-tab")
    take_over(draft, by=carl, tab="carls-tab")

    with pytest.raises(TakenOver, match="Carl"):
        autosave(draft, words.changed(headline="Rita's"), by=rita, revision=1, tab="ritas-tab")
    with pytest.raises(TakenOver):
        write(draft, words.changed(headline="Rita's"), by=rita, revision=1, tab="ritas-tab")
    assert autosave(draft, words.changed(headline="Carl's"), by=carl, revision=1, tab="carls-tab").revision == 2


def test_an_explicit_save_makes_a_version_of_what_was_autosaved(draft, words, rita):
    typed = words.changed(headline="Harbour stays open")
    autosave(draft, typed, by=rita, revision=1)

    write(draft, typed, by=rita, revision=2)

    assert headlines(draft) == ["Harbour stays open", "Harbour opens"]
    assert draft.versions.first().revision == reload(draft).revision == 2
    assert [step.name for step in draft.steps.all()] == ["write", "create"]
    write(draft, typed, by=rita, revision=2)
    assert draft.versions.count() == 2


def test_autosave_over_what_another_autosaved_keeps_it_as_a_version(draft, words, rita, edith):
    autosave(draft, words.changed(headline="Rita's"), by=rita, revision=1)
    autosave(draft, words.changed(headline="Edith's"), by=edith, revision=2)
    autosave(draft, words.changed(headline="Edith's own again"), by=edith, revision=3)
    autosave(draft, words.changed(headline="Rita's again"), by=rita, revision=4)

    assert headlines(draft) == ["Edith's own again", "Rita's", "Harbour opens"]
    assert [version.name for version in draft.versions.all()] == ["As Rita found it", "As Edith found it", ""]


def test_a_save_over_what_another_autosaved_keeps_it_as_a_version(draft, words, rita, edith):
    autosave(draft, words.changed(headline="Rita's"), by=rita, revision=1)

    write(draft, words.changed(headline="Edith's"), by=edith, revision=2)

    assert headlines(draft) == ["Edith's", "Rita's", "Harbour opens"]


def test_what_was_autosaved_can_be_submitted_approved_and_published(draft, words, rita, edith, public_headlines):
    autosave(draft, words.changed(headline="Harbour stays open"), by=rita, revision=1)

    submit(draft, by=rita)
    approve(draft, by=edith)
    publish(draft, by=edith)

    assert public_headlines() == ["Harbour stays open"]


# --- By hand ------------------------------------------------------------------------------------------------


def test_a_version_is_given_a_name(draft, rita):
    version = name_version(draft, draft.versions.get(), by=rita, name="  Before the \n talks ")

    assert (version.name, version.kind) == ("Before the talks", Version.Kind.NAMED)
    assert draft.steps.first().name == "name_version"


@pytest.mark.parametrize("name", ["", "  ", "x" * 81])
def test_a_version_is_not_given_an_empty_or_endless_name(draft, rita, name):
    with pytest.raises(Obstructed):
        name_version(draft, draft.versions.get(), by=rita, name=name)


def test_naming_is_refused_to_who_may_not_write(draft, phil):
    with pytest.raises(NotAllowed):
        name_version(draft, draft.versions.get(), by=phil, name="Mine")


def test_words_are_kept_aside_without_touching_the_working_copy(draft, words, rita):
    mine = words.changed(headline="Mine", body="<p>Mine</p><script>x</script>")

    version = keep_aside(draft, mine, by=rita, why="Written when it could not be saved")

    assert (version.kind, version.name) == (Version.Kind.KEPT, "Written when it could not be saved")
    assert version.content["body"] == "<p>Mine</p>"
    assert (reload(draft).headline, reload(draft).revision) == ("Harbour opens", 1)
    assert keep_aside(draft, mine, by=rita, why="Again") == version


def test_words_are_kept_aside_though_the_story_went_to_review(submitted_article, words, rita, phil):
    assert keep_aside(submitted_article, words.changed(headline="Late"), by=rita, why="Late").number == 3
    with pytest.raises(NotAllowed):
        keep_aside(submitted_article, words, by=phil, why="Not his")


def test_keeping_what_is_saved_makes_one_version(draft, words, rita, edith):
    autosave(draft, words.changed(headline="Typed"), by=rita, revision=1)

    assert keep_saved(draft, by=edith) == keep_saved(draft, by=edith)
    assert headlines(draft) == ["Typed", "Harbour opens"]


# --- Back ---------------------------------------------------------------------------------------------------


@pytest.fixture
def rewritten(draft, words, rita):
    """Rita's draft, autosaved with another headline, text and byline."""
    changed = words.changed(headline="Rewritten", body="<p>New.</p>", bylines=(Name(guest_name="Dr Marant"),))
    return autosave(draft, changed, by=rita, revision=1)


def test_a_version_is_brought_back_whole(rewritten, words, rita):
    restore(rewritten, rewritten.versions.get(number=1), by=rita, revision=2)

    assert Content.of(reload(rewritten)) == words.cleaned()
    assert reload(rewritten).revision == 3
    assert headlines(rewritten) == ["Harbour opens", "Rewritten", "Harbour opens"]
    step = rewritten.steps.first()
    assert (step.name, step.data) == ("restore", {"source": "v1", "field": ""})


def test_one_field_is_brought_back(rewritten, words, rita, ines):
    restore(rewritten, rewritten.versions.get(number=1), by=rita, revision=2, name="bylines")

    now = Content.of(reload(rewritten))
    assert (now.headline, now.bylines) == ("Rewritten", (Name(author=ines.pk),))


def test_bringing_back_is_refused_from_a_stale_revision(rewritten, rita):
    with pytest.raises(StaleSave):
        restore(rewritten, rewritten.versions.get(number=1), by=rita, revision=1)


def test_bringing_back_is_refused_to_who_may_not_write(rewritten, phil):
    with pytest.raises(NotAllowed):
        restore(rewritten, rewritten.versions.get(number=1), by=phil, revision=2)


def test_bringing_back_what_stands_there_is_refused(draft, rita):
    with pytest.raises(Obstructed, match="nothing was changed"):
        restore(draft, draft.versions.get(), by=rita, revision=1)


def test_bringing_back_voids_an_approval(approved_article, words, edith):
    write(approved_article, words.changed(headline="New"), by=edith, revision=1)
    submitted = reload(approved_article)
    approve(submitted, by=edith)

    restore(submitted, submitted.versions.get(number=1), by=edith, revision=2)

    assert reload(submitted).status == Status.IN_REVIEW


def test_what_has_been_deleted_since_stays_away(rewritten, words, rita, ines, ports):
    Article.objects.get(pk=rewritten.pk).topics.clear()
    ports.delete()

    restore(rewritten, rewritten.versions.get(number=1), by=rita, revision=2)

    assert Content.of(reload(rewritten)) == words.cleaned().changed(topics=())


def test_places_of_another_edition_stay_away(draft, words, rita, russian):
    section = russian.sections.create(name="Мир", slug="mir")
    write(draft, words.changed(section=section.pk, topics=()), by=rita, revision=1, edition_id=russian.pk)

    restore(draft, draft.versions.get(number=1), by=rita, revision=2)

    assert (Content.of(reload(draft)).section, Content.of(reload(draft)).topics) == (None, ())


def test_the_live_text_is_brought_back_as_the_desk_keeps_it(live_article, words, edith):
    autosave(live_article, words.changed(headline="Half-written update"), by=edith, revision=1)

    restore(live_article, live_article.releases.get(), by=edith, revision=2)

    # No slug and no role of the author's own come along, which a release fills in.
    assert Content.of(reload(live_article)) == words.cleaned()
    assert live_article.steps.first().data == {"source": "r1", "field": ""}


def test_a_correction_and_an_autosave_meet(live_article, words, edith, carl):
    autosave(live_article, words.changed(body="<p>The harbour opened.</p><p>New.</p>"), by=edith, revision=1)

    correct(live_article, by=carl, changes={"headline": "Harbor opens"}, note="Spelling.")

    with pytest.raises(StaleSave):
        autosave(live_article, words.changed(body="<p>Newer.</p>"), by=edith, revision=2)
    assert Content.of(reload(live_article)).body == "<p>The harbour opened.</p><p>New.</p>"
    assert reload(live_article).headline == "Harbor opens"
