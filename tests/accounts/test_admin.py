"""People's pages at the desk, and the desk's log-in."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group

from accounts.models import RightsChange, User
from accounts.roles import Role

from .conftest import PASSWORD, log_in, logged_in

LIST = "/admin/accounts/user/"


@pytest.fixture
def root(db):
    return User.objects.create_superuser("root@agency.example", PASSWORD, name="Root")


@pytest.fixture
def ada_client(client, ada):
    client.force_login(ada)
    return client


def page_of(person: User) -> str:
    return f"{LIST}{person.pk}/change/"


def form_of(person: User, **changes) -> dict:
    """What the person's page would send, with changes; None leaves a field out."""
    form = {
        "name": person.name,
        "email": person.email,
        "language": person.language,
        "roles": [group.name for group in person.groups.all()],
        "is_active": "on",
        "rights_changes-TOTAL_FORMS": "0",
        "rights_changes-INITIAL_FORMS": "0",
    }
    return {name: value for name, value in {**form, **changes}.items() if value is not None}


def messages_of(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


# --- The desk's log-in


def test_the_desk_sends_strangers_to_the_log_in_of_the_site(client, db):
    assert client.get("/admin/", follow=True).redirect_chain == [
        ("/admin/login/?next=/admin/", 302),
        ("/accounts/login/?next=%2Fadmin%2F", 302),
    ]


def test_the_desk_takes_no_password_itself(client, rita):
    response = client.post("/admin/login/", {"username": rita.email, "password": PASSWORD})

    assert response.url.startswith("/accounts/login/")
    assert not logged_in(client)


def test_the_desk_refuses_readers(client, leo):
    client.force_login(leo)

    response = client.get("/admin/login/")
    assert response.status_code == 403
    assert "for people with other rights" in response.content.decode()


def test_the_desk_changes_passwords_at_the_account_pages(client, rita):
    client.force_login(rita)

    assert client.get("/admin/password_change/").url == "/accounts/password/change/"


def test_a_person_who_is_deactivated_is_out_of_the_desk_at_once(client, rita):
    log_in(client, rita)
    assert client.get("/admin/").status_code == 200

    User.objects.filter(pk=rita.pk).update(is_active=False)
    assert client.get("/admin/").url == "/admin/login/?next=/admin/"


# --- Who sees people


@pytest.mark.parametrize("name", ["rita", "phil", "edith", "carl", "max"])
def test_only_administrators_see_people(request, client, leo, name):
    client.force_login(request.getfixturevalue(name))

    for page in (LIST, f"{LIST}add/", page_of(leo)):
        assert client.get(page).status_code == 403


def test_an_administrator_sees_people_with_their_roles(ada_client, carl):
    page = ada_client.get(LIST).content.decode()

    assert carl.email in page
    assert "Chief editor" in page


def test_nobody_deletes_people(ada_client, root, leo):
    for person in (root, None):
        if person:
            ada_client.force_login(person)
        assert ada_client.post(f"{LIST}{leo.pk}/delete/", {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=leo.pk).exists()


def test_groups_addresses_and_second_factors_have_no_pages_of_their_own(db):
    registered = {model.__name__ for model in admin.site._registry}

    assert registered.isdisjoint({"Group", "EmailAddress", "Authenticator"})


def test_the_list_costs_the_same_with_one_person_and_with_many(ada_client, django_assert_max_num_queries):
    def queries() -> int:
        with django_assert_max_num_queries(12) as counted:
            assert ada_client.get(LIST).status_code == 200
        return len(counted)

    few = queries()
    for n in range(5):
        person = User.objects.create_user(f"n{n}@agency.example", is_staff=True)
        person.groups.add(Group.objects.get_or_create(name=Role.REPORTER)[0])
    assert queries() == few


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?role=reporter", ["Rita"]),
        ("?role=none", ["Leo"]),
        ("?role=nonsense", ["Ada", "Leo", "Rita"]),
        ("?q=rit", ["Rita"]),
    ],
)
def test_the_list_can_be_narrowed(ada_client, rita, leo, query, expected):
    response = ada_client.get(LIST + query)

    assert sorted(person.name for person in response.context["cl"].result_list) == expected


# --- Inviting


def test_inviting_a_colleague(ada_client, mails):
    form = {"name": "Nora", "email": "Nora@agency.example", "language": "", "roles": [Role.REPORTER, Role.MODERATOR]}
    response = ada_client.post(f"{LIST}add/", form)

    assert (response.status_code, response.url) == (302, LIST)
    nora = User.objects.get(email="nora@agency.example")
    assert (nora.name, nora.roles, nora.has_usable_password()) == ("Nora", {Role.REPORTER, Role.MODERATOR}, False)
    assert [message.to for message in mails()] == [["nora@agency.example"]]


@pytest.mark.parametrize(
    "changes",
    [
        {"email": "leo@agency.example"},
        {"email": "LEO@agency.example"},
        {"email": "x"},
        {"name": ""},
        {"roles": ["pope"]},
    ],
)
def test_an_invitation_that_cannot_be_is_refused(ada_client, leo, mails, changes):
    form = {"name": "Nora", "email": "nora@agency.example", "language": "", "roles": [Role.REPORTER], **changes}
    response = ada_client.post(f"{LIST}add/", form)

    assert response.status_code == 200
    assert response.context["errors"]
    assert mails() == []
    assert User.objects.count() == 2


# --- Changing


def test_changing_roles_is_written_down_and_ends_the_sessions(ada_client, ada, rita):
    from django.test import Client

    at_work = Client()
    log_in(at_work, rita)

    response = ada_client.post(page_of(rita), form_of(rita, roles=[Role.EDITOR]))

    assert response.status_code == 302
    assert User.objects.get(pk=rita.pk).roles == {Role.EDITOR}
    assert list(RightsChange.objects.values_list("person", "by", "what", "before", "after")) == [
        (rita.pk, ada.pk, "roles", "reporter", "editor")
    ]
    assert not logged_in(at_work)
    assert "editor" in ada_client.get(page_of(rita)).content.decode()


def test_changing_only_the_name_changes_no_rights(ada_client, rita):
    ada_client.post(page_of(rita), form_of(rita, name="Rita R."))

    rita.refresh_from_db()
    assert rita.name == "Rita R."
    assert RightsChange.objects.count() == 0


def test_clearing_active_keeps_a_person_out(ada_client, rita):
    ada_client.post(page_of(rita), form_of(rita, is_active=None))

    rita.refresh_from_db()
    assert not rita.is_active


def test_changing_the_address_changes_the_log_in(ada_client, rita, client):
    ada_client.post(page_of(rita), form_of(rita, email="Rita.New@agency.example"))

    log_in(client, "rita.new@agency.example")
    assert logged_in(client)


def test_an_administrator_makes_nobody_a_superuser(ada_client, rita):
    ada_client.post(page_of(rita), form_of(rita, is_superuser="on"))

    rita.refresh_from_db()
    assert not rita.is_superuser


def test_a_superuser_makes_superusers(client, root, rita):
    client.force_login(root)
    client.post(page_of(rita), form_of(rita, is_superuser="on"))

    rita.refresh_from_db()
    assert rita.is_superuser


def test_an_administrator_may_look_at_a_superuser_and_change_nothing(ada_client, root):
    assert ada_client.get(page_of(root)).status_code == 200
    assert ada_client.post(page_of(root), form_of(root, is_active=None)).status_code == 403


def test_on_their_own_page_administrators_find_their_rights_closed(ada_client, ada):
    page = ada_client.get(page_of(ada))
    assert "Ask another administrator" in page.content.decode()

    ada_client.post(page_of(ada), form_of(ada, name="Ada A.", roles=[], is_active=None))
    ada = User.objects.get(pk=ada.pk)
    assert (ada.name, ada.is_active, ada.roles) == ("Ada A.", True, {Role.ADMINISTRATOR})


def test_a_refusal_that_the_form_could_not_foresee_is_said_in_words(ada_client, rita, monkeypatch):
    from accounts import people

    def refuse(*args, **kwargs):
        raise people.Refused("Only administrators can change other people's accounts.")

    monkeypatch.setattr(people, "set_roles", refuse)
    response = ada_client.post(page_of(rita), form_of(rita, name="Changed", roles=[]), follow=True)

    assert messages_of(response) == ["Only administrators can change other people's accounts."]
    rita.refresh_from_db()
    assert rita.name == "Rita"


# --- Actions


def act(client, action, *people):
    return client.post(LIST, {"action": action, "_selected_action": [person.pk for person in people]}, follow=True)


def test_sending_links_from_the_list(ada_client, rita, carl, mails):
    response = act(ada_client, "send_password_link", rita, carl)

    assert messages_of(response) == ["A link is on its way to Carl.", "A link is on its way to Rita."]
    assert sorted(message.to[0] for message in mails()) == [carl.email, rita.email]


def test_deactivating_and_activating_from_the_list(ada_client, rita):
    act(ada_client, "deactivate", rita)
    assert not User.objects.get(pk=rita.pk).is_active

    act(ada_client, "activate", rita)
    assert User.objects.get(pk=rita.pk).is_active


def test_removing_second_factors_from_the_list(ada_client, rita, carl):
    Authenticator.objects.create(user=rita, type=Authenticator.Type.TOTP, data={"secret": "A"})
    response = act(ada_client, "remove_two_factor", rita, carl)

    assert messages_of(response) == ["Carl has no second factor.", "Rita can log in with the password alone."]
    assert not Authenticator.objects.exists()


def test_an_action_skips_whom_it_may_not_touch_and_says_so(ada_client, ada, root, rita):
    response = act(ada_client, "deactivate", ada, rita, root)

    assert messages_of(response) == [
        "Ask another administrator to change your own rights.",
        "Rita is out.",
        "Only a superuser can change a superuser's account.",
    ]
    assert set(User.objects.filter(is_active=False)) == {rita}


def test_nobody_else_can_call_an_action(client, carl, rita):
    client.force_login(carl)

    assert act(client, "deactivate", rita).status_code == 403
    assert User.objects.get(pk=rita.pk).is_active
