"""Correcting what is live, while an update may be half-written or scheduled."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.content import Content, Name
from articles.models import Alert, Article, Release
from articles.publishing import (
    NotAllowed,
    Obstructed,
    StaleSave,
    WrongState,
    approve,
    correct,
    fix,
    publish,
    situation,
    submit,
    undo,
    update,
    write,
)
from articles.publishing.opening import open_release

pytestmark = [pytest.mark.usefixtures("clock"), pytest.mark.django_db]

LIVE = "<p>The harbour opened.</p><p>Ships came.</p>"
CORRECTED = "<p>The harbour opened on Sunday.</p><p>Ships came.</p>"
UPDATE_ELSEWHERE = "<p>The harbour opened.</p><p>Ships came.</p><p>More followed.</p>"
UPDATE_SAME_PLACE = "<p>The harbour never opened.</p><p>Ships came.</p>"


def reload(article):
    return Article.objects.get(pk=article.pk)


def public_body(article) -> str:
    return Release.objects.public().get(article=article).body


@pytest.fixture
def half_written(live_article, words, edith, clock):
    """A function that leaves the live story with an unreleased working copy of these words."""

    def leave(body):
        article = reload(live_article)
        write(article, words.changed(body=body), by=edith, revision=article.revision)
        clock.forward(minutes=1)
        return reload(live_article)

    return leave


@pytest.fixture
def scheduled_update(half_written, rita, edith, clock):
    """A function that schedules an update with this body in an hour."""

    def schedule(body):
        article = half_written(body)
        submit(article, by=rita)
        approve(article, by=edith)
        update(article, by=edith, at=clock.in_hours(1))
        clock.forward(minutes=1)
        return reload(article)

    return schedule


def test_correct_changes_the_live_words_and_says_so(clock, live_article, edith):
    clock.forward(minutes=1)
    release = correct(live_article, by=edith, changes={"body": CORRECTED}, note="It was Sunday.")

    assert public_body(live_article) == CORRECTED
    assert (release.kind, release.note) == (Release.Kind.CORRECTION, "It was Sunday.")


def test_correct_needs_a_note(live_article, edith):
    with pytest.raises(Obstructed, match="note"):
        correct(live_article, by=edith, changes={"body": CORRECTED}, note="")


def test_correct_is_refused_for_what_is_not_live(approved_article, edith):
    with pytest.raises(WrongState):
        correct(approved_article, by=edith, changes={"body": CORRECTED}, note="It was Sunday.")


def test_correct_is_refused_to_a_reporter(live_article, rita):
    with pytest.raises(NotAllowed):
        correct(live_article, by=rita, changes={"body": CORRECTED}, note="It was Sunday.")


def test_correct_is_refused_where_nothing_was_changed(live_article, edith):
    with pytest.raises(Obstructed, match="Nothing"):
        correct(live_article, by=edith, changes={"body": LIVE}, note="It was Sunday.")


def test_correct_is_refused_from_a_sheet_that_another_release_has_overtaken(clock, live_article, edith, carl):
    clock.forward(minutes=1)
    fix(live_article, by=carl, changes={"headline": "Harbor opens"}, based_on=1)

    with pytest.raises(StaleSave):
        correct(live_article, by=edith, changes={"body": CORRECTED}, note="It was Sunday.", based_on=1)


def test_correct_sanitises_the_body(clock, live_article, edith):
    clock.forward(minutes=1)
    correct(live_article, by=edith, changes={"body": CORRECTED + "<script>x</script>"}, note="It was Sunday.")

    assert public_body(live_article) == CORRECTED


def test_fix_mends_a_slip_without_a_note(clock, live_article, edith):
    clock.forward(minutes=1)
    release = fix(live_article, by=edith, changes={"headline": "Harbor opens"})

    assert (release.kind, release.note, release.headline) == (Release.Kind.FIX, "", "Harbor opens")
    assert live_article.steps.filter(name="fix", by=edith).exists()


def test_fix_moves_a_story_to_another_section(clock, live_article, sport, edith):
    clock.forward(minutes=1)
    fix(live_article, by=edith, changes={"section": sport.pk})

    assert [row.section for row in Release.objects.public().get().section_rows.all()] == [sport]


def test_fix_is_refused_without_a_section(live_article, edith):
    with pytest.raises(Obstructed, match="section"):
        fix(live_article, by=edith, changes={"section": None})


def test_a_correction_leaves_a_clean_working_copy_equal_to_what_is_live(clock, live_article, edith):
    clock.forward(minutes=1)
    release = correct(live_article, by=edith, changes={"body": CORRECTED}, note="It was Sunday.")

    assert reload(live_article).body == CORRECTED
    assert release.revision == reload(live_article).revision


def test_a_correction_never_releases_a_half_written_update(half_written, edith):
    article = half_written(UPDATE_ELSEWHERE)

    correct(article, by=edith, changes={"body": CORRECTED}, note="It was Sunday.")

    assert public_body(article) == CORRECTED


def test_a_correction_is_merged_into_a_half_written_update(half_written, edith):
    article = half_written(UPDATE_ELSEWHERE)

    correct(article, by=edith, changes={"body": CORRECTED}, note="It was Sunday.")

    assert reload(article).body == CORRECTED + "<p>More followed.</p>"


def test_a_correction_that_conflicts_leaves_the_working_copy_and_alerts(half_written, edith):
    article = half_written(UPDATE_SAME_PLACE)

    correct(article, by=edith, changes={"body": CORRECTED}, note="It was Sunday.")

    assert reload(article).body == UPDATE_SAME_PLACE
    assert Alert.objects.get(to=edith).kind == Alert.Kind.MERGE_CONFLICT


def test_a_correction_is_merged_into_a_scheduled_update(scheduled_update, edith, clock):
    article = scheduled_update(UPDATE_ELSEWHERE)

    correct(article, by=edith, changes={"body": CORRECTED}, note="It was Sunday.")

    assert public_body(article) == CORRECTED
    clock.forward(hours=1)
    assert public_body(article) == CORRECTED + "<p>More followed.</p>"


def test_a_scheduled_update_that_conflicts_is_cancelled_and_its_editor_alerted(scheduled_update, carl, edith, clock):
    article = scheduled_update(UPDATE_SAME_PLACE)

    correct(article, by=carl, changes={"body": CORRECTED}, note="It was Sunday.")

    clock.forward(hours=2)
    assert public_body(article) == CORRECTED
    assert Alert.objects.filter(to=edith, kind=Alert.Kind.SCHEDULE_CANCELLED).exists()


def test_a_correction_keeps_address_and_date(clock, live_article, edith):
    before = Release.objects.public().get()
    clock.forward(days=1)

    after = correct(live_article, by=edith, changes={"headline": "Quite another"}, note="The headline was wrong.")

    assert (after.path, after.first_public_at, after.listed_at) == (
        before.path,
        before.first_public_at,
        before.listed_at,
    )


def test_a_correction_keeps_everything_that_it_does_not_change(clock, live_article, edith):
    before = Content.of_release(Release.objects.public().select_related("address").get())
    clock.forward(minutes=1)
    correct(live_article, by=edith, changes={"headline": "Harbor opens"}, note="Spelling.")

    after = Content.of_release(Release.objects.public().select_related("address").get())
    assert after == before.changed(headline="Harbor opens")


def test_a_correction_does_not_wait_for_the_embargo_of_the_next_update(live_article, words, edith, clock):
    write(live_article, words, by=edith, revision=live_article.revision, embargo_until=clock.in_hours(2))

    correct(live_article, by=edith, changes={"body": CORRECTED}, note="It was Sunday.")

    clock.forward(seconds=1)
    assert public_body(live_article) == CORRECTED


def test_a_correction_is_merged_into_an_embargoed_update(half_written, words, rita, edith, clock):
    article = half_written(UPDATE_ELSEWHERE)
    lifts = clock.in_hours(2)
    write(article, words.changed(body=UPDATE_ELSEWHERE), by=edith, revision=article.revision, embargo_until=lifts)
    submit(article, by=rita)
    approve(article, by=edith)
    update(article, by=edith)
    clock.forward(minutes=1)

    correct(article, by=edith, changes={"body": CORRECTED}, note="It was Sunday.")

    clock.forward(seconds=1)
    assert public_body(article) == CORRECTED
    assert situation(article).waiting.public_from == lifts
    clock.forward(hours=2)
    assert public_body(article) == CORRECTED + "<p>More followed.</p>"


def test_a_correction_at_the_moment_of_publication_is_out_at_once(approved_article, edith):
    with time_machine.travel(timezone.now(), tick=False) as moment:
        publish(approved_article, by=edith)
        release = correct(approved_article, by=edith, changes={"body": CORRECTED}, note="It was Sunday.")
        now = situation(approved_article)
        moment.shift(timedelta(milliseconds=1))

        assert (now.live, now.waiting, release.is_waiting) == (release, None, False)
        assert public_body(approved_article) == CORRECTED
        assert approved_article.releases.count() == 2


def test_a_correction_is_in_the_update_that_falls_due_meanwhile(scheduled_update, edith, clock, monkeypatch):
    article = scheduled_update(UPDATE_ELSEWHERE)

    def open_slowly(*args, **kwargs):
        release = open_release(*args, **kwargs)
        clock.forward(hours=1)
        return release

    monkeypatch.setattr("articles.publishing.correcting.open_release", open_slowly)
    correct(article, by=edith, changes={"body": CORRECTED}, note="It was Sunday.")

    clock.forward(seconds=1)
    assert public_body(article) == CORRECTED + "<p>More followed.</p>"


def test_a_corrected_caption_reaches_a_working_copy_that_took_the_photos_own(clock, publish_story, make_photo, edith):
    article = publish_story(lead_photo=make_photo(caption="The harbour").pk)

    correct(article, by=edith, changes={"lead_caption": "The old harbour"}, note="It is the old one.")

    assert reload(article).lead_caption == "The old harbour"
    assert not Alert.objects.filter(kind=Alert.Kind.MERGE_CONFLICT).exists()


def test_a_corrected_byline_reaches_a_working_copy_that_took_the_authors_own_role(clock, live_article, ines, edith):
    clock.forward(minutes=1)
    byline = (Name(author=ines.pk), Name(guest_name="Jo Guest"))

    correct(live_article, by=edith, changes={"bylines": byline}, note="The second author was left out.")

    assert [str(line) for line in reload(live_article).bylines.all()] == ["Ines Varga", "Jo Guest"]
    assert not Alert.objects.filter(kind=Alert.Kind.MERGE_CONFLICT).exists()


def test_a_new_slug_conflicts_with_nothing(clock, live_article, edith):
    clock.forward(minutes=1)
    fix(live_article, by=edith, changes={"slug": "port-opens"})

    assert not Alert.objects.filter(kind=Alert.Kind.MERGE_CONFLICT).exists()


def test_a_scheduled_update_follows_the_story_to_its_new_address(scheduled_update, edith, clock):
    article = scheduled_update(UPDATE_ELSEWHERE)

    fix(article, by=edith, changes={"slug": "port-opens"})

    clock.forward(hours=1)
    assert Release.objects.public().get().path == "2026/03/02/port-opens/"


def test_a_withdrawn_photo_does_not_hold_a_correction_of_the_text(clock, publish_story, make_photo, edith):
    photo = make_photo()
    article = publish_story(lead_photo=photo.pk)
    type(photo).objects.filter(pk=photo.pk).update(withdrawn_at=timezone.now(), withdrawn_reason="Not ours")

    correct(article, by=edith, changes={"body": CORRECTED}, note="It was Sunday.")

    clock.forward(seconds=1)
    assert public_body(article) == CORRECTED


def test_a_photo_that_a_correction_brings_needs_its_alt_text(clock, live_article, make_photo, edith):
    with pytest.raises(Obstructed, match="alt text"):
        correct(live_article, by=edith, changes={"lead_photo": make_photo(alt_text="").pk}, note="The photo was wrong.")


def test_fix_is_refused_without_a_text(live_article, edith):
    with pytest.raises(Obstructed, match="text"):
        fix(live_article, by=edith, changes={"body": ""})


def test_a_scheduled_update_with_the_correction_holds_what_the_desk_has(scheduled_update, edith, clock):
    article = scheduled_update(UPDATE_ELSEWHERE)

    correct(article, by=edith, changes={"body": CORRECTED}, note="It was Sunday.")

    assert situation(article).waiting.revision == reload(article).revision


def test_undo_takes_a_correction_out_of_what_the_desk_writes(half_written, edith):
    article = half_written(UPDATE_ELSEWHERE)
    correct(article, by=edith, changes={"body": CORRECTED}, note="It was Sunday.")

    undo(article, by=edith)

    assert (public_body(article), reload(article).body) == (LIVE, UPDATE_ELSEWHERE)


def test_undo_takes_a_correction_out_of_a_scheduled_update(scheduled_update, edith, clock):
    article = scheduled_update(UPDATE_ELSEWHERE)
    correct(article, by=edith, changes={"body": CORRECTED}, note="It was Sunday.")

    undo(article, by=edith)

    assert public_body(article) == LIVE
    clock.forward(hours=1)
    assert public_body(article) == UPDATE_ELSEWHERE


def test_undo_of_a_correction_leaves_nothing_unreleased(clock, live_article, edith):
    clock.forward(minutes=1)
    correct(live_article, by=edith, changes={"body": CORRECTED}, note="It was Sunday.")

    undo(live_article, by=edith)

    assert Release.objects.public().get().revision == reload(live_article).revision
