"""Sessions end when what they stand for changes."""

import pytest
from django.contrib.auth.models import Group

from accounts.roles import Role

from .conftest import log_in, logged_in


@pytest.fixture
def rita_client(client, rita):
    log_in(client, rita)
    assert logged_in(client)
    return client


def test_a_session_ends_when_a_role_is_given(rita_client, rita):
    rita.groups.add(Group.objects.get_or_create(name=Role.EDITOR)[0])

    assert not logged_in(rita_client)


def test_a_session_ends_when_a_role_is_taken(rita_client, rita):
    rita.groups.clear()

    assert not logged_in(rita_client)


def test_a_session_ends_when_the_person_leaves_the_desk(rita_client, rita):
    rita.is_staff = False
    rita.save()

    assert not logged_in(rita_client)


def test_a_session_ends_when_the_person_becomes_a_superuser(rita_client, rita):
    rita.is_superuser = True
    rita.save()

    assert not logged_in(rita_client)


def test_a_session_ends_when_the_password_changes(rita_client, rita):
    rita.set_password("another-long-password")
    rita.save()

    assert not logged_in(rita_client)


def test_a_session_ends_when_the_person_is_deactivated(rita_client, rita):
    rita.is_active = False
    rita.save()

    assert not logged_in(rita_client)


def test_a_session_stays_when_only_the_name_changes(rita_client, rita):
    rita.name = "Rita Reporter"
    rita.save()

    assert logged_in(rita_client)


def test_a_session_outlives_a_new_secret_key_while_the_old_one_is_a_fallback(rita_client, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the-new-one"

    assert logged_in(rita_client)


def test_the_page_costs_one_query_more_for_the_rights_of_staff(rita_client, django_assert_num_queries):
    """Session, person, roles; then the page's own look at second factors."""
    with django_assert_num_queries(4):
        rita_client.get("/accounts/")
