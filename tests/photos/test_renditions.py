"""photos/renditions.py and photos/shapes.py: which sizes and cuts there are, and how they come about."""

import io
import threading

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult
from PIL import Image

from photos import files, renditions, shapes, tasks
from photos.models import Photo
from photos.renditions import make_renditions, refocus, sources, url
from photos.withdrawal import withdraw

from . import corpus

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_rights")]

ALL = [32, 48, 80, 120, 160]
WHOLE = {
    "full": {"avif": ALL, "jpg": ALL},
    "16x9": {"avif": ALL, "jpg": ALL},
    "3x2": {"avif": ALL, "jpg": ALL},
    "1x1": {"avif": [32, 48, 80, 120], "jpg": [32, 48, 80, 120]},
}


def file_of(address: str) -> Image.Image:
    return Image.open(io.BytesIO(default_storage.open(address.removeprefix("/media/")).read()))


def removals() -> list[list[str]]:
    """What the worker was asked to delete, oldest first."""
    found = DBTaskResult.objects.filter(task_path="photos.tasks.remove_files").order_by("enqueued_at")
    return [task.args_kwargs["args"][0] for task in found]


# --- Making ------------------------------------------------------------------------------------------------


def test_make_renditions_makes_every_size_of_every_shape(harbour, stored):
    make_renditions(harbour.pk)

    harbour.refresh_from_db()
    assert harbour.renditions == WHOLE
    assert sorted(stored()) == sorted([harbour.image.name, *renditions.paths(harbour)])


def test_make_renditions_makes_pictures_of_the_size_they_say(harbour):
    make_renditions(harbour.pk)
    harbour.refresh_from_db()

    sizes = {
        (shape, fmt): file_of(url(harbour, shape, 80, fmt)).size for shape in shapes.RATIOS for fmt in ("avif", "jpg")
    }

    assert sizes == {
        ("full", "avif"): (80, 53),
        ("full", "jpg"): (80, 53),
        ("16x9", "avif"): (80, 45),
        ("16x9", "jpg"): (80, 45),
        ("3x2", "avif"): (80, 53),
        ("3x2", "jpg"): (80, 53),
        ("1x1", "avif"): (80, 80),
        ("1x1", "jpg"): (80, 80),
    }


def test_make_renditions_never_enlarges_a_small_photo(upload, small_sizes):
    photo = upload(corpus.saved(corpus.scene(20, 10)))
    make_renditions(photo.pk)

    photo.refresh_from_db()
    assert photo.renditions["full"] == {"avif": [20], "jpg": [20]}
    assert photo.renditions["1x1"] == {"avif": [10], "jpg": [10]}


def test_make_renditions_changes_nothing_the_second_time(harbour, stored, django_assert_num_queries):
    make_renditions(harbour.pk)
    before = stored()

    with django_assert_num_queries(1):
        make_renditions(harbour.pk)

    assert stored() == before


def test_make_renditions_takes_over_files_that_were_made_but_not_recorded(harbour, stored, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(renditions, "_record", _crash)
        with pytest.raises(RuntimeError):
            make_renditions(harbour.pk)
    make_renditions(harbour.pk)

    harbour.refresh_from_db()
    assert harbour.renditions == WHOLE
    assert sorted(stored()) == sorted([harbour.image.name, *renditions.paths(harbour)])


def _crash(*args):
    raise RuntimeError("killed")


def test_make_renditions_goes_on_where_it_was_interrupted(harbour, monkeypatch):
    record, done = renditions._record, []

    def once(photo, shape, made):
        done.append(shape)
        return record(photo, shape, made) if len(done) == 1 else _crash()

    with monkeypatch.context() as patch:
        patch.setattr(renditions, "_record", once)
        with pytest.raises(RuntimeError):
            make_renditions(harbour.pk)

    harbour.refresh_from_db()
    assert (harbour.renditions["full"], harbour.renditions["16x9"]) == (WHOLE["full"], {"jpg": [32, 120]})
    make_renditions(harbour.pk)
    harbour.refresh_from_db()
    assert harbour.renditions == WHOLE


def test_make_renditions_of_a_photo_that_is_gone_does_nothing(db):
    make_renditions(404)


@pytest.mark.django_db(transaction=True)
def test_two_workers_make_the_same_renditions_once(harbour, stored):
    failed, ready = [], threading.Barrier(2)

    def work():
        try:
            ready.wait(10)
            make_renditions(harbour.pk)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)

    harbour.refresh_from_db()
    assert failed == []
    assert harbour.renditions == WHOLE
    assert sorted(stored()) == sorted([harbour.image.name, *renditions.paths(harbour)])


def test_a_worker_that_is_overtaken_by_another_keeps_what_both_made(harbour, monkeypatch):
    slow, picture = renditions._missing(harbour), renditions.master_picture(harbour)
    make_renditions(harbour.pk)
    for _width, _fmt, _data in renditions._drawn(harbour, picture, "full", slow["full"]):
        pass

    assert renditions._record(harbour, "full", {"jpg": [48]})
    harbour.refresh_from_db()
    assert harbour.renditions == WHOLE


def test_make_renditions_deletes_its_crops_when_the_focus_moved_meanwhile(harbour, phil, stored, monkeypatch):
    write, moved = files.write, []

    def move_then_write(path, data):
        if "16x9" in path and not moved:
            moved.append(True)
            refocus(harbour, by=phil, x=0.2, y=0.2)
        write(path, data)

    monkeypatch.setattr(files, "write", move_then_write)
    make_renditions(harbour.pk)

    harbour.refresh_from_db()
    crops = [name for name in stored() if "16x9" in name and harbour.crop_version not in name]
    assert harbour.renditions["full"] == WHOLE["full"]
    assert harbour.renditions["16x9"] == {"jpg": [32, 120]}
    assert {name.rpartition("-")[2] for name in crops} <= {"32.jpg", "120.jpg"}


def test_make_renditions_deletes_its_files_when_the_photo_was_withdrawn_meanwhile(harbour, phil, stored, monkeypatch):
    write, done = files.write, []

    def withdraw_then_write(path, data):
        if not done:
            done.append(True)
            withdraw(harbour, by=phil, reason="Not ours")
        write(path, data)

    old = harbour.token
    monkeypatch.setattr(files, "write", withdraw_then_write)
    make_renditions(harbour.pk)

    assert not [name for name in stored() if old in name and "full-48" in name]
    harbour.refresh_from_db()
    assert harbour.renditions == {}


def test_the_task_makes_the_renditions(harbour):
    tasks.make_renditions.call(harbour.pk)

    harbour.refresh_from_db()
    assert harbour.renditions == WHOLE


def test_make_renditions_fails_loudly_when_the_master_cannot_be_read(harbour):
    default_storage.delete(harbour.image.name)

    with pytest.raises(files.StorageFailed):
        make_renditions(harbour.pk)


# --- The focus ---------------------------------------------------------------------------------------------


def test_refocus_cuts_the_crops_again_under_new_addresses(harbour, phil):
    before = url(harbour, "1x1", 32)

    moved = refocus(harbour, by=phil, x=0.0, y=0.5)

    after = url(moved, "1x1", 32)
    assert before != after
    left = file_of(after).getpixel((20, 5))
    assert left[0] > 200  # red reaches further to the right than in a cut around the middle
    assert moved.renditions["1x1"] == {"jpg": [32, 120]}
    Photo.objects.get(pk=harbour.pk, focal_x=0.0, focal_y=0.5, crop_version=moved.crop_version)


def test_refocus_leaves_the_uncut_photo_alone(harbour, phil):
    make_renditions(harbour.pk)
    harbour.refresh_from_db()
    before = url(harbour, "full", 48)

    moved = refocus(harbour, by=phil, x=0.1, y=0.1)

    assert url(moved, "full", 48) == before
    assert moved.renditions["full"] == WHOLE["full"]


def test_refocus_has_the_old_crops_deleted_when_no_cached_page_asks_for_them(harbour, phil, stored):
    make_renditions(harbour.pk)
    harbour.refresh_from_db()
    old = renditions.crop_paths(harbour)

    refocus(harbour, by=phil, x=0.1, y=0.1)

    assert removals() == [old]
    assert set(old) <= set(stored())
    assert DBTaskResult.objects.get(task_path="photos.tasks.remove_files").run_after is not None
    tasks.remove_files.call(old)
    assert not set(old) & set(stored())


def test_refocus_to_the_same_point_changes_nothing(harbour, phil):
    same = refocus(harbour, by=phil, x=0.5, y=0.5)

    assert same.crop_version == harbour.crop_version
    assert removals() == []


@pytest.mark.parametrize("point", [(-0.1, 0.5), (0.5, 1.1), (float("nan"), 0.5)])
def test_refocus_refuses_a_point_outside_the_photo(harbour, phil, point):
    with pytest.raises(ValidationError):
        refocus(harbour, by=phil, x=point[0], y=point[1])


def test_refocus_is_for_those_who_may_change_photos(harbour, leo):
    with pytest.raises(PermissionDenied):
        refocus(harbour, by=leo, x=0.1, y=0.1)


def test_refocus_leaves_no_new_crops_when_it_is_rolled_back(harbour, phil, stored):
    before = stored()

    with transaction.atomic():
        refocus(harbour, by=phil, x=0.1, y=0.1)
        transaction.set_rollback(True)

    assert stored() == before


# --- Addresses -----------------------------------------------------------------------------------------------


def test_sources_need_no_query_and_no_storage(make_row, django_assert_num_queries, monkeypatch):
    photo = make_row(renditions={"full": {"jpg": [320, 800], "avif": [320]}})
    monkeypatch.setattr(default_storage, "_wrapped", None)

    with django_assert_num_queries(0):
        found = sources(photo, "full")

    assert found.srcset("jpg") == f"/media/photos/ab/{photo.token}/full-320.jpg 320w, " + (
        f"/media/photos/ab/{photo.token}/full-800.jpg 800w"
    )
    assert found.srcset("avif") == f"/media/photos/ab/{photo.token}/full-320.avif 320w"
    assert (found.width, found.height) == (800, 533)


@pytest.fixture
def make_row():
    """A function that makes an unsaved photo."""

    def make(**fields):
        return Photo(
            **{"token": "abcdefghijklmnopqrstuv", "crop_version": "c0ffee", "width": 1500, "height": 1000, **fields}
        )

    sources(Photo(width=1, height=1, renditions={"full": {"jpg": [1]}}))
    return make


@pytest.mark.parametrize(
    ("asked", "given"), [(1, "320.jpg"), (320, "320.jpg"), (321, "800.jpg"), (800, "800.jpg"), (5000, "800.jpg")]
)
def test_url_is_of_the_narrowest_that_is_wide_enough(make_row, asked, given):
    photo = make_row(renditions={"16x9": {"jpg": [320, 800]}})

    assert url(photo, "16x9", asked, "jpg") == f"/media/photos/ab/{photo.token}/16x9-c0ffee-{given}"


def test_url_is_of_a_jpeg_until_there_is_an_avif(make_row):
    assert url(make_row(renditions={"full": {"jpg": [320]}}), "full", 320, "avif").endswith("/full-320.jpg")


def test_url_of_a_shape_that_is_not_made_is_that_of_the_uncut_photo(make_row):
    assert url(make_row(renditions={"full": {"jpg": [320]}}), "1x1", 320).endswith("/full-320.jpg")


def test_url_of_a_photo_without_renditions_is_that_of_its_master(make_row):
    photo = make_row(image="photos/masters/xy/xyz.jpg")

    assert url(photo) == "/media/photos/masters/xy/xyz.jpg"
    assert (sources(photo, "3x2").width, sources(photo, "3x2").height) == (1500, 1000)


def test_url_of_a_withdrawn_photo_is_empty(harbour, phil):
    gone = withdraw(harbour, by=phil, reason="Not ours")

    assert (url(gone), sources(gone)) == ("", None)


def test_urls_follow_the_media_address(make_row, settings):
    settings.MEDIA_URL = "https://media.example/news/"

    assert url(make_row(renditions={"full": {"jpg": [320]}})).startswith("https://media.example/news/photos/ab/")
