"""The verbs by which administrators manage people."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from accounts.models import RightsChange, User
from accounts.people import (
    Refused,
    invite,
    may_manage,
    remove_two_factor,
    send_password_link,
    set_active,
    set_email,
    set_roles,
    set_superuser,
)
from accounts.roles import Role
from newsroom.lib.audit import AppendOnlyError

from .conftest import link_in, log_in, logged_in


@pytest.fixture
def root(db):
    return User.objects.create_superuser("root@agency.example", "long-enough-password", name="Root")


def audit(person: User) -> list[tuple[str, str, str, str]]:
    """Who changed what from what to what, oldest first."""
    return list(person.rights_changes.order_by("id").values_list("by__name", "what", "before", "after"))


def test_only_administrators_manage_people(rita, phil, edith, carl, max, leo, ada, root):
    assert [person.name for person in (rita, phil, edith, carl, max, leo, ada, root) if may_manage(person)] == [
        "Ada",
        "Root",
    ]


def test_only_superusers_manage_superusers(ada, root):
    other = User.objects.create_superuser("other@agency.example", "long-enough-password")

    assert not may_manage(ada, root)
    assert may_manage(other, root)


def test_an_administrator_who_was_deactivated_manages_nobody(ada):
    ada.is_active = False

    assert not may_manage(ada)


def test_invite_makes_an_account_with_roles_and_mails_a_link(ada, mails):
    nora = invite("Nora@agency.example", name="Nora", roles=[Role.REPORTER, Role.EDITOR], by=ada)

    assert (nora.email, nora.is_staff, nora.roles) == ("nora@agency.example", True, {Role.REPORTER, Role.EDITOR})
    assert not nora.has_usable_password()
    assert audit(nora) == [("Ada", "invited", "", "editor, reporter")]
    [message] = mails()
    assert (message.to, message.subject) == (["nora@agency.example"], "Newsroom: your account at the desk")
    assert "https://agency.example/accounts/password/reset/key/" in message.body


def test_the_link_of_an_invitation_leads_to_a_password_and_then_to_the_desk(ada, mails, client):
    nora = invite("nora@agency.example", name="Nora", roles=[Role.REPORTER], by=ada)

    form = client.get(link_in(mails()[0]), follow=True)
    passwords = {"password1": "harbour-crane-47", "password2": "harbour-crane-47"}
    client.post(form.redirect_chain[-1][0], passwords)

    response = log_in(client, nora, "harbour-crane-47")
    assert (response.status_code, response.url) == (302, "/admin/")


def test_an_invitation_speaks_the_persons_language(ada, mails):
    invite("nora@agency.example", name="Nora", roles=[], language="ru", by=ada)

    assert len(mails()) == 1


def test_invite_refuses_an_address_that_somebody_has(ada, leo, mails):
    with pytest.raises(Refused, match="already an account"):
        invite("LEO@agency.example", name="Leo", roles=[], by=ada)
    assert mails() == []


def test_set_roles_gives_and_takes_and_writes_it_down(ada, rita):
    set_roles(rita, [Role.EDITOR], by=ada)

    rita = User.objects.get(pk=rita.pk)
    assert (rita.roles, rita.is_staff) == ({Role.EDITOR}, True)
    assert audit(rita) == [("Ada", "roles", "reporter", "editor")]


def test_without_any_role_a_person_is_a_reader(ada, rita):
    set_roles(rita, [], by=ada)

    rita = User.objects.get(pk=rita.pk)
    assert (rita.roles, rita.is_staff) == (frozenset(), False)


def test_set_roles_leaves_groups_alone_that_are_no_roles(ada, rita):
    fans = rita.groups.create(name="football fans")
    set_roles(rita, [Role.EDITOR], by=ada)

    assert fans in rita.groups.all()


def test_set_roles_to_the_same_roles_writes_nothing(ada, rita):
    set_roles(rita, [Role.REPORTER], by=ada)

    assert audit(rita) == []


def test_set_roles_ends_the_persons_sessions(ada, rita, client):
    log_in(client, rita)
    set_roles(rita, [Role.REPORTER, Role.MODERATOR], by=ada)

    assert not logged_in(client)


def test_set_superuser_is_for_superusers(ada, rita, root):
    with pytest.raises(Refused, match="Only a superuser"):
        set_superuser(rita, True, by=ada)

    set_superuser(rita, True, by=root)
    rita.refresh_from_db()
    assert rita.is_superuser
    assert audit(rita) == [("Root", "superuser", "no", "yes")]


def test_a_former_superuser_without_roles_is_a_reader(root):
    other = User.objects.create_superuser("other@agency.example", "long-enough-password")
    set_superuser(other, False, by=root)

    other.refresh_from_db()
    assert (other.is_superuser, other.is_staff) == (False, False)


def test_set_active_keeps_a_person_out_at_once(ada, rita, client):
    log_in(client, rita)
    set_active(rita, False, by=ada)

    assert not logged_in(client)
    response = log_in(client, rita)
    assert (response.status_code, response.url) == (302, "/accounts/inactive/")
    assert audit(rita) == [("Ada", "active", "yes", "no")]


def test_set_active_lets_a_person_in_again(ada, rita, client):
    set_active(rita, False, by=ada)
    set_active(rita, True, by=ada)

    log_in(client, rita)
    assert logged_in(client)


def test_set_email_changes_the_log_in(ada, rita, client):
    set_email(rita, "Rita.New@agency.example", by=ada)

    assert list(EmailAddress.objects.filter(user=rita).values_list("email", "verified", "primary")) == [
        ("rita.new@agency.example", True, True)
    ]
    log_in(client, "rita.new@agency.example")
    assert logged_in(client)
    assert audit(rita) == [("Ada", "email", "rita@agency.example", "rita.new@agency.example")]


def test_set_email_refuses_an_address_that_somebody_has(ada, rita, leo):
    with pytest.raises(Refused, match="already an account"):
        set_email(rita, leo.email, by=ada)


def test_send_password_link_leaves_the_old_password_until_it_is_used(ada, rita, mails, client):
    send_password_link(rita, by=ada)

    [message] = mails()
    assert message.to == [rita.email]
    log_in(client, rita)
    assert logged_in(client)
    assert audit(rita) == [("Ada", "password_link", "", "rita@agency.example")]


def test_send_password_link_refuses_whom_is_out(ada, rita, mails):
    set_active(rita, False, by=ada)

    with pytest.raises(Refused, match="not active"):
        send_password_link(rita, by=ada)
    assert mails() == []


def test_remove_two_factor_lets_the_password_alone_suffice(ada, rita, client):
    Authenticator.objects.create(user=rita, type=Authenticator.Type.TOTP, data={"secret": "A"})
    Authenticator.objects.create(user=rita, type=Authenticator.Type.RECOVERY_CODES, data={"seed": "A"})
    remove_two_factor(rita, by=ada)

    log_in(client, rita)
    assert logged_in(client)
    assert audit(rita) == [("Ada", "two_factor", "recovery_codes, totp", "")]


def test_remove_two_factor_refuses_where_there_is_none(ada, rita):
    with pytest.raises(Refused, match="no second factor"):
        remove_two_factor(rita, by=ada)


STEPS = [
    pytest.param(lambda person, by: set_roles(person, [Role.EDITOR], by=by), id="set_roles"),
    pytest.param(lambda person, by: set_superuser(person, True, by=by), id="set_superuser"),
    pytest.param(lambda person, by: set_active(person, False, by=by), id="set_active"),
    pytest.param(lambda person, by: set_email(person, "x@agency.example", by=by), id="set_email"),
    pytest.param(lambda person, by: remove_two_factor(person, by=by), id="remove_two_factor"),
]


@pytest.mark.parametrize(
    "step", [*STEPS, pytest.param(lambda person, by: send_password_link(person, by=by), id="link")]
)
def test_nobody_but_administrators_changes_anybody(step, carl, rita):
    with pytest.raises(Refused, match="Only administrators"):
        step(rita, carl)
    assert audit(rita) == []


@pytest.mark.parametrize("step", STEPS)
def test_an_administrator_cannot_touch_a_superuser(step, ada, root):
    with pytest.raises(Refused, match="Only a superuser"):
        step(root, ada)
    assert audit(root) == []


@pytest.mark.parametrize("step", STEPS)
def test_nobody_changes_their_own_rights(step, root):
    with pytest.raises(Refused, match="your own rights"):
        step(root, root)
    assert audit(root) == []


def test_of_two_administrators_who_demote_each_other_the_second_is_refused(ada, edith, root):
    """So the desk is never left without an administrator."""
    set_roles(edith, [Role.ADMINISTRATOR], by=root)
    edith = User.objects.get(pk=edith.pk)
    assert may_manage(edith)

    set_roles(edith, [], by=ada)
    with pytest.raises(Refused, match="Only administrators"):
        set_roles(ada, [], by=edith)  # her own copy of herself is still an administrator


def test_the_audit_is_only_ever_added_to(ada, rita):
    set_roles(rita, [Role.EDITOR], by=ada)
    row = RightsChange.objects.get()

    with pytest.raises(AppendOnlyError):
        row.save()
    with pytest.raises(AppendOnlyError):
        row.delete()
    with pytest.raises(AppendOnlyError):
        RightsChange.objects.update(what="nothing")
    with pytest.raises(AppendOnlyError):
        RightsChange.objects.all().delete()
