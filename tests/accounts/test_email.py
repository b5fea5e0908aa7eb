"""Changing the address that one logs in with."""

import pytest
from allauth.account.models import EmailAddress

from accounts.models import User

from .conftest import PASSWORD, link_in, log_in, logged_in


def ask(client, email):
    """Ask for another address, and type the password again when asked."""
    response = client.post("/accounts/email/", {"action_add": "", "email": email})
    if response.status_code == 302 and "reauthenticate" in response.url:
        response = client.post(response.url, {"password": PASSWORD, "next": "/accounts/email/"})
    return response


@pytest.fixture
def leo_client(client, leo):
    log_in(client, leo)
    return client


def test_a_new_address_counts_once_its_owner_has_confirmed_it(leo_client, leo, mails):
    ask(leo_client, "leo.new@readers.example")
    leo.refresh_from_db()
    assert leo.email == "leo@agency.example"

    [message] = mails()
    assert message.to == ["leo.new@readers.example"]
    leo_client.post(link_in(message))

    leo.refresh_from_db()
    assert leo.email == "leo.new@readers.example"
    assert list(EmailAddress.objects.values_list("email", "verified")) == [("leo.new@readers.example", True)]


def test_changing_the_address_asks_for_the_password_first(leo_client):
    response = leo_client.post("/accounts/email/", {"action_add": "", "email": "leo.new@readers.example"})

    assert response.url.startswith("/accounts/reauthenticate/")
    assert EmailAddress.objects.count() == 1


def test_the_old_address_is_told(leo_client, mails):
    ask(leo_client, "leo.new@readers.example")
    leo_client.post(link_in(mails()[0]))

    assert ["leo@agency.example"] in [message.to for message in mails()]


def test_the_page_shows_what_waits_and_lets_it_go(leo_client):
    ask(leo_client, "leo.new@readers.example")
    assert "Waiting for you to confirm" in leo_client.get("/accounts/email/").content.decode()

    leo_client.post("/accounts/email/", {"action_remove": "", "email": "leo.new@readers.example"})
    assert "Waiting for you to confirm" not in leo_client.get("/accounts/email/").content.decode()


def test_an_address_of_somebody_else_gets_the_same_answer_and_is_never_confirmed(leo_client, leo, rita, mails):
    """Even where the other has not confirmed it."""
    EmailAddress.objects.filter(user=rita).update(verified=False)
    response = ask(leo_client, rita.email)
    assert (response.status_code, response.url) == (302, "/accounts/email/")

    leo_client.post(link_in(mails()[0]))
    leo.refresh_from_db()
    assert leo.email == "leo@agency.example"
    assert User.objects.get(email=rita.email) == rita


@pytest.mark.parametrize("email", ["", "leo", "leo@agency.example", "x@y\x00.example"])
def test_what_is_no_new_address_is_refused(leo_client, email):
    leo_client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    assert "form__errors" in ask(leo_client, email).content.decode()
    assert EmailAddress.objects.count() == 1


def test_the_link_to_the_new_address_works_for_its_owner_alone(leo_client, leo, rita, mails, client):
    ask(leo_client, "leo.new@readers.example")
    link = link_in(mails()[0])
    leo_client.post("/accounts/logout/")
    log_in(leo_client, rita)

    leo_client.get(link)
    assert not logged_in(leo_client)
