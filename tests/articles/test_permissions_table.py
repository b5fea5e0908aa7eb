"""The role table of the desk, row by row."""

import pytest

from accounts.roles import Role
from articles.permissions import GRANTS, may
from articles.workflow import STEPS, Status

pytestmark = pytest.mark.django_db

EVERYBODY = ["rita", "phil", "edith", "carl", "max", "ada", "leo"]
EDITORS = {"edith", "carl", "ada"}
#: step -> who may take it with Rita's draft
ON_RITAS_DRAFT = {
    "view": {"rita", "phil", *EDITORS},
    "create": {"rita", *EDITORS},
    "write": {"rita", *EDITORS},
    "submit": {"rita", *EDITORS},
    "send_back": EDITORS,
    "sign_off_legal": {"carl", "ada"},
    "sign_off_photo": {"phil", "carl", "ada"},
    "approve": EDITORS,
    "publish": EDITORS,
    "update": EDITORS,
    "reschedule": EDITORS,
    "unschedule": EDITORS,
    "undo": EDITORS,
    "correct": EDITORS,
    "fix": EDITORS,
    "kill": EDITORS,
    "reinstate": {"carl", "ada"},
    "break_embargo": {"carl", "ada"},
    "spike": {"rita", *EDITORS},
    "revive": {"rita", *EDITORS},
    "redact": {"ada"},
    "backfill": {"ada"},
}


@pytest.fixture
def cast(rita, phil, edith, carl, max, ada, leo):
    return dict(zip(EVERYBODY, [rita, phil, edith, carl, max, ada, leo], strict=True))


@pytest.mark.parametrize("step", sorted(ON_RITAS_DRAFT))
def test_may_answers_as_the_role_table_says(step, cast, draft):
    assert {name for name, user in cast.items() if may(user, step, draft)} == ON_RITAS_DRAFT[step]


def test_every_step_of_the_workflow_stands_in_the_role_table():
    assert STEPS.keys() - GRANTS.keys() == set()


def test_a_reporter_may_not_write_in_a_colleagues_draft(draft):
    from tests.conftest import person

    assert not may(person("Ralf", Role.REPORTER), "write", draft)


def test_a_reporter_may_write_what_is_assigned_to_them(draft):
    from tests.conftest import person

    ralf = person("Ralf", Role.REPORTER)
    draft.assigned_to = ralf

    assert may(ralf, "write", draft)


def test_a_reporter_writes_under_their_own_name_only_while_it_is_a_draft(rita, submitted_article):
    assert not may(rita, "write", submitted_article)


def test_an_author_owns_a_story_under_their_name(draft, ines):
    from tests.conftest import person

    ralf = person("Ralf", Role.REPORTER)
    ines.user = ralf
    ines.save()

    assert may(ralf, "submit", draft)


def test_an_editor_does_not_approve_their_own(words, english, edith):
    from articles.publishing import create

    assert not may(edith, "approve", create(words, by=edith, edition=english))


def test_an_editor_approves_their_own_where_four_eyes_is_off(words, english, edith, settings):
    from articles.publishing import create

    settings.FOUR_EYES = False

    assert may(edith, "approve", create(words, by=edith, edition=english))


def test_nobody_may_anything_who_has_left(edith, draft):
    edith.is_active = False

    assert not may(edith, "view", draft)


def test_status_changes_nothing_for_an_editor(edith, draft):
    draft.status = Status.IN_REVIEW

    assert may(edith, "write", draft)
