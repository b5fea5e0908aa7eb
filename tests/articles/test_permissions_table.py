"""The role table of the desk, row by row."""

import pytest

from accounts.roles import Role
from articles.models import DeskRights
from articles.permissions import GRANTS, may, why_may_not
from articles.workflow import STEPS, Status

pytestmark = pytest.mark.django_db

EVERYBODY = ["rita", "phil", "edith", "carl", "max", "ada", "leo"]
EDITORS = {"edith", "carl", "ada"}
#: step -> who may take it with Rita's draft
ON_RITAS_DRAFT = {
    "view": {"rita", "phil", *EDITORS},
    "create": {"rita", *EDITORS},
    "write": {"rita", *EDITORS},
    "keep_aside": {"rita", *EDITORS},
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
    "audit": {"carl", "ada"},
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


# --- Rights per section and edition ------------------------------------------------------------------------


@pytest.fixture
def limit(edith):
    """A function that limits Edith: `limit(sections=[sport])`. It answers her as she is loaded next."""

    def make(*, person=edith, sections=(), editions=(), **named):
        rights, _made = DeskRights.objects.get_or_create(person=person, defaults=named)
        rights.sections.set(sections)
        rights.editions.set(editions)
        return type(person).objects.get(pk=person.pk)

    return make


def test_an_editor_without_limits_may_everywhere(limit, draft):
    assert may(limit(), "publish", draft)


def test_limits_to_a_section_hold_an_editor_back_elsewhere(limit, sport, world, draft):
    assert not may(limit(sections=[sport]), "publish", draft)
    assert may(limit(sections=[sport, world]), "publish", draft)


def test_limits_to_an_edition_hold_an_editor_back_elsewhere(limit, russian, english, draft):
    assert not may(limit(editions=[russian]), "write", draft)
    assert may(limit(editions=[russian, english]), "write", draft)


def test_both_limits_must_cover_the_story(limit, world, russian, draft):
    assert not may(limit(sections=[world], editions=[russian]), "write", draft)


def test_a_story_without_a_section_stands_outside_every_section(limit, sport, draft):
    draft.section = None

    assert not may(limit(sections=[sport]), "write", draft)


def test_everybody_sees_every_story_and_begins_new_ones(limit, sport, draft):
    edith = limit(sections=[sport])

    assert may(edith, "view", draft)
    assert may(edith, "create")


def test_ones_own_stories_are_never_outside(limit, sport, words, english, edith):
    from articles.publishing import create

    assert may(limit(sections=[sport]), "publish", create(words, by=edith, edition=english))


def test_what_is_assigned_is_never_outside(limit, sport, draft, edith):
    draft.assigned_to = edith

    assert may(limit(sections=[sport]), "write", draft)


@pytest.mark.parametrize("name", ["carl", "ada"])
def test_a_chief_editor_and_an_administrator_are_never_limited(limit, sport, draft, cast, name):
    assert may(limit(person=cast[name], sections=[sport]), "publish", draft)


def test_an_editor_who_is_a_chief_editor_as_well_is_not_limited(limit, sport, draft, edith):
    from django.contrib.auth.models import Group

    edith.groups.add(Group.objects.get(name=Role.CHIEF_EDITOR))

    assert may(limit(sections=[sport]), "publish", draft)


def test_the_refusal_says_that_it_is_the_section(limit, sport, draft):
    assert why_may_not(limit(sections=[sport]), "publish", draft) == (
        "The story stands outside your sections or editions: ask an editor who has them."
    )


def test_limits_hold_in_the_verbs(limit, sport, submitted_article):
    from articles.publishing import NotAllowed, approve

    with pytest.raises(NotAllowed):
        approve(submitted_article, by=limit(sections=[sport]))


def test_limits_are_read_once_for_a_whole_list(limit, sport, draft, django_assert_num_queries):
    edith = limit(sections=[sport])
    assert not may(edith, "write", draft)

    with django_assert_num_queries(0):
        assert [may(edith, "publish", draft), may(edith, "kill", draft)] == [False, False]


def test_named_sign_off_needs_the_name_for_that_kind(limit, draft):
    edith = limit(signs_off_photo=True)

    assert [may(edith, step, draft) for step in ("sign_off_photo", "sign_off_legal")] == [True, False]


def test_named_sign_off_stays_within_the_limits(limit, sport, draft):
    assert not may(limit(sections=[sport], signs_off_legal=True), "sign_off_legal", draft)
