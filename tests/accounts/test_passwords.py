"""Changing and resetting a password."""

import pytest
from django.test import Client

from .conftest import PASSWORD, link_in, log_in, logged_in

NEW = "harbour-crane-47"


def ask_for_link(client, email):
    return client.post("/accounts/password/reset/", {"email": email})


def choose(client, link, password=NEW, again=None):
    """Follow the link of the mail and choose a password."""
    form = client.get(link, follow=True)
    return client.post(form.redirect_chain[-1][0], {"password1": password, "password2": again or password}, follow=True)


def test_changing_the_password_ends_every_other_session(client, leo):
    elsewhere = Client()
    log_in(elsewhere, leo)
    log_in(client, leo)

    response = client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    assert (response.status_code, response.url) == (302, "/accounts/")
    assert logged_in(client)
    assert not logged_in(elsewhere)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"oldpassword": "wrong"}, "not your current password"),
        ({"password1": "short", "password2": "short"}, "too short"),
        ({"password2": "different-password"}, "same password"),
        ({"oldpassword": ""}, "required"),
    ],
)
def test_changing_the_password_refuses_in_words(client, leo, changes, sentence):
    client.force_login(leo)
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW, **changes}

    assert sentence in client.post("/accounts/password/change/", form).content.decode()
    leo.refresh_from_db()
    assert leo.check_password(PASSWORD)


def test_the_person_is_told_by_mail(client, leo, mails):
    log_in(client, leo)
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    [message] = mails()
    assert (message.to, message.subject) == ([leo.email], "Newsroom: Your password was changed")
    assert "If that was not you" in message.body


def test_a_stranger_is_sent_to_log_in(client):
    assert client.get("/accounts/password/change/").url == "/accounts/login/?next=/accounts/password/change/"


def test_resetting_by_mail_ends_every_session_and_logs_nobody_in(client, leo, mails):
    elsewhere = Client()
    log_in(elsewhere, leo)
    ask_for_link(client, leo.email)

    page = choose(client, link_in(mails()[0]))

    assert "Password saved" in page.content.decode()
    assert not logged_in(elsewhere)
    assert not logged_in(client)
    log_in(client, leo, NEW)
    assert logged_in(client)


def test_the_link_works_once(client, leo, mails):
    ask_for_link(client, leo.email)
    link = link_in(mails()[0])
    choose(client, link)

    assert "This link no longer works" in Client().get(link).content.decode()


def test_the_link_grows_old(client, leo, mails, clock):
    ask_for_link(client, leo.email)
    clock.forward(days=4)

    assert "This link no longer works" in client.get(link_in(mails()[0])).content.decode()


def test_the_address_of_the_form_holds_no_key(client, leo, mails):
    """It would leak by the Referer header and the browser's history."""
    ask_for_link(client, leo.email)
    form = client.get(link_in(mails()[0]))

    assert form.url.endswith("-set-password/")


def test_a_weak_password_is_refused(client, leo, mails):
    ask_for_link(client, leo.email)

    assert "too short" in choose(client, link_in(mails()[0]), "short").content.decode()


def test_a_known_and_an_unknown_address_get_the_same_answer(client, leo, mails):
    known, unknown = ask_for_link(client, leo.email), ask_for_link(client, "nobody@agency.example")

    assert (
        (known.status_code, known.url) == (unknown.status_code, unknown.url) == (302, "/accounts/password/reset/done/")
    )
    assert {message.to[0]: message.subject for message in mails()} == {
        leo.email: "Newsroom: Choose a new password",
        "nobody@agency.example": "Newsroom: No account with this e-mail",
    }


def test_a_person_who_is_out_gets_no_link(client, leo, mails):
    leo.is_active = False
    leo.save()
    ask_for_link(client, leo.email)

    assert [message.subject for message in mails()] == ["Newsroom: No account with this e-mail"]


def test_links_for_one_address_are_limited(client, leo):
    codes = [ask_for_link(client, leo.email).status_code for _ in range(6)]

    assert codes == [302] * 5 + [429]


@pytest.mark.parametrize("key", ["1-abc", "zzzzzzzzzzzzz-a", "0-a", "zzzzzzzzzzzzzzzzzzzzz-a-b", "1-%00"])
def test_a_link_that_means_nothing_says_so(client, db, key):
    response = client.get(f"/accounts/password/reset/key/{key}/")

    assert "This link no longer works" in response.content.decode()
