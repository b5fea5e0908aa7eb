"""photos/withdrawal.py: off every page, back again, and gone."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from photos import renditions
from photos.figures import figure
from photos.models import Photo, PhotoStep
from photos.withdrawal import discard, reinstate, withdraw

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_rights")]


def withdrawn(photo, by, capture):
    with capture(execute=True):
        return withdraw(photo, by=by, reason="Not ours to show")


def test_withdraw_takes_the_files_from_their_addresses(harbour, phil, stored, django_capture_on_commit_callbacks):
    gone = withdrawn(harbour, phil, django_capture_on_commit_callbacks)

    assert stored() == [harbour.image.name]
    assert figure(gone, sizes="100vw", alt="") == ""
    kept = Photo.objects.get(pk=harbour.pk)
    assert (kept.withdrawn_reason, kept.renditions, kept.token == harbour.token) == ("Not ours to show", {}, False)
    assert not Photo.objects.usable().exists()


def test_withdraw_is_written_down(harbour, phil):
    withdraw(harbour, by=phil, reason="Not ours")

    step = PhotoStep.objects.get()
    assert (step.photo, step.name, step.by, step.note) == (harbour, "withdraw", phil, "Not ours")


def test_withdraw_has_the_worker_delete_the_files_again(harbour, phil):
    paths = renditions.paths(harbour)
    withdraw(harbour, by=phil, reason="Not ours")

    task = DBTaskResult.objects.get(task_path="photos.tasks.remove_files")
    assert task.args_kwargs["args"] == [paths]


@pytest.mark.django_db(transaction=True)
def test_withdraw_holds_although_the_storage_is_out_of_reach(harbour, phil, monkeypatch):
    def unreachable(self, name):
        raise OSError("no route to host")

    monkeypatch.setattr("newsroom.lib.storage.AtomicFileSystemStorage.delete", unreachable)
    withdraw(harbour, by=phil, reason="Not ours")

    assert Photo.objects.get().is_withdrawn


def test_withdraw_twice_is_one_withdrawal(harbour, phil, edith):
    withdraw(harbour, by=phil, reason="Not ours")
    again = withdraw(harbour, by=edith, reason="Something else")

    assert (again.withdrawn_reason, PhotoStep.objects.count()) == ("Not ours", 1)


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_withdraw_needs_a_reason(harbour, phil, reason):
    with pytest.raises(ValidationError):
        withdraw(harbour, by=phil, reason=reason)


def test_withdraw_cuts_a_reason_that_is_too_long(harbour, phil):
    assert len(withdraw(harbour, by=phil, reason="x" * 999).withdrawn_reason) == 255


@pytest.mark.parametrize("verb", [lambda p, by: withdraw(p, by=by, reason="x"), lambda p, by: reinstate(p, by=by)])
def test_withdraw_and_reinstate_are_not_for_reporters(harbour, rita, verb):
    with pytest.raises(PermissionDenied):
        verb(harbour, rita)


def test_withdraw_deletes_nothing_when_it_is_rolled_back(harbour, phil, stored):
    before = stored()
    with transaction.atomic():
        withdraw(harbour, by=phil, reason="Not ours")
        transaction.set_rollback(True)

    assert stored() == before
    assert Photo.objects.usable().exists()


def test_reinstate_shows_the_photo_under_new_addresses(
    harbour, phil, edith, stored, django_capture_on_commit_callbacks
):
    gone = withdrawn(harbour, phil, django_capture_on_commit_callbacks)

    back = reinstate(gone, by=edith)

    assert back.renditions == {shape: {"jpg": [32, 120]} for shape in ("full", "16x9", "3x2", "1x1")}
    assert renditions.url(back) != renditions.url(harbour)
    assert default_storage.exists(renditions.url(back).removeprefix("/media/"))
    assert [step.name for step in PhotoStep.objects.all()] == ["reinstate", "withdraw"]
    tasks = DBTaskResult.objects.filter(task_path="photos.tasks.make_renditions")
    assert [task.args_kwargs["args"] for task in tasks] == [[harbour.pk]] * 2


def test_reinstate_of_a_photo_that_is_not_withdrawn_changes_nothing(harbour, phil):
    assert reinstate(harbour, by=phil).token == harbour.token
    assert not PhotoStep.objects.exists()


def test_discard_deletes_row_and_files(harbour, ada, stored, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        discard(harbour, by=ada)

    assert (stored(), Photo.objects.count()) == ([], 0)


def test_discard_is_for_administrators(harbour, carl):
    with pytest.raises(PermissionDenied):
        discard(harbour, by=carl)


def test_discard_keeps_the_files_when_it_is_rolled_back(harbour, ada, stored):
    before = stored()
    with transaction.atomic():
        discard(harbour, by=ada)
        transaction.set_rollback(True)

    assert stored() == before
