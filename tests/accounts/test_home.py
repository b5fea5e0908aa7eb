"""The account's own page, and the languages of account pages."""

import pytest


@pytest.fixture
def leo_client(client, leo):
    client.force_login(leo)
    return client


def test_a_stranger_is_sent_to_log_in(client, db):
    assert client.get("/accounts/").url == "/accounts/login/?next=/accounts/"


def test_the_page_leads_to_everything_about_the_account(leo_client):
    page = leo_client.get("/accounts/").content.decode()

    for address in ("/accounts/email/", "/accounts/password/change/", "/accounts/2fa/", "/accounts/logout/"):
        assert f'"{address}"' in page
    assert "/admin/" not in page


def test_staff_find_the_way_to_the_desk(client, rita):
    client.force_login(rita)

    assert 'href="/admin/"' in client.get("/accounts/").content.decode()


def test_name_and_language_can_be_changed(leo_client, leo):
    response = leo_client.post("/accounts/", {"name": " Leo  the Reader ", "language": "ru"})

    assert (response.status_code, response.url) == (302, "/accounts/")
    leo.refresh_from_db()
    assert (leo.name, leo.language) == ("Leo the Reader", "ru")


@pytest.mark.parametrize("form", [{"name": "", "language": "ru"}, {"name": "Leo", "language": "xx"}, {}])
def test_what_cannot_be_taken_is_refused_and_changes_nothing(leo_client, leo, form):
    response = leo_client.post("/accounts/", form)

    assert response.status_code == 400
    assert "form__errors" in response.content.decode()
    leo.refresh_from_db()
    assert (leo.name, leo.language) == ("Leo", "")


def test_more_than_name_and_language_cannot_be_changed(leo_client, leo):
    leo_client.post(
        "/accounts/", {"name": "Leo", "language": "", "is_staff": "on", "is_superuser": "on", "email": "x@y.z"}
    )

    leo.refresh_from_db()
    assert (leo.is_staff, leo.is_superuser, leo.email) == (False, False, "leo@agency.example")


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(leo_client, method):
    assert getattr(leo_client, method)("/accounts/").status_code == 405


def language_of(client, **headers):
    response = client.get("/accounts/login/" if not client.session else "/accounts/", headers=headers)
    return response.wsgi_request.LANGUAGE_CODE


def test_without_an_account_the_browser_chooses_the_language(client, db):
    assert language_of(client, **{"accept-language": "ru, en;q=0.5"}) == "ru"
    assert language_of(client, **{"accept-language": "xx"}) == "en"


def test_the_account_chooses_the_language_before_the_browser(client, leo):
    leo.language = "fa"
    leo.save()
    client.force_login(leo)

    assert language_of(client, **{"accept-language": "ru"}) == "fa"


def test_an_account_without_a_language_follows_the_browser(leo_client):
    assert language_of(leo_client, **{"accept-language": "az"}) == "az"
