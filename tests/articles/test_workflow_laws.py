"""Whoever takes whatever steps: no status that the table forbids is reached, nobody does what their role may not."""

import os
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.roles import Role
from articles.content import Content
from articles.models import Article, Release, SignOff, Step
from articles.permissions import GRANTS, NOT_OWN, OWN, OWN_OR_ASSIGNED
from articles.publishing import (
    StepRefused,
    approve,
    correct,
    create,
    fix,
    kill,
    publish,
    reinstate,
    reschedule,
    revive,
    send_back,
    sign_off,
    spike,
    submit,
    undo,
    unschedule,
    update,
    write,
)
from articles.workflow import STEPS, Status

EXAMPLES = 600 if os.environ.get("DRILL") == "full" else 30
CAST = {
    "rita": Role.REPORTER,
    "phil": Role.PHOTO_EDITOR,
    "edith": Role.EDITOR,
    "carl": Role.CHIEF_EDITOR,
    "ada": Role.ADMINISTRATOR,
    "max": Role.MODERATOR,
    "leo": None,
}


def soon():
    return timezone.now() + timedelta(minutes=5)


VERBS = {
    "write": lambda story, by: write(
        story, Content.of(story).changed(headline=f"{story.revision}"), by=by, revision=story.revision
    ),
    "submit": lambda story, by: submit(story, by=by),
    "send_back": lambda story, by: send_back(story, by=by, note="No"),
    "sign_off_legal": lambda story, by: sign_off(story, "legal", by=by),
    "sign_off_photo": lambda story, by: sign_off(story, "photo", by=by),
    "approve": lambda story, by: approve(story, by=by),
    "publish": lambda story, by: publish(story, by=by),
    "publish at": lambda story, by: publish(story, by=by, at=soon()),
    "update": lambda story, by: update(story, by=by),
    "reschedule": lambda story, by: reschedule(story, by=by, at=soon()),
    "unschedule": lambda story, by: unschedule(story, by=by),
    "correct": lambda story, by: correct(story, by=by, changes={"headline": f"R{story.revision}"}, note="Wrong"),
    "fix": lambda story, by: fix(story, by=by, changes={"headline": f"F{story.revision}"}),
    "undo": lambda story, by: undo(story, by=by),
    "kill": lambda story, by: kill(story, by=by, reason="Wrong", notice="Withdrawn."),
    "reinstate": lambda story, by: reinstate(story, by=by, reason="Right after all"),
    "spike": lambda story, by: spike(story, by=by),
    "revive": lambda story, by: revive(story, by=by),
}
MOVES = st.lists(st.tuples(st.sampled_from(list(VERBS)), st.sampled_from(list(CAST))), min_size=6, max_size=30)


def grants_it(name: str, step: str, story: Article) -> bool:
    """What the role table says, read plainly: Rita began it, nothing is assigned, nobody is named or limited."""
    reach = GRANTS[step].get(CAST[name])
    if reach in (OWN, OWN_OR_ASSIGNED):
        return name == "rita" and (step != "write" or story.status == Status.DRAFT)
    return reach in ("any", NOT_OWN)


@pytest.mark.django_db
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(moves=MOVES)
def test_no_sequence_of_steps_by_anybody_goes_round_the_tables(
    moves, words, english, rita, phil, edith, carl, ada, max, leo
):
    people = {"rita": rita, "phil": phil, "edith": edith, "carl": carl, "ada": ada, "max": max, "leo": leo}
    with transaction.atomic():
        story = create(words, by=rita, edition=english)
        for verb, name in moves:
            step = verb.partition(" ")[0]
            before = Article.objects.get(pk=story.pk)
            try:
                VERBS[verb](before, people[name])
            except StepRefused:
                assert _state(story) == (before.status, before.revision)
                continue
            after = Article.objects.get(pk=story.pk)
            assert grants_it(name, step, before), f"{name} took {verb} from {before.status}"
            assert after.status in _allowed(step, before), f"{verb}: {before.status} -> {after.status}"
        # Every change of status that happened stands in the audit.
        statuses = list(Step.objects.filter(article=story).order_by("pk").values_list("from_status", "to_status"))
        assert all(status in {*Status.values, ""} for pair in statuses for status in pair)
        transaction.set_rollback(True)


def _state(story: Article) -> tuple[str, int]:
    return Article.objects.values_list("status", "revision").get(pk=story.pk)


def _allowed(step: str, before: Article) -> set[str]:
    """Where the table lets a step lead."""
    if step == "write":
        return {before.status, Status.IN_REVIEW, Status.DRAFT} if before.status == Status.APPROVED else {before.status}
    row = STEPS[step]
    assert before.status in row.sources
    voided = {Status.IN_REVIEW, Status.DRAFT} if before.status == Status.APPROVED else set()
    if step in ("publish", "update"):
        # What waits keeps its approval until it is out.
        return {Status.DRAFT, Status.APPROVED}
    return {row.target} if row.target else {before.status, *voided}


# --- Whoever writes past the verbs meets the database ------------------------------------------------------


def refused(rows, **values) -> bool:
    """Whether the database refuses to write these values into these rows."""
    try:
        with transaction.atomic():
            rows.update(**values)
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    "values",
    [
        {"status": "published"},
        {"status": ""},
        {"status": Status.APPROVED},  # no version names what was approved
        {"status": Status.SPIKED},  # without its time the bin would never be emptied of it
        {"spiked_at": timezone.now()},
        {"urgency": 0},
        {"urgency": 10},
    ],
)
def test_the_database_refuses_an_impossible_story(draft, values):
    assert refused(Article.objects.filter(pk=draft.pk), **values)


@pytest.mark.parametrize(
    "values",
    [
        {"public_until": timezone.now() - timedelta(days=9000)},
        {"embargo_until": timezone.now() + timedelta(days=9000)},
        {"kind": Release.Kind.CORRECTION, "note": ""},
        {"kind": Release.Kind.KILL, "note": ""},
        {"first_public_at": None},
    ],
)
def test_the_database_refuses_an_impossible_release(live_article, values):
    assert refused(Release.objects.filter(article=live_article), **values)


def test_the_database_refuses_a_second_open_release(live_article):
    second = Release.objects.get(article=live_article)
    second.pk, second.number = None, 2

    with pytest.raises(IntegrityError), transaction.atomic():
        second.save(force_insert=True)


def test_the_database_refuses_a_second_sign_off_for_the_same_words(submitted_article, carl):
    given = sign_off(submitted_article, "legal", by=carl)
    given.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        given.save(force_insert=True)
    assert refused(SignOff.objects.all(), kind="nobody")
