"""Withdrawing what is live, bringing it back, blanking words."""

import pytest

from articles.content import Content
from articles.models import Alert, Article, Edition, Release, Section
from articles.publishing import (
    NotAllowed,
    Obstructed,
    WrongState,
    announce_due,
    approve,
    correct,
    create,
    kill,
    link_translations,
    publish,
    redact,
    reinstate,
    reschedule,
    situation,
    submit,
    undo,
    write,
)
from articles.workflow import Status

pytestmark = [pytest.mark.usefixtures("clock"), pytest.mark.django_db]


def killed(article, by, **options):
    return kill(article, by=by, reason="Wrong source", notice="This story has been withdrawn.", **options)


@pytest.fixture
def approved_translation(live_article, russian, words, ada):
    """The live story's Russian version, ready to go."""
    section = Section.objects.create(edition=russian, name="Мир", slug="world")
    article = create(words.changed(headline="Гавань открыта", section=section.pk, topics=()), by=ada, edition=russian)
    link_translations(live_article, article, by=ada)
    submit(article, by=ada)
    return approve(article, by=ada)


@pytest.fixture
def translation(approved_translation, ada):
    """The live story's Russian version, live too."""
    publish(approved_translation, by=ada)
    return approved_translation


def test_kill_ends_a_story_at_once(clock, live_article, edith, public_headlines):
    clock.forward(minutes=1)
    release = killed(live_article, edith)

    assert public_headlines() == []
    assert (release.kind, release.note) == (Release.Kind.KILL, "This story has been withdrawn.")


@pytest.mark.parametrize(("reason", "notice"), [("", "Withdrawn."), ("Wrong source", " ")])
def test_kill_needs_a_reason_and_a_notice(live_article, edith, reason, notice, public_headlines):
    with pytest.raises(Obstructed):
        kill(live_article, by=edith, reason=reason, notice=notice)
    assert public_headlines() == ["Harbour opens"]


def test_kill_is_refused_to_a_reporter(live_article, rita):
    with pytest.raises(NotAllowed):
        killed(live_article, rita)


def test_kill_is_refused_for_a_draft(draft, edith):
    with pytest.raises(WrongState):
        killed(draft, edith)


def test_kill_cancels_what_waits(clock, approved_article, edith, public_headlines):
    publish(approved_article, by=edith, at=clock.in_hours(1))

    killed(approved_article, edith)

    clock.forward(hours=2)
    assert public_headlines() == []


def test_kill_of_what_never_was_public_has_no_first_date(clock, approved_article, edith):
    publish(approved_article, by=edith, at=clock.in_hours(1))

    assert killed(approved_article, edith).first_public_at is None


def test_kill_ignores_an_embargo(clock, live_article, words, edith, public_headlines):
    write(live_article, words.cleaned(), by=edith, revision=1, embargo_until=clock.in_hours(1))
    clock.forward(minutes=1)

    killed(live_article, edith)

    assert public_headlines() == []


def test_kill_alerts_the_linked_editions(clock, translation, live_article, edith, public_headlines):
    clock.forward(minutes=1)
    killed(live_article, edith)

    assert public_headlines() == ["Гавань открыта"]
    assert Alert.objects.get(article=translation, kind=Alert.Kind.SOURCE_KILLED).text.startswith("“Harbour opens”")


def test_kill_takes_the_linked_editions_with_it_when_told(clock, translation, live_article, edith, public_headlines):
    clock.forward(minutes=1)
    killed(live_article, edith, with_translations=True)

    assert public_headlines() == []


def test_reinstate_brings_back_the_last_words_at_their_date(clock, live_article, edith, carl, public_headlines):
    first = Release.objects.public().get()
    clock.forward(days=1)
    killed(live_article, edith)
    clock.forward(days=1)

    again = reinstate(live_article, by=carl, reason="The source was right.")

    assert public_headlines() == ["Harbour opens"]
    assert (again.first_public_at, again.listed_at, again.path) == (first.first_public_at, first.listed_at, first.path)


def test_reinstate_is_refused_to_an_editor(clock, live_article, edith):
    clock.forward(minutes=1)
    killed(live_article, edith)

    with pytest.raises(NotAllowed):
        reinstate(live_article, by=edith, reason="The source was right.")


def test_reinstate_is_refused_for_what_is_live(live_article, carl):
    with pytest.raises(WrongState):
        reinstate(live_article, by=carl, reason="The source was right.")


def test_reinstate_needs_a_reason(clock, live_article, edith, carl):
    clock.forward(minutes=1)
    killed(live_article, edith)

    with pytest.raises(Obstructed):
        reinstate(live_article, by=carl, reason="")


def test_reinstate_is_refused_for_what_never_was_public(clock, approved_article, edith, carl):
    publish(approved_article, by=edith, at=clock.in_hours(1))
    killed(approved_article, edith)

    with pytest.raises(Obstructed, match="never was public"):
        reinstate(approved_article, by=carl, reason="The source was right.")


def test_redact_blanks_words_in_releases_versions_and_working_copy(clock, live_article, ada):
    count = redact(live_article, by=ada, words="Ships", reason="Court order 12")

    release, article = Release.objects.get(), Article.objects.get()
    texts = [release.body, release.body_html, release.body_text, article.body]
    texts += [str(version.content) for version in article.versions.all()]
    assert count == len(texts) - 2
    assert all("Ships" not in text and "█████ came" in text for text in texts)


def test_redact_leaves_the_audit_row_without_the_words(live_article, ada):
    redact(live_article, by=ada, words="Ships", reason="Court order 12")

    step = live_article.steps.get(name="redact")
    assert (step.note, "Ships" in str(step.data)) == ("Court order 12", False)


def test_redact_touches_no_markup_and_no_codes(live_article, ada):
    redact(live_article, by=ada, words="news", reason="Court order 12")

    assert Release.objects.get().genre == "news"
    assert Article.objects.get().genre == "news"


def test_redact_is_refused_to_a_chief_editor(live_article, carl):
    with pytest.raises(NotAllowed):
        redact(live_article, by=carl, words="Ships", reason="Court order 12")


@pytest.mark.parametrize(("blanked", "reason"), [("", "Court order"), ("S", "Court order"), ("Ships", "")])
def test_redact_needs_words_and_a_reason(live_article, ada, blanked, reason):
    with pytest.raises(Obstructed):
        redact(live_article, by=ada, words=blanked, reason=reason)


def test_a_translation_joins_one_article_per_edition(live_article, translation, words, russian, ada):
    second = create(words.changed(section=None, topics=()), by=ada, edition=russian)

    with pytest.raises(Obstructed):
        link_translations(live_article, second, by=ada)


def test_a_translation_remembers_the_release_it_was_made_from(live_article, translation):
    translation.refresh_from_db()

    assert translation.source_release == Release.objects.public().get(article=live_article)
    assert Edition.objects.filter(articles__group=translation.group).count() == 2


def test_kill_takes_linked_editions_that_are_scheduled_too(
    clock, approved_translation, live_article, edith, ada, public_headlines
):
    publish(approved_translation, by=ada, at=clock.in_hours(1))
    killed(live_article, edith, with_translations=True)

    clock.forward(hours=2)
    assert public_headlines() == []


def test_the_writers_hear_of_a_kill_as_a_kill(clock, live_article, edith, rita):
    announce_due()
    Alert.objects.all().delete()
    clock.forward(minutes=1)
    killed(live_article, edith)
    clock.forward(seconds=1)
    announce_due()

    assert [alert.kind for alert in Alert.objects.filter(to=rita)] == [Alert.Kind.KILLED]


def test_a_story_killed_before_it_was_public_may_go_through_review_again(
    clock, approved_article, rita, edith, public_headlines
):
    publish(approved_article, by=edith, at=clock.in_hours(1))
    killed(approved_article, edith)
    submit(approved_article, by=rita)
    approve(approved_article, by=edith)

    release = publish(approved_article, by=edith)

    assert public_headlines() == ["Harbour opens"]
    assert (release.kind, release.first_public_at) == (Release.Kind.FIRST, release.public_from)


def test_reinstate_waits_for_an_embargo_and_may_be_asked_for_again(
    clock, live_article, words, edith, carl, public_headlines
):
    clock.forward(minutes=1)
    killed(live_article, edith)
    write(live_article, words, by=edith, revision=1, embargo_until=clock.in_hours(1))
    for reason in ("The source was right.", "It is certain now."):
        reinstate(live_article, by=carl, reason=reason)

    assert public_headlines() == []
    assert situation(live_article).waiting.reason == "It is certain now."
    clock.forward(hours=1)
    assert public_headlines() == ["Harbour opens"]


def test_a_reinstatement_that_moves_keeps_its_reason(clock, live_article, words, edith, carl):
    clock.forward(minutes=1)
    killed(live_article, edith)
    write(live_article, words, by=edith, revision=1, embargo_until=clock.in_hours(1))
    reinstate(live_article, by=carl, reason="The source was right.")

    assert reschedule(live_article, by=carl, at=clock.in_hours(3)).reason == "The source was right."


def test_undo_of_a_reinstatement_leaves_the_story_killed(clock, live_article, edith, carl, public_headlines):
    clock.forward(minutes=1)
    killed(live_article, edith)
    clock.forward(minutes=1)
    reinstate(live_article, by=carl, reason="The source was right.")

    undo(live_article, by=carl)

    assert public_headlines() == []
    assert Release.objects.current(live_article).get().is_kill


@pytest.mark.parametrize(
    ("body", "blanked"),
    [
        ("<p>Ships of AT&amp;T came.</p>", "AT&T"),
        ("<p>Ships of <strong>Anna</strong> <em>Berg</em> came.</p>", "Anna Berg"),
        ("<p>Ships of Anna<br>Berg came.</p>", "anna berg"),
        ("<p>Ships of Anna\xa0Berg came.</p>", "Anna Berg"),
    ],
)
def test_redact_finds_words_through_markup(body, blanked, clock, publish_story, ada):
    article = publish_story(body=body)

    redact(article, by=ada, words=blanked, reason="Court order 12")

    release = Release.objects.get()
    for text in (release.body, release.body_html, release.body_text, Article.objects.get().body):
        assert not any(word in text for word in ("AT", "Anna", "Berg"))
        assert "█" in text


def test_redact_reaches_an_alt_text_inside_the_markup(live_article, ada):
    Release.objects.update(body_html='<p>Ships.</p><img src="/media/ships.jpg" alt="Ships of Anna Berg">')

    redact(live_article, by=ada, words="Anna Berg", reason="Court order 12")

    assert Release.objects.get().body_html == ('<p>Ships.</p><img src="/media/ships.jpg" alt="Ships of █████████">')


def test_redact_reaches_what_looks_like_markup_in_a_headline(clock, publish_story, ada):
    publish_story("Ships <Anna Berg> came")

    redact(Article.objects.get(), by=ada, words="Anna Berg", reason="Court order 12")

    assert Release.objects.get().headline == "Ships <█████████> came"


def test_redact_reaches_slugline_and_alerts(clock, live_article, translation, words, edith, ada):
    write(live_article, words, by=edith, revision=1, slugline="ANNA BERG")
    clock.forward(minutes=1)
    kill(live_article, by=edith, reason="Anna Berg is wrong", notice="Withdrawn.")

    redact(live_article, by=ada, words="Anna Berg", reason="Court order 12")

    assert Article.objects.get(pk=live_article.pk).slugline == "█" * 9
    assert not Alert.objects.filter(text__icontains="Anna").exists()


def test_redact_leaves_an_approval_and_nothing_unreleased(approved_article, edith, ada, public_headlines):
    redact(approved_article, by=ada, words="Ships", reason="Court order 12")

    publish(approved_article, by=edith)

    article = Article.objects.get()
    assert public_headlines() == ["Harbour opens"]
    assert (article.status, Release.objects.get().revision) == (Status.DRAFT, article.revision)


def test_a_translation_is_not_taken_from_the_stories_that_it_is_linked_with(
    live_article, translation, words, persian, russian, ada
):
    other = create(words.changed(section=None, topics=()), by=ada, edition=persian)

    with pytest.raises(Obstructed, match="linked"):
        link_translations(other, translation, by=ada)
    assert Edition.objects.filter(articles__group=Article.objects.get(pk=translation.pk).group).count() == 2


def test_a_translation_of_a_scheduled_story_hears_of_its_corrections(
    clock, approved_article, words, russian, edith, ada
):
    publish(approved_article, by=edith, at=clock.in_hours(1))
    translation = create(words.changed(section=None, topics=()), by=ada, edition=russian)
    link_translations(approved_article, translation, by=ada)
    clock.forward(hours=1)

    correct(approved_article, by=edith, changes={"headline": "Harbor opens"}, note="Spelling.")
    clock.forward(seconds=1)
    announce_due()

    assert translation.alerts.get().kind == Alert.Kind.SOURCE_CHANGED


def test_a_translation_does_not_move_to_an_edition_that_has_one(live_article, translation, words, russian, ada):
    third = create(words.changed(section=None, topics=()), by=ada, edition=Edition.objects.create(code="az", name="Az"))
    link_translations(live_article, third, by=ada)

    with pytest.raises(Obstructed, match="edition"):
        write(third, Content.of(third), by=ada, revision=1, edition_id=russian.pk)


def test_redact_reaches_the_notes_of_the_audit_and_leaves_its_rows(clock, live_article, edith, ada):
    correct(live_article, by=edith, changes={"headline": "Harbour closes"}, note="Ships never came, said Ships Ltd.")
    steps = live_article.steps.count()

    redact(live_article, by=ada, words="Ships", reason="Court order 12")

    notes = list(live_article.steps.order_by("pk").values_list("note", flat=True))
    assert notes[-2:] == ["█████ never came, said █████ Ltd.", "Court order 12"]
    assert len(notes) == steps + 1


def test_a_killed_story_is_not_sent_to_review_where_it_could_never_be_published(clock, live_article, edith, rita):
    kill(live_article, by=edith, reason="Wrong", notice="Withdrawn.")

    with pytest.raises(Obstructed, match="reinstate"):
        submit(live_article, by=rita)


def test_what_was_taken_back_is_not_reported_as_released(clock, live_article, edith, rita):
    undo(live_article, by=edith)

    assert [alert.kind for alert in Alert.objects.filter(to=rita)] == [Alert.Kind.APPROVED]
