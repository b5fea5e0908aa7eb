"""Writing, review, approval, the bin."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from articles.content import Content
from articles.models import Alert, Article, Version
from articles.publishing import (
    NotAllowed,
    Obstructed,
    StaleSave,
    WrongState,
    approve,
    create,
    publish,
    purge_spiked,
    revive,
    send_back,
    spike,
    submit,
    write,
)
from articles.workflow import Status

pytestmark = [pytest.mark.usefixtures("clock"), pytest.mark.django_db]


def reload(article):
    return Article.objects.get(pk=article.pk)


def test_create_makes_a_draft_with_its_words_and_first_version(words, english, rita):
    article = create(words, by=rita, edition=english)

    assert Content.of(reload(article)) == words.cleaned()
    assert reload(article).status == Status.DRAFT
    assert [version.number for version in article.versions.all()] == [1]


def test_create_is_refused_to_a_reader(words, english, leo):
    with pytest.raises(NotAllowed):
        create(words, by=leo, edition=english)
    assert not Article.objects.exists()


def test_create_sanitises_the_body(words, english, rita):
    article = create(words.changed(body="<p>Fine</p><script>alert(1)</script>"), by=rita, edition=english)

    assert "script" not in reload(article).body


def test_write_saves_words_and_raises_the_revision(draft, words, rita):
    write(draft, words.changed(headline="Harbour stays open"), by=rita, revision=draft.revision)

    assert (reload(draft).headline, reload(draft).revision) == ("Harbour stays open", 2)


def test_write_makes_no_version_where_nothing_was_changed(draft, words, rita):
    write(draft, words.cleaned(), by=rita, revision=draft.revision)

    assert (draft.versions.count(), reload(draft).revision) == (1, 1)


def test_write_refuses_a_stale_revision_and_keeps_what_is_saved(draft, words, rita, edith):
    write(draft, words.changed(headline="Edith's words"), by=edith, revision=1)

    with pytest.raises(StaleSave):
        write(draft, words.changed(headline="Rita's words"), by=rita, revision=1)
    assert reload(draft).headline == "Edith's words"


def test_write_is_refused_to_a_reporter_whose_story_is_in_review(submitted_article, words, rita):
    with pytest.raises(NotAllowed):
        write(submitted_article, words.changed(headline="New"), by=rita, revision=submitted_article.revision)


def test_write_voids_an_approval(approved_article, words, edith):
    write(approved_article, words.changed(headline="New"), by=edith, revision=approved_article.revision)

    assert reload(approved_article).status == Status.IN_REVIEW


def test_write_of_desk_fields_alone_leaves_an_approval(approved_article, words, edith):
    write(approved_article, words.cleaned(), by=edith, revision=approved_article.revision, slugline="HARBOUR")

    assert (reload(approved_article).status, reload(approved_article).slugline) == (Status.APPROVED, "HARBOUR")


def test_write_begins_an_update_after_a_scheduled_release(approved_article, words, edith, clock):
    publish(approved_article, by=edith, at=clock.in_hours(1))

    write(reload(approved_article), words.changed(headline="Later"), by=edith, revision=approved_article.revision)

    assert reload(approved_article).status == Status.DRAFT


def test_write_keeps_a_released_story_in_its_edition(live_article, words, edith, russian):
    with pytest.raises(Obstructed):
        write(live_article, words, by=edith, revision=live_article.revision, edition_id=russian.pk)


def test_submit_hands_a_draft_to_the_desk(draft, rita):
    submit(draft, by=rita)

    assert reload(draft).status == Status.IN_REVIEW
    assert draft.versions.first().kind == Version.Kind.STEP


def test_submit_is_refused_a_second_time(submitted_article, rita):
    with pytest.raises(WrongState):
        submit(submitted_article, by=rita)


def test_submit_is_refused_without_a_headline(words, english, rita):
    article = create(words.changed(headline=" "), by=rita, edition=english)

    with pytest.raises(Obstructed, match="headline"):
        submit(article, by=rita)


def test_send_back_returns_it_with_a_note_to_its_reporter(submitted_article, edith, rita):
    send_back(submitted_article, by=edith, note="Who says so?")

    assert reload(submitted_article).status == Status.DRAFT
    assert Alert.objects.get(to=rita).text == "Who says so?"


def test_send_back_needs_a_note(submitted_article, edith):
    with pytest.raises(Obstructed):
        send_back(submitted_article, by=edith, note=" ")


def test_send_back_is_refused_to_a_reporter(submitted_article, rita):
    with pytest.raises(NotAllowed):
        send_back(submitted_article, by=rita, note="Mine")


def test_approve_names_the_version_it_was_given_to(submitted_article, edith):
    approve(submitted_article, by=edith)

    assert reload(submitted_article).approved_version.revision == submitted_article.revision


def test_approve_is_refused_for_a_draft(draft, edith):
    with pytest.raises(WrongState):
        approve(draft, by=edith)


def test_approve_is_refused_to_the_editor_who_wrote_it(words, english, edith):
    article = submit(create(words, by=edith, edition=english), by=edith)

    with pytest.raises(NotAllowed):
        approve(article, by=edith)


def test_approve_is_refused_without_a_section(words, english, rita, edith):
    article = submit(create(words.changed(section=None), by=rita, edition=english), by=rita)

    with pytest.raises(Obstructed, match="section"):
        approve(article, by=edith)


def test_approve_is_refused_without_a_text(words, english, rita, edith):
    article = submit(create(words.changed(body=""), by=rita, edition=english), by=rita)

    with pytest.raises(Obstructed, match="text"):
        approve(article, by=edith)


def test_a_flash_needs_no_text(words, english, rita, edith):
    article = submit(create(words.changed(body="", urgency=1), by=rita, edition=english), by=rita)

    approve(article, by=edith)

    assert reload(article).status == Status.APPROVED


def test_spike_puts_a_draft_into_the_bin_and_revive_takes_it_out(draft, rita):
    spike(draft, by=rita)
    assert reload(draft).status == Status.SPIKED

    revive(draft, by=rita)
    assert (reload(draft).status, reload(draft).spiked_at) == (Status.DRAFT, None)


def test_spike_is_refused_for_a_live_story(live_article, edith):
    with pytest.raises(WrongState, match="live or scheduled"):
        spike(live_article, by=edith)


def test_spike_is_refused_for_a_scheduled_story(approved_article, edith, clock):
    publish(approved_article, by=edith, at=clock.in_hours(1))

    with pytest.raises(WrongState):
        spike(approved_article, by=edith)


def test_spike_is_refused_to_a_reporter_who_did_not_write_it(words, english, edith, rita, ines):
    article = create(words, by=edith, edition=english)

    with pytest.raises(NotAllowed):
        spike(article, by=rita)


def test_revive_is_refused_for_a_draft(draft, rita):
    with pytest.raises(WrongState):
        revive(draft, by=rita)


def test_purge_blanks_what_has_lain_in_the_bin_too_long(draft, rita, settings):
    spike(draft, by=rita)
    Article.objects.filter(pk=draft.pk).update(spiked_at=timezone.now() - timedelta(days=31))

    assert purge_spiked() == 1
    assert Content.of(reload(draft)) == Content()
    assert {version.content["headline"] for version in draft.versions.all()} == {""}
    assert purge_spiked() == 0


def test_purge_leaves_what_was_spiked_lately(draft, rita):
    spike(draft, by=rita)

    assert purge_spiked() == 0


def test_every_step_is_in_the_audit(draft, rita, edith):
    submit(draft, by=rita)
    approve(draft, by=edith)

    steps = draft.steps.order_by("id").values_list("name", "by", "from_status", "to_status")
    assert list(steps) == [
        ("create", rita.pk, "", "draft"),
        ("submit", rita.pk, "draft", "in_review"),
        ("approve", edith.pk, "in_review", "approved"),
    ]


def test_the_audit_is_only_ever_added_to(draft):
    from newsroom.lib.audit import AppendOnlyError

    step = draft.steps.get()

    with pytest.raises(AppendOnlyError):
        step.save()
    with pytest.raises(AppendOnlyError):
        step.delete()
    with pytest.raises(AppendOnlyError):
        draft.steps.all().delete()
    with pytest.raises(AppendOnlyError):
        draft.steps.update(note="x")


def test_write_is_refused_for_what_lies_in_the_bin(draft, words, rita, edith):
    spike(draft, by=rita)

    with pytest.raises(WrongState, match="bin"):
        write(draft, words.changed(headline="New"), by=edith, revision=1)


def test_purge_blanks_a_story_without_a_headline_and_its_slugline(words, english, rita):
    article = create(words.changed(headline=""), by=rita, edition=english, slugline="HARBOUR")
    spike(article, by=rita)
    Article.objects.update(spiked_at=timezone.now() - timedelta(days=31))

    assert purge_spiked() == 1
    assert (Content.of(reload(article)), reload(article).slugline) == (Content(), "")
    assert purge_spiked() == 0


def test_purge_leaves_what_was_taken_out_and_spiked_again_meanwhile(draft, rita, monkeypatch):
    spike(draft, by=rita)
    Article.objects.update(spiked_at=timezone.now() - timedelta(days=31))
    select_for_update = QuerySet.select_for_update

    def after_another_spike(rows, **options):
        Article.objects.update(spiked_at=timezone.now())
        return select_for_update(rows, **options)

    monkeypatch.setattr(QuerySet, "select_for_update", after_another_spike)

    assert purge_spiked() == 0
    assert reload(draft).headline == "Harbour opens"


def test_approve_is_refused_where_the_words_changed_under_the_approver(submitted_article, words, edith, carl):
    write(submitted_article, words.changed(headline="Quite another"), by=carl, revision=1)

    with pytest.raises(StaleSave):
        approve(submitted_article, by=edith, revision=1)
    assert reload(submitted_article).status == Status.IN_REVIEW
