"""The demo's pictures: every key of photos.toml is drawn, in the asked size, the same each time."""

import tomllib
from pathlib import Path

import pytest
from PIL import ImageChops, ImageStat

from newsroom.demo import pictures

CONTENT = Path(pictures.__file__).parents[1] / "content"
PHOTOS = tomllib.loads((CONTENT / "photos.toml").read_text("utf-8"))["photo"]
AUTHORS = tomllib.loads((CONTENT / "authors.toml").read_text("utf-8"))["author"]
LANGUAGES = {"en", "ru", "az", "fa"}
SMALL = (90, 60)


def test_keys_are_those_of_the_photo_list():
    keys = [photo["key"] for photo in PHOTOS]

    assert sorted(keys) == sorted(pictures.KEYS)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("key", pictures.KEYS)
def test_scene_is_a_full_picture_of_the_asked_size(key):
    picture = pictures.scene(key, SMALL)

    assert (picture.mode, picture.size) == ("RGB", SMALL)
    assert max(ImageStat.Stat(picture).stddev) > 12


@pytest.mark.parametrize("size", [(96, 54), (60, 60), (40, 80)])
def test_scene_fits_any_shape(size):
    assert pictures.scene("wind-farm", size).size == size


def test_scene_comes_in_3_to_2_unless_asked_otherwise():
    assert pictures.scene("desert-road").size == (1600, 1067)


def test_scene_is_the_same_each_time():
    first, second = (pictures.scene("storm-sea", SMALL) for _ in range(2))

    assert first.tobytes() == second.tobytes()


def test_scenes_of_two_keys_differ():
    difference = ImageChops.difference(pictures.scene("storm-sea", SMALL), pictures.scene("lighthouse", SMALL))

    assert max(ImageStat.Stat(difference).mean) > 10


def test_scene_of_an_unknown_key_is_an_error():
    with pytest.raises(KeyError):
        pictures.scene("no-such-key", SMALL)


@pytest.mark.parametrize("key", [author["key"] for author in AUTHORS])
def test_portrait_is_drawn_for_each_author(key):
    picture = pictures.portrait(key, (48, 48))

    assert (picture.mode, picture.size) == ("RGB", (48, 48))


def test_portraits_of_all_authors_differ():
    portraits = [pictures.portrait(author["key"], (48, 48)).tobytes() for author in AUTHORS]

    assert len(set(portraits)) == len(AUTHORS)


def test_portrait_is_the_same_each_time_even_of_somebody_new():
    first, second = (pictures.portrait("somebody-new", (48, 48)) for _ in range(2))

    assert first.tobytes() == second.tobytes()


@pytest.mark.parametrize("photo", PHOTOS, ids=lambda photo: photo["key"])
def test_photo_has_words_in_every_language_and_a_focus_within_the_frame(photo):
    for words in (photo["caption"], photo["alt"]):
        assert set(words) == LANGUAGES
        assert all(text.strip() for text in words.values())
    assert photo["credit"] == "Lodestar graphics"
    assert [0 <= place <= 1 for place in photo["focus"]] == [True, True]
