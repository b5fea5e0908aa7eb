"""articles/publishing/notes.py: what editors write to each other, and who hears of it."""

import pytest
from django_tasks_db.models import DBTaskResult

from accounts.roles import Role
from articles.models import Alert
from articles.publishing import NotAllowed, Obstructed, assign, create, note, resolve
from articles.publishing.notes import colleagues, named_in
from tests.conftest import person

pytestmark = pytest.mark.django_db


def told(*people) -> list[tuple[str, str, str]]:
    """Who has which alert with which words."""
    return sorted((alert.to.name, alert.kind, alert.text) for alert in Alert.objects.filter(to__in=people))


def mails() -> list[tuple[str, str]]:
    """To whom mails are queued, with their subjects."""
    tasks = [task.args_kwargs["kwargs"] for task in DBTaskResult.objects.order_by("enqueued_at")]
    return [(mail["to"][0], mail["subject"]) for mail in tasks if "subject" in mail]


# --- Writing ---------------------------------------------------------------------------------------------


def test_a_note_keeps_who_said_what(draft, edith):
    written = note(draft, "  Who says so?\r\nAsk the port. ", by=edith)

    assert (written.by, written.text, written.answers) == (edith, "Who says so?\nAsk the port.", None)


def test_the_writers_hear_of_a_note(draft, rita, edith):
    note(draft, "Who says so?", by=edith)

    assert told(rita, edith) == [("Rita", "note", "Edith: Who says so?")]
    assert mails() == []


def test_nobody_is_told_of_their_own_note(draft, rita):
    note(draft, "I shall ask the port, @Rita.", by=rita)

    assert told(rita) == []


@pytest.mark.parametrize("text", ["", "  \n ", "\0"])
def test_an_empty_note_is_refused(draft, edith, text):
    with pytest.raises(Obstructed):
        note(draft, text, by=edith)


def test_a_note_that_is_too_long_is_refused(draft, edith):
    with pytest.raises(Obstructed):
        note(draft, "x" * 4001, by=edith)


@pytest.mark.parametrize("name", ["max", "leo"])
def test_notes_are_for_those_who_see_stories(draft, request, name):
    with pytest.raises(NotAllowed):
        note(draft, "Hello", by=request.getfixturevalue(name))


def test_whoever_may_read_a_story_may_note(draft, phil):
    assert note(draft, "The photo is dark.", by=phil).by == phil


# --- Mentions -----------------------------------------------------------------------------------------------


def test_a_mention_alerts_and_mails(draft, rita, edith, carl):
    note(draft, "@Carl, may we name the source?", by=edith)

    assert told(rita, carl) == [
        ("Carl", "mentioned", "Edith: @Carl, may we name the source?"),
        ("Rita", "note", "Edith: @Carl, may we name the source?"),
    ]
    assert mails() == [("carl@agency.example", "Edith asks for you: Harbour opens")]


def test_the_mail_speaks_the_persons_language_and_leads_to_the_story(draft, edith, carl):
    carl.language = "ru"
    carl.save()

    note(draft, "@Carl?", by=edith)

    body = DBTaskResult.objects.get().args_kwargs["kwargs"]["body"]
    assert f"https://agency.example/admin/articles/article/{draft.pk}/change/#notes" in body
    assert "@Carl?" in body


def test_a_note_that_is_refused_mails_nobody(draft, max, carl):
    with pytest.raises(NotAllowed):
        note(draft, "@Carl", by=max)

    assert mails() == []


def test_people_who_are_chosen_are_mentioned_as_well(draft, edith, carl, phil):
    written = note(draft, "Please look.", by=edith, mentioned=[carl, phil])

    assert set(written.mentioned.all()) == {carl, phil}


def test_who_does_not_see_stories_is_not_mentioned(draft, edith, max):
    assert not note(draft, "@Max", by=edith, mentioned=[max]).mentioned.exists()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@Edith", ["Edith"]),
        ("Ask @edith.", ["Edith"]),
        ("@Edith's idea", ["Edith"]),
        ("@Edi", []),
        ("@Edithson", []),
        ("edith", []),
        ("mail edith@agency.example", []),
        ("@Anna Berg and @Anna Lind", ["Anna Berg", "Anna Lind"]),
        ("@Anna", []),
        ("@a.lind", ["Anna Lind"]),
        ("@edith @EDITH", ["Edith"]),
        ("(@Edith)", ["Edith"]),
        ("@@Edith", []),
    ],
)
def test_named_in_reads_names_as_people_type_them(edith, text, names):
    for name, local in [("Anna Berg", "a.berg"), ("Anna Lind", "a.lind")]:
        anna = person(local, Role.REPORTER)
        anna.name = name
        anna.save()

    assert sorted(found.name for found in named_in(text)) == names


def test_colleagues_are_those_who_see_stories(rita, phil, edith, carl, max, ada, leo):
    person("Gone", Role.EDITOR, is_active=False)

    assert [one.name for one in colleagues()] == ["Ada", "Carl", "Edith", "Phil", "Rita"]


# --- Threads --------------------------------------------------------------------------------------------------


def test_an_answer_stands_in_the_thread_and_tells_those_in_it(draft, rita, edith, carl):
    first = note(draft, "Who says so?", by=edith)
    second = note(draft, "The port.", by=rita, answers=first)
    Alert.objects.all().delete()

    third = note(draft, "Good.", by=carl, answers=second)

    assert (second.answers, third.answers) == (first, first)
    assert told(rita, edith) == [("Edith", "note", "Carl: Good."), ("Rita", "note", "Carl: Good.")]


def test_an_answer_belongs_to_the_same_story(draft, words, english, rita, edith):
    elsewhere = note(create(words, by=rita, edition=english), "Here", by=edith)

    with pytest.raises(Obstructed):
        note(draft, "There", by=edith, answers=elsewhere)


def test_resolve_settles_the_whole_thread_once(draft, rita, edith, carl):
    first = note(draft, "Who says so?", by=edith)
    answer = note(draft, "The port.", by=rita, answers=first)

    settled = resolve(answer, by=rita)
    again = resolve(first, by=carl)

    assert (settled.pk, settled.resolved_by) == (first.pk, rita)
    assert (again.resolved_by, again.resolved_at) == (rita, settled.resolved_at)


def test_an_answer_opens_a_settled_thread_again(draft, rita, edith):
    first = resolve(note(draft, "Who says so?", by=edith), by=edith)

    note(draft, "Nobody.", by=rita, answers=first)

    first.refresh_from_db()
    assert (first.resolved_at, first.resolved_by) == (None, None)


def test_resolve_is_for_those_who_see_stories(draft, edith, max):
    with pytest.raises(NotAllowed):
        resolve(note(draft, "Who says so?", by=edith), by=max)


# --- Assignment -------------------------------------------------------------------------------------------------


def test_an_assigned_story_tells_its_person_by_alert_and_mail(clock, draft, rita, edith):
    due_at = clock.in_hours(3)

    article = assign(draft, by=edith, to=rita, due_at=due_at)

    assert (article.assigned_to, article.due_at) == (rita, due_at)
    assert told(rita) == [("Rita", "assigned", "From Edith, due 15:00 UTC.")]
    assert mails() == [("rita@agency.example", "Assigned to you: Harbour opens")]


def test_a_new_story_may_be_assigned_at_once(words, english, rita, edith):
    create(words, by=edith, edition=english, assigned_to_id=rita.pk)

    assert told(rita) == [("Rita", "assigned", "From Edith.")]


def test_the_form_assigns_through_the_same_verb(draft, rita, edith):
    from articles.content import Content
    from articles.publishing import write

    write(draft, Content.of(draft), by=edith, revision=1, assigned_to_id=rita.pk)
    write(draft, Content.of(draft), by=edith, revision=1, assigned_to_id=rita.pk)

    assert told(rita) == [("Rita", "assigned", "From Edith.")]
    assert [step.data["to"] for step in draft.steps.filter(name="assign")] == [rita.pk]


def test_whoever_takes_a_story_is_not_told(draft, edith):
    assign(draft, by=edith, to=edith)

    assert (told(edith), mails()) == ([], [])


def test_a_story_goes_to_people_of_the_desk_alone(draft, edith, leo):
    with pytest.raises(Obstructed):
        assign(draft, by=edith, to=leo)


def test_assign_is_for_those_who_may_write(draft, phil, rita):
    with pytest.raises(NotAllowed):
        assign(draft, by=phil, to=rita)
