"""Log-in, log-out, where they lead, and how guessing is slowed down."""

import pytest

from .conftest import PASSWORD, log_in, logged_in


def test_a_reader_logs_in_and_comes_to_the_account(client, leo):
    response = log_in(client, leo)

    assert (response.status_code, response.url) == (302, "/accounts/")
    assert logged_in(client)


def test_staff_log_in_and_come_to_the_desk(client, rita):
    assert log_in(client, rita).url == "/admin/"


def test_the_address_may_be_typed_in_any_case(client, leo):
    log_in(client, "LEO@Agency.Example")

    assert logged_in(client)


@pytest.mark.parametrize(
    "wanted",
    ["https://evil.example/", "//evil.example", "https:evil.example", "javascript:alert(1)", "/\\evil.example"],
)
def test_a_next_that_leads_elsewhere_is_not_followed(client, leo, wanted):
    assert log_in(client, leo, next=wanted).url == "/accounts/"


def test_a_next_that_leads_to_us_is_followed(client, leo):
    assert log_in(client, leo, next="/2026/03/02/harbour-opens/").url == "/2026/03/02/harbour-opens/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, leo):
    wrong, unknown = log_in(client, leo, "wrong"), log_in(client, "nobody@agency.example", "wrong")

    def page(response, email):
        body = response.content.decode().replace(email, "EMAIL")
        return body.replace(str(response.context["csrf_token"]), "TOKEN")

    assert page(wrong, leo.email) == page(unknown, "nobody@agency.example")
    assert "E-mail or password is not right." in wrong.content.decode()


def test_an_unknown_address_costs_as_much_hashing_as_a_known_one(client, leo, settings, monkeypatch):
    hashed = []
    hasher = "django.contrib.auth.hashers.PBKDF2PasswordHasher"
    settings.PASSWORD_HASHERS = [hasher]
    leo.set_password(PASSWORD)
    leo.save()
    from django.contrib.auth import hashers

    encode = hashers.PBKDF2PasswordHasher.encode
    monkeypatch.setattr(
        hashers.PBKDF2PasswordHasher, "encode", lambda *args, **kwargs: hashed.append(1) or encode(*args, **kwargs)
    )

    log_in(client, leo, "wrong")
    known = len(hashed)
    log_in(client, "nobody@agency.example", "wrong")
    assert (known, len(hashed) - known) == (1, 1)


def test_after_five_wrong_passwords_the_right_one_must_wait(client, leo, clock):
    for _ in range(5):
        log_in(client, leo, "wrong")
    response = log_in(client, leo)

    assert "Too many wrong tries" in response.content.decode()
    assert not logged_in(client)

    clock.forward(minutes=6)
    log_in(client, leo)
    assert logged_in(client)


@pytest.mark.redis
def test_wrong_passwords_are_counted_in_a_cache_that_all_processes_share(client, leo, redis_cache):
    for _ in range(5):
        log_in(client, leo, "wrong")

    assert "Too many wrong tries" in log_in(client, leo).content.decode()


def test_wrong_passwords_for_one_person_do_not_lock_out_another(client, leo, rita):
    for _ in range(6):
        log_in(client, leo, "wrong")

    log_in(client, rita)
    assert logged_in(client)


def test_guessing_many_addresses_from_one_place_is_stopped(client):
    codes = [log_in(client, f"nobody{n}@agency.example", "wrong").status_code for n in range(32)]

    assert codes == [200] * 30 + [429] * 2


def test_too_many_tries_get_a_page_that_says_how_long_to_wait(client):
    for n in range(31):
        response = log_in(client, f"nobody{n}@agency.example", "wrong")

    assert response.status_code == 429
    assert "Wait five minutes" in response.content.decode()


def test_behind_a_proxy_each_visitor_is_counted_apart(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    def guess(visitor):
        return client.post(
            "/accounts/login/", {"login": "a@b.example", "password": "x"}, headers={"x-forwarded-for": visitor}
        ).status_code

    codes = [guess("6.6.6.6, 203.0.113.9") for _ in range(31)]
    assert codes[-1] == 429
    assert guess("6.6.6.6, 203.0.113.10") == 200


def test_without_a_proxy_a_forged_address_counts_for_nothing(client):
    def guess(n):
        headers = {"x-forwarded-for": f"203.0.113.{n}"}
        return client.post(
            "/accounts/login/", {"login": f"a{n}@b.example", "password": "x"}, headers=headers
        ).status_code

    assert [guess(n) for n in range(31)][-1] == 429


def test_the_session_is_a_new_one_after_log_in(client, leo):
    client.get("/accounts/login/")
    session = client.session
    session["before"] = True
    session.save()
    key = session.session_key
    client.cookies["sessionid"] = key

    log_in(client, leo)
    assert client.cookies["sessionid"].value != key


@pytest.mark.parametrize(("remember", "age"), [({"remember": "on"}, 1209600), ({}, "")])
def test_the_session_lasts_beyond_the_browser_only_if_asked(client, leo, remember, age):
    log_in(client, leo, **remember)

    assert client.cookies["sessionid"]["max-age"] == age


def test_logging_out_takes_a_press_of_the_button(client, leo):
    client.force_login(leo)

    assert client.get("/accounts/logout/").status_code == 200
    assert logged_in(client)

    response = client.post("/accounts/logout/")
    assert (response.status_code, response.url) == (302, "/")
    assert not logged_in(client)


def test_a_form_without_its_token_is_refused(leo):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)

    assert log_in(client, leo).status_code == 403


def test_account_pages_are_kept_by_no_cache_and_listed_nowhere(client, leo):
    response = client.get("/accounts/login/")

    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_account_pages_need_no_inline_script_or_style(client, leo):
    """The policy allows none."""
    pages = ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"]
    for page in pages:
        body = client.get(page).content.decode()
        assert "style=" not in body
        assert "<style" not in body
        assert "onclick" not in body
