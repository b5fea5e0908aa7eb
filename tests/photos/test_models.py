"""photos/models.py and photos/tones.py."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError
from django.utils import timezone

from photos import tones
from photos.models import Photo

SHEET = Path(tones.__file__).parent / "static/photos/tones.css"


@pytest.fixture
def library(db):
    """Three photos without files."""
    photos = [
        Photo(caption="Порт на рассвете", keywords="порт, краны", credit="Jo Lens", alt_text="Краны"),
        Photo(caption="The bridge", filename="IMG_0042.jpg", credit="Al Flash"),
        Photo(caption="Əliyev küçəsi", language="az"),
    ]
    for photo in photos:
        photo.save()
    photos[1].texts.create(language="ru", caption="Мост через пролив")
    return photos


@pytest.mark.parametrize(
    ("query", "captions"),
    [
        ("", ["Порт на рассвете", "The bridge", "Əliyev küçəsi"]),
        ("bridge", ["The bridge"]),
        ("BRIDGE", ["The bridge"]),
        ("img_0042", ["The bridge"]),
        ("порт", ["Порт на рассвете"]),
        ("ПОРТ рассвет", ["Порт на рассвете"]),
        ("порт bridge", []),
        ("мост", ["The bridge"]),
        ("lens", ["Порт на рассвете"]),
        ("əliyev", ["Əliyev küçəsi"]),
        ("100%", []),
        ("a\0b", ["The bridge"]),
        ("' OR 1=1 --", []),
    ],
)
def test_matching_finds_every_word_in_any_language_and_case(library, query, captions):
    if query == "a\0b":
        query, captions = "br\0dge", ["The bridge"]

    assert sorted(Photo.objects.matching(query).values_list("caption", flat=True)) == sorted(captions)


def test_matching_asks_one_query(library, django_assert_num_queries):
    with django_assert_num_queries(1):
        list(Photo.objects.matching("порт bridge мост"))


def test_words_in_a_language_fall_back_to_the_photos_own(library, django_assert_num_queries):
    bridge = Photo.objects.with_texts().get(caption="The bridge")

    with django_assert_num_queries(0):
        assert [bridge.caption_in(language) for language in ("en", "ru", "fa")] == [
            "The bridge",
            "Мост через пролив",
            "The bridge",
        ]
        assert bridge.alt_in("ru") == ""


def test_a_photo_is_called_by_what_it_has():
    assert [str(Photo(caption="Dawn", filename="a.jpg")), str(Photo(filename="a.jpg")), str(Photo(pk=7))] == [
        "Dawn",
        "a.jpg",
        "#7",
    ]


@pytest.mark.parametrize("fields", [{"focal_x": 1.5}, {"focal_y": -0.1}, {"withdrawn_at": timezone.now()}])
def test_the_database_refuses_impossible_rows(db, fields):
    with pytest.raises(IntegrityError):
        Photo.objects.create(**fields)


@pytest.mark.parametrize(
    ("colour", "tone"),
    [("#000000", "tone-222"), ("#ffffff", "tone-eee"), ("#3f40c0", "tone-26e"), ("", "tone-eee")],
)
def test_tone_is_the_nearest_of_64_classes(colour, tone):
    assert Photo(mean_colour=colour).tone == tone
    assert f".{tone}{{" in tones.stylesheet()


def test_the_stylesheet_is_what_the_generator_writes():
    assert SHEET.read_text() == tones.stylesheet()
    assert tones.stylesheet().count("\n") == 64


def test_write_tones_writes_the_stylesheet(tmp_path, monkeypatch):
    monkeypatch.setattr("photos.management.commands.write_tones.SHEET", tmp_path / "tones.css")
    call_command("write_tones", verbosity=0)

    assert (tmp_path / "tones.css").read_text() == tones.stylesheet()
