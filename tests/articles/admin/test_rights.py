"""articles/admin/rights.py: administrators limit people's roles, and the audit says so."""

import pytest

from accounts.models import RightsChange, User
from articles.limits import set_limits
from articles.models import DeskRights
from articles.permissions import may

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/deskrights/"


def audit(person) -> list[tuple[str, str, str]]:
    """What was changed from what to what, oldest first."""
    changes = person.rights_changes.filter(what=RightsChange.What.LIMITS).order_by("id")
    return list(changes.values_list("by__name", "before", "after"))


def test_an_administrator_limits_an_editor(at_desk, ada, edith, sport, english, draft):
    desk = at_desk(ada)

    response = desk.send(f"{LIST}add/", person=edith.pk, sections=[sport.pk], editions=[english.pk])

    assert response.status_code == 302
    assert not may(User.objects.get(pk=edith.pk), "publish", draft)
    assert audit(edith) == [("Ada", "", "editions: en; sections: en/sport")]
    page = desk.page(LIST)
    assert [page.words(f"#result_list .field-{name}") for name in ("person", "edition_names", "section_names")] == [
        ["Edith"],
        ["English"],
        ["Sport (en)"],
    ]


def test_a_change_names_what_was_before(at_desk, ada, edith, sport, world):
    rights = set_limits(edith, by=ada, sections=[sport])

    at_desk(ada).send(f"{LIST}{rights.pk}/change/", sections=[world.pk], signs_off_legal="on")

    assert audit(edith)[1:] == [("Ada", "sections: en/sport", "sections: en/world; signs off: legal")]


def test_saving_the_same_leaves_no_row(at_desk, ada, edith, sport):
    rights = set_limits(edith, by=ada, sections=[sport])

    at_desk(ada).send(f"{LIST}{rights.pk}/change/")

    assert len(audit(edith)) == 1


def test_a_person_is_chosen_once(at_desk, ada, edith, rita):
    set_limits(edith, by=ada)

    options = at_desk(ada).page(f"{LIST}add/").words("select[name=person] option")

    assert options == ["---------", "Ada", "Rita"]


def test_nobody_limits_themselves_or_frees_themselves(at_desk, ada, sport):
    desk = at_desk(ada)

    response = desk.send(f"{LIST}add/", person=ada.pk, sections=[sport.pk])

    assert response.status_code == 302
    assert "Ask another administrator to change your own rights." in desk.page(f"{LIST}add/").words(".messagelist li")
    assert not DeskRights.objects.exists()


def test_rights_are_not_deleted_but_emptied(at_desk, ada, edith, sport):
    rights = set_limits(edith, by=ada, sections=[sport])

    assert at_desk(ada).post(f"{LIST}{rights.pk}/delete/", post="yes").status_code == 403


def test_sections_that_need_sign_offs_say_so(at_desk, carl, world):
    at_desk(carl).send(f"/admin/articles/section/{world.pk}/change/", needs_legal="on")

    world.refresh_from_db()
    assert (world.needs_legal, world.needs_photo) == (True, False)
