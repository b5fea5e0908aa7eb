"""When a colleague leaves: their stories are nobody's, and the desk hears of it."""

import pytest

from accounts.people import set_active, set_roles
from accounts.roles import Role
from articles.models import Alert, Article, Step
from articles.publishing import approve, assign, create, publish, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def assigned(draft, rita, edith):
    return assign(draft, by=edith, to=rita)


def told() -> list[tuple[str, str]]:
    """What the whole desk is told."""
    return list(Alert.objects.filter(to=None).values_list("kind", "text"))


def test_what_was_assigned_is_nobodys_when_they_are_deactivated(assigned, rita, ada):
    set_active(rita, False, by=ada)

    assert Article.objects.get().assigned_to is None
    assert told() == [("unassigned", "Rita has left: somebody else must take it.")]
    step = Step.objects.first()
    assert (step.name, step.by, step.data) == ("assign", ada, {"to": None})


def test_the_same_when_they_lose_every_role(assigned, rita, ada):
    set_roles(rita, [], by=ada)

    assert Article.objects.get().assigned_to is None


def test_a_change_of_roles_takes_nothing_away(assigned, rita, ada):
    set_roles(rita, [Role.EDITOR], by=ada)

    assert Article.objects.get().assigned_to == rita
    assert told() == []


def test_coming_back_changes_nothing(assigned, rita, ada):
    set_active(rita, False, by=ada)
    set_active(rita, True, by=ada)

    assert len(told()) == 1


def test_what_is_out_keeps_its_name(assigned, rita, edith, ada):
    submit(assigned, by=rita)
    approve(assigned, by=edith)
    publish(assigned, by=edith)

    set_active(rita, False, by=ada)

    assert Article.objects.get().assigned_to == rita
    assert told() == []


def test_what_others_have_stays_theirs(assigned, words, english, rita, edith, ada):
    other = create(words, by=edith, edition=english, assigned_to_id=edith.pk)

    set_active(rita, False, by=ada)

    other.refresh_from_db()
    assert other.assigned_to == edith


def test_nobody_is_left_with_half_of_it(assigned, rita, ada, monkeypatch):
    """The person's deactivation and the handing over are one transaction."""

    def fail(*args, **kwargs):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("articles.publishing.assigning.record", fail)
    with pytest.raises(RuntimeError):
        set_active(rita, False, by=ada)

    rita.refresh_from_db()
    assert rita.is_active
    assert Article.objects.get().assigned_to == rita
