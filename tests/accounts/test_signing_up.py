"""Sign-up of readers, and the confirmation of their address."""

import pytest
from allauth.account.models import EmailAddress

from accounts.models import User

from .conftest import PASSWORD, link_in, log_in, logged_in

FORM = {"name": "Nora", "email": "nora@readers.example", "password1": PASSWORD, "password2": PASSWORD}


def sign_up(client, **changes):
    return client.post("/accounts/signup/", {**FORM, **changes})


def test_signing_up_makes_a_reader_who_must_confirm_the_address_first(client, mails):
    response = sign_up(client)

    assert (response.status_code, response.url) == (302, "/accounts/confirm-email/")
    nora = User.objects.get()
    assert (nora.name, nora.email, nora.is_staff, nora.roles) == ("Nora", "nora@readers.example", False, frozenset())
    assert not logged_in(client)
    assert [message.to for message in mails()] == [["nora@readers.example"]]


def test_opening_the_link_confirms_nothing_until_the_button_is_pressed(client, mails):
    """Mail scanners open links."""
    sign_up(client)
    link = link_in(mails()[0])

    assert client.get(link).status_code == 200
    assert not EmailAddress.objects.get().verified

    client.post(link)
    assert EmailAddress.objects.get().verified
    log_in(client, "nora@readers.example")
    assert logged_in(client)


def test_a_link_works_once(client, mails):
    sign_up(client)
    link = link_in(mails()[0])
    client.post(link)

    assert "no longer works" in client.get(link).content.decode()
    assert client.post(link).status_code == 404


def test_a_link_that_was_changed_confirms_nothing(client, mails):
    sign_up(client)
    link = link_in(mails()[0])

    assert client.post(link[:-3] + "xy/").status_code == 404
    assert not EmailAddress.objects.get().verified


def test_logging_in_before_confirming_sends_the_link_again_and_lets_nobody_in(client, mails, clock):
    sign_up(client)
    clock.forward(minutes=5)
    response = log_in(client, "nora@readers.example")

    assert (response.status_code, response.url) == (302, "/accounts/confirm-email/")
    assert not logged_in(client)
    assert len(mails()) == 2


def test_signing_up_with_a_known_address_looks_the_same_and_mails_a_hint(client, leo, mails):
    unknown, known = sign_up(client), sign_up(client, email=leo.email)

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert User.objects.filter(email=leo.email).count() == 1
    [hint] = [message for message in mails() if message.to == [leo.email]]
    assert hint.subject == "Newsroom: You have an account already"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"email": "nora"}, "valid email"),
        ({"email": "nora@readers.example\x00"}, "Null characters"),
        ({"name": ""}, "required"),
        ({"name": "N" * 121}, "at most 120"),
        ({"password1": "short", "password2": "short"}, "too short"),
        ({"password1": "1234567890123", "password2": "1234567890123"}, "entirely numeric"),
        ({"password1": "nora@readers", "password2": "nora@readers"}, "too similar"),
        ({"password2": "another-long-password"}, "same password"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_words_beside_the_field(client, changes, sentence):
    response = sign_up(client, **changes)

    assert sentence in response.content.decode()
    assert User.objects.count() == 0


def test_a_name_is_kept_on_one_line(client):
    sign_up(client, name="  Nora \r\n  N. ")

    assert User.objects.get().name == "Nora N."


def test_many_sign_ups_from_one_place_are_stopped(client):
    codes = [sign_up(client, email=f"nora{n}@readers.example").status_code for n in range(22)]

    assert codes == [302] * 20 + [429] * 2


def test_somebody_who_is_logged_in_is_led_to_the_account(client, leo):
    client.force_login(leo)

    assert client.get("/accounts/signup/").url == "/accounts/"
