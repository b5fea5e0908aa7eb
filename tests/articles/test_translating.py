"""Translations: begun, linked, gone stale when their source changes, brought up to date."""

import pytest

from articles.content import Content
from articles.models import Alert, Article, Section, SourceChange, Step, Topic
from articles.publishing import (
    NotAllowed,
    Obstructed,
    StaleSave,
    WrongState,
    announce_due,
    approve,
    correct,
    create,
    fix,
    kill,
    mark_translated,
    publish,
    redact,
    reinstate,
    spike,
    submit,
    translate,
    undo,
    update,
    write,
)
from articles.translating import changes_since, is_stale, is_stale_now, source_of, stale_translations, with_staleness

pytestmark = [pytest.mark.usefixtures("clock"), pytest.mark.django_db]


@pytest.fixture
def russian_world(russian):
    return Section.objects.create(edition=russian, name="Мир", slug="world")


@pytest.fixture
def translation(live_article, russian, russian_world, rita):
    """Rita's Russian draft of the live story."""
    announce_due()
    return translate(live_article, by=rita, edition=russian)


def release_update(article, by, **changes):
    """Write into a live story, and release that as an update."""
    article.refresh_from_db()
    write(article, Content.of(article).changed(**changes), by=by, revision=article.revision)
    submit(article, by=by)
    approve(article, by=by)
    release = update(article, by=by, note="More.")
    announce_due()
    return release


def kinds(article) -> list[tuple[str, str]]:
    """Each part of the source that is not as the translation knows it: its name and what became of it."""
    changes = changes_since(article)
    parts = [*((line.name, line.kind) for line in changes.lines), *(("body", one.kind) for one in changes.paragraphs)]
    return [part for part in parts if part[1] != "same"]


# --- Beginning -----------------------------------------------------------------------------------------


def test_translate_begins_a_draft_with_the_words_that_readers_have(live_article, russian, russian_world, rita, edith):
    write(live_article, Content.of(live_article).changed(headline="Half-written"), by=edith, revision=1)

    draft = translate(live_article, by=rita, edition=russian)

    assert (draft.edition, draft.status, draft.created_by) == (russian, "draft", rita)
    words = Content.of(draft)
    assert (words.headline, words.body) == ("Harbour opens", "<p>The harbour opened.</p><p>Ships came.</p>")
    assert words.bylines == Content.of(live_article).bylines
    assert draft.source_release == live_article.releases.get()
    assert draft.group == Article.objects.get(pk=live_article.pk).group


def test_translate_brings_photos_genre_urgency_embargo_and_working_name(draft, russian, rita, make_photo, clock):
    photo, until = make_photo(), clock.in_hours(2)
    body = f'<p>Look.</p><figure class="figure"><img data-photo="{photo.pk}"></figure>'
    words = Content.of(draft).changed(lead_photo=photo.pk, genre="analysis", urgency=2, body=body)
    source = write(draft, words, by=rita, revision=1, slugline="PORT", embargo_until=until, needs_legal=True)

    made = translate(source, by=rita, edition=russian)

    assert Content.of(made).photos == [photo.pk]
    assert (made.genre, made.urgency, made.slugline) == ("analysis", 2, "PORT")
    assert (made.embargo_until, made.needs_legal, made.slug) == (until, True, "")


def test_translate_finds_sections_and_topics_by_their_slug(live_article, russian, russian_world, rita):
    topic = Topic.objects.create(edition=russian, name="Порты", slug="ports")

    words = Content.of(translate(live_article, by=rita, edition=russian))

    assert (words.section, words.topics) == (russian_world.pk, (topic.pk,))


def test_translate_leaves_open_what_the_other_edition_does_not_have(live_article, russian, rita):
    words = Content.of(translate(live_article, by=rita, edition=russian))

    assert (words.section, words.also_in, words.topics) == (None, (), ())


def test_translate_leads_links_to_the_editions_own_stories(publish_story, russian, russian_world, ada):
    linked = publish_story("Linked")
    there = translate(linked, by=ada, edition=russian)
    alone = publish_story("Alone")
    body = f'<p><a data-story="{linked.pk}">One</a> and <a data-story="{alone.pk}">two</a>.</p>'
    source = publish_story("Source", body=body)

    made = translate(source, by=ada, edition=russian)

    assert made.body == f'<p><a data-story="{there.pk}">One</a> and <a data-story="{alone.pk}">two</a>.</p>'


def test_translate_is_refused_where_the_edition_has_one_already(translation, live_article, english, russian, rita):
    for source, edition in [(live_article, russian), (live_article, english), (translation, english)]:
        with pytest.raises(Obstructed, match="has an article in that edition already"):
            translate(source, by=rita, edition=edition)


def test_translate_is_refused_for_what_was_killed_or_spiked(live_article, draft, russian, rita, edith):
    kill(live_article, by=edith, reason="Wrong", notice="Withdrawn.")
    with pytest.raises(WrongState, match="killed"):
        translate(live_article, by=rita, edition=russian)


def test_translate_is_refused_for_what_lies_in_the_bin(draft, russian, rita):
    spike(draft, by=rita)
    with pytest.raises(WrongState, match="bin"):
        translate(draft, by=rita, edition=russian)


def test_translate_is_for_those_who_may_begin_stories(live_article, russian, phil, max):
    for person in (phil, max):
        with pytest.raises(NotAllowed):
            translate(live_article, by=person, edition=russian)
    assert Article.objects.count() == 1


def test_translate_is_in_the_audit(translation, live_article, rita):
    step = Step.objects.get(name="translate")

    assert (step.article, step.by, step.data) == (translation, rita, {"source": live_article.pk})


# --- Stale -------------------------------------------------------------------------------------------------


def test_a_translation_knows_its_source_and_is_not_stale_at_first(translation, live_article):
    assert source_of(translation) == live_article
    assert source_of(live_article) is None
    assert list(stale_translations()) == []
    assert kinds(translation) == []


def test_an_update_makes_the_translation_stale_and_tells_its_paragraphs(translation, live_article, carl):
    body = "<p>The harbour opened late.</p><p>Ships came.</p><p>More followed.</p>"
    release_update(live_article, carl, headline="Harbour busy", body=body)

    assert list(stale_translations()) == [translation]
    assert kinds(translation) == [("headline", "changed"), ("body", "changed"), ("body", "added")]
    changed = changes_since(translation).paragraphs[0]
    assert [(piece.kind, piece.text) for piece in changed.pieces if piece.kind != "same"] == [("added", "late")]
    assert Alert.objects.get(kind=Alert.Kind.SOURCE_CHANGED).article == translation


def test_a_correction_makes_it_stale(translation, live_article, edith):
    correct(live_article, by=edith, changes={"body": "<p>The harbour opened.</p>"}, note="No ships came.")
    announce_due()

    assert is_stale_now(translation)
    assert kinds(translation) == [("body", "removed")]


@pytest.mark.parametrize(("changes", "expected"), [({"headline": "Harbor opens"}, True), ({"urgency": 3}, False)])
def test_a_silent_fix_makes_it_stale_where_the_words_are_others(translation, live_article, edith, changes, expected):
    fix(live_article, by=edith, changes=changes)
    announce_due()

    assert is_stale_now(translation) is expected


def test_a_scheduled_update_makes_it_stale_when_its_time_comes(translation, live_article, carl, clock):
    live_article.refresh_from_db()
    write(live_article, Content.of(live_article).changed(headline="Busy"), by=carl, revision=live_article.revision)
    submit(live_article, by=carl)
    approve(live_article, by=carl)
    update(live_article, by=carl, at=clock.in_hours(1))
    announce_due()
    assert not is_stale_now(translation)

    clock.forward(hours=2)
    announce_due()
    assert is_stale_now(translation)


def test_an_update_that_is_undone_leaves_it_as_it_was(translation, live_article, carl):
    release_update(live_article, carl, headline="Harbour busy")
    undo(live_article, by=carl)

    assert not is_stale_now(translation)


def test_a_killed_source_is_an_alert_and_no_change(translation, live_article, edith, carl):
    correct(live_article, by=edith, changes={"headline": "Harbour to open"}, note="It opens tomorrow.")
    announce_due()
    kill(live_article, by=edith, reason="Wrong", notice="Withdrawn.")
    announce_due()

    assert not is_stale_now(translation)
    assert changes_since(translation).release is None

    reinstate(live_article, by=carl, reason="Right")
    announce_due()
    assert is_stale_now(translation)


def test_a_spiked_translation_asks_for_nobody(translation, live_article, rita, edith):
    spike(translation, by=rita)
    fix(live_article, by=edith, changes={"headline": "Harbor opens"})
    announce_due()

    assert list(stale_translations()) == []
    assert not Alert.objects.filter(kind=Alert.Kind.SOURCE_CHANGED).exists()


def test_a_translation_of_what_was_never_released_is_stale_once_other_words_go_out(draft, russian, rita, edith, carl):
    made = translate(draft, by=rita, edition=russian)
    write(draft, Content.of(draft).changed(headline="Harbour busy"), by=rita, revision=1)
    submit(draft, by=rita)
    approve(draft, by=edith)
    assert source_of(made) == draft
    assert kinds(made) == [("headline", "changed")]

    publish(draft, by=carl)
    announce_due()
    assert is_stale_now(made)
    assert kinds(made) == [("headline", "changed")]


def test_a_translation_of_what_was_never_released_is_not_stale_where_the_same_words_go_out(draft, russian, rita, ada):
    made = translate(draft, by=rita, edition=russian)
    submit(draft, by=ada)
    approve(draft, by=ada)
    publish(draft, by=ada)
    announce_due()

    assert not is_stale_now(made)


def test_stale_translations_are_a_condition_and_a_column_of_lists(translation, live_article, edith, publish_story):
    publish_story("Other")
    fix(live_article, by=edith, changes={"headline": "Harbor opens"})
    announce_due()

    assert list(Article.objects.filter(is_stale())) == [translation]
    rows = with_staleness(Article.objects.order_by("pk"))
    assert [row.is_stale for row in rows] == [False, True, False]


def test_the_queue_is_newest_change_first(publish_story, russian, ada, clock):
    sources = [publish_story(name) for name in ("One", "Two", "Three")]
    made = [translate(source, by=ada, edition=russian) for source in sources]
    announce_due()
    for source in (sources[1], sources[0]):
        fix(source, by=ada, changes={"headline": "Other"})
        clock.forward(minutes=1)
        announce_due()

    assert list(stale_translations()) == [made[0], made[1]]


# --- Up to date ----------------------------------------------------------------------------------------------


def test_mark_translated_takes_it_out_of_the_queue_until_the_next_change(translation, live_article, rita, edith):
    correction = correct(live_article, by=edith, changes={"headline": "Harbour to open"}, note="It opens tomorrow.")
    announce_due()

    mark_translated(translation, by=rita, made_from=correction.number)
    translation.refresh_from_db()
    assert (list(stale_translations()), kinds(translation)) == ([], [])
    assert translation.source_release == correction
    assert not SourceChange.objects.exists()
    assert Step.objects.get(name="translated").release == correction

    fix(live_article, by=edith, changes={"headline": "Harbor to open"})
    announce_due()
    assert list(stale_translations()) == [translation]


def test_mark_translated_is_refused_where_the_source_changed_again(translation, live_article, rita, edith):
    first = correct(live_article, by=edith, changes={"headline": "Harbour to open"}, note="It opens tomorrow.")
    fix(live_article, by=edith, changes={"headline": "Harbor to open"})
    announce_due()

    for number in (first.number, None):
        with pytest.raises(StaleSave, match="changed again"):
            mark_translated(translation, by=rita, made_from=number)
    assert is_stale_now(translation)


def test_mark_translated_is_refused_for_what_is_no_translation(live_article, edith):
    with pytest.raises(WrongState, match="no translation"):
        mark_translated(live_article, by=edith, made_from=1)


def test_mark_translated_is_refused_once_the_source_is_killed(translation, live_article, rita, edith):
    kill(live_article, by=edith, reason="Wrong", notice="Withdrawn.")
    with pytest.raises(WrongState, match="nothing to compare"):
        mark_translated(translation, by=rita, made_from=1)


def test_mark_translated_is_for_those_who_may_write_it(translation, phil):
    with pytest.raises(NotAllowed):
        mark_translated(translation, by=phil, made_from=1)


def test_redacted_words_are_in_no_comparison(translation, live_article, edith, ada):
    correct(live_article, by=edith, changes={"body": "<p>The harbour opened.</p><p>CANARY</p>"}, note="It did.")
    fix(live_article, by=edith, changes={"body": "<p>The harbour opened.</p>"})
    redact(live_article, by=ada, words="CANARY", reason="The law")
    announce_due()

    changes = changes_since(translation)
    assert "CANARY" not in repr(changes)


def test_a_stale_translation_costs_the_same_whatever_there_is(publish_story, russian, ada, django_assert_num_queries):
    for name in ("One", "Two", "Three"):
        source = publish_story(name)
        announce_due()
        translate(source, by=ada, edition=russian)
        fix(source, by=ada, changes={"headline": "Other"})
        announce_due()
        with django_assert_num_queries(1):
            list(stale_translations())


def test_create_makes_no_translation(words, english, rita):
    assert changes_since(create(words, by=rita, edition=english)) is None
