"""The second factor without a browser: authenticator app, recovery codes, and keys that are none."""

import re

import pytest
from allauth.mfa.models import Authenticator

from accounts.models import User

from .conftest import PASSWORD, code_now, log_in, logged_in


def secret_on(page) -> str:
    return re.search(r'account__secret">(\w+)<', page.content.decode())[1]


@pytest.fixture
def secret(confirmed_client, clock):
    """Leo has set up an app; this is its key."""
    key = secret_on(confirmed_client.get("/accounts/2fa/totp/activate/"))
    confirmed_client.post("/accounts/2fa/totp/activate/", {"code": code_now(key)})
    confirmed_client.post("/accounts/logout/")
    clock.forward(minutes=1)
    return key


@pytest.fixture
def codes(leo, secret):
    """Leo's recovery codes."""
    return Authenticator.objects.get(user=leo, type="recovery_codes").wrap().get_unused_codes()


def second_step(client, code):
    return client.post("/accounts/2fa/authenticate/", {"code": code})


def test_setting_up_an_app_asks_for_the_password_first(client, leo):
    log_in(client, leo)
    response = client.get("/accounts/2fa/totp/activate/")

    assert response.url.startswith("/accounts/reauthenticate/")


def test_an_app_is_on_once_it_has_shown_a_right_code(confirmed_client, leo):
    key = secret_on(confirmed_client.get("/accounts/2fa/totp/activate/"))

    refused = confirmed_client.post("/accounts/2fa/totp/activate/", {"code": "000000"})
    assert "not right" in refused.content.decode()
    assert not Authenticator.objects.exists()

    response = confirmed_client.post("/accounts/2fa/totp/activate/", {"code": code_now(key)})
    assert response.url == "/accounts/2fa/recovery-codes/"
    assert set(Authenticator.objects.values_list("user", "type")) == {(leo.pk, "totp"), (leo.pk, "recovery_codes")}


def test_the_person_is_told_by_mail(confirmed_client, mails, django_capture_on_commit_callbacks):
    key = secret_on(confirmed_client.get("/accounts/2fa/totp/activate/"))
    with django_capture_on_commit_callbacks(execute=True):
        confirmed_client.post("/accounts/2fa/totp/activate/", {"code": code_now(key)})

    assert "Newsroom: Authenticator app turned on" in [message.subject for message in mails()]


def test_the_password_alone_no_longer_logs_in(client, leo, secret):
    response = log_in(client, leo)

    assert response.url == "/accounts/2fa/authenticate/"
    assert not logged_in(client)


def test_the_code_of_the_app_logs_in(client, leo, secret):
    log_in(client, leo, next="/accounts/email/")
    response = second_step(client, code_now(secret))

    assert response.url == "/accounts/email/"
    assert logged_in(client)


@pytest.mark.parametrize("code", ["", "000000", "٣٤٥٦٧٨", "x" * 5000, "\x00"])
def test_a_wrong_code_logs_nobody_in(client, leo, secret, code):
    log_in(client, leo)

    assert second_step(client, code).status_code == 200
    assert not logged_in(client)


def test_a_code_logs_in_once(client, leo, secret):
    code = code_now(secret)
    log_in(client, leo)
    second_step(client, code)
    client.post("/accounts/logout/")

    log_in(client, leo)
    second_step(client, code)
    assert not logged_in(client)


def test_after_five_wrong_codes_the_right_one_must_wait(client, leo, secret):
    log_in(client, leo)
    for _ in range(5):
        second_step(client, "000000")

    assert "Too many wrong tries" in second_step(client, code_now(secret)).content.decode()
    assert not logged_in(client)


def test_a_recovery_code_logs_in_once(client, leo, codes):
    log_in(client, leo)
    second_step(client, codes[0])
    assert logged_in(client)
    client.post("/accounts/logout/")

    log_in(client, leo)
    second_step(client, codes[0])
    assert not logged_in(client)


def test_recovery_codes_can_be_seen_downloaded_and_made_anew(confirmed_client, leo, secret):
    client = confirmed_client
    log_in(client, leo)
    second_step(client, code_now(secret))
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    former = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    assert all(code in client.get("/accounts/2fa/recovery-codes/").content.decode() for code in former)
    assert client.get("/accounts/2fa/recovery-codes/download/")["Content-Type"].startswith("text/plain")

    client.post("/accounts/2fa/recovery-codes/generate/")
    page = client.get("/accounts/2fa/recovery-codes/").content.decode()
    assert not any(code in page for code in former)


def test_turning_the_app_off_takes_the_password_and_a_press_of_the_button(client, leo, secret):
    log_in(client, leo)
    second_step(client, code_now(secret))

    assert client.get("/accounts/2fa/totp/deactivate/").url.startswith("/accounts/reauthenticate/")
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    assert client.get("/accounts/2fa/totp/deactivate/").status_code == 200
    assert Authenticator.objects.filter(type="totp").exists()

    client.post("/accounts/2fa/totp/deactivate/")
    assert not Authenticator.objects.exists()


def test_an_account_whose_address_is_not_confirmed_gets_no_second_factor(confirmed_client, leo):
    leo.emailaddress_set.update(verified=False)

    assert confirmed_client.get("/accounts/2fa/totp/activate/").url == "/accounts/2fa/"


def test_the_page_shows_no_key_of_the_app_to_strangers(client, db):
    assert client.get("/accounts/2fa/totp/activate/").status_code == 302


MALFORMED = [
    "",
    "x",
    "null",
    "[]",
    '"a"',
    '{"id":1}',
    '{"id":"a","rawId":"a","response":null,"type":"public-key"}',
    '{"id":"YQ","rawId":"YQ","response":{"clientDataJSON":1,"attestationObject":2},"type":"public-key"}',
    '{"id":"YQ","rawId":"YQ","response":{"clientDataJSON":"e30","attestationObject":"oA","authenticatorData":"YQ",'
    '"signature":"YQ","userHandle":null},"type":"public-key","clientExtensionResults":{}}',
    "[" * 100_000,
    '{"a":' * 5000,
]


@pytest.mark.parametrize("answer", MALFORMED)
def test_what_is_no_answer_of_a_key_is_refused_in_words(client, confirmed_client, answer):
    confirmed_client.get("/accounts/2fa/webauthn/add/")
    response = confirmed_client.post("/accounts/2fa/webauthn/add/", {"name": "key", "credential": answer})

    assert response.status_code == 200
    assert "form__summary" in response.content.decode()
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("answer", MALFORMED)
def test_what_is_no_answer_of_a_key_logs_nobody_in(client, leo, answer):
    client.get("/accounts/2fa/webauthn/login/", headers={"accept": "application/json"})
    response = client.post("/accounts/2fa/webauthn/login/", {"credential": answer}, follow=True)

    assert response.redirect_chain == [("/accounts/login/", 302)]
    assert "alert--error" in response.content.decode()


@pytest.mark.parametrize("answer", MALFORMED)
def test_what_is_no_answer_of_a_key_is_no_second_step(client, leo, secret, answer):
    log_in(client, leo)
    response = client.post("/accounts/2fa/authenticate/", {"credential": answer})

    assert response.status_code == 200
    assert not logged_in(client)


def test_a_key_of_somebody_else_can_neither_be_renamed_nor_removed(confirmed_client, rita):
    key = Authenticator.objects.create(user=rita, type="webauthn", data={"name": "Rita's"})

    for page in ("edit", "remove"):
        assert confirmed_client.get(f"/accounts/2fa/webauthn/keys/{key.pk}/{page}/").status_code == 404
    assert User.objects.get(pk=rita.pk).authenticator_set.count() == 1
