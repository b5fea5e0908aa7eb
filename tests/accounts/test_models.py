import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import IntegrityError

from accounts.models import User, display_name
from accounts.roles import Role


def test_create_user_stores_the_address_in_lower_case_and_vouches_for_it(db):
    user = User.objects.create_user(" Nora@Agency.Example ", "long-enough-password")

    assert user.email == "nora@agency.example"
    assert list(EmailAddress.objects.values_list("user", "email", "verified", "primary")) == [
        (user.pk, "nora@agency.example", True, True)
    ]


def test_create_user_refuses_an_empty_address(db):
    with pytest.raises(ValueError, match="needs an e-mail"):
        User.objects.create_user("")


def test_an_address_exists_once_whatever_its_case(leo):
    with pytest.raises(IntegrityError):
        User(email="LEO@agency.example").save()


def test_a_superuser_is_staff_and_has_the_administrators_role(db):
    root = User.objects.create_superuser("root@agency.example", "long-enough-password")

    assert root.is_staff
    assert root.roles == {Role.ADMINISTRATOR}


def test_roles_are_those_of_the_groups(carl):
    carl.groups.add(Group.objects.create(name="football fans"))

    assert carl.roles == {Role.CHIEF_EDITOR}


@pytest.mark.parametrize("field", ["is_active", "is_staff"])
def test_roles_are_none_for_whom_may_not_log_in_to_the_desk(carl, field):
    setattr(carl, field, False)

    assert carl.roles == frozenset()


def test_a_person_is_called_by_name_and_without_one_by_address(leo):
    assert [str(leo), leo.get_full_name(), leo.get_short_name(), display_name(leo)] == ["Leo"] * 4

    leo.name = ""
    assert [str(leo), leo.get_full_name(), leo.get_short_name()] == ["leo@agency.example", "", "leo"]


def test_migrations_make_the_six_desk_roles(transactional_db, django_db_blocker):
    """Rows of migrations are gone after a test that flushes, so the migration itself is called."""
    from importlib import import_module

    from django.apps import apps
    from django.db import connection

    Group.objects.all().delete()
    migration = import_module("accounts.migrations.0002_desk_roles")
    migration.make_groups(apps, type("Editor", (), {"connection": connection}))

    assert set(Group.objects.values_list("name", flat=True)) == set(Role.values)
