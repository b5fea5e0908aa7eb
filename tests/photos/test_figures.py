"""photos/figures.py and its template tags: the exact markup."""

import pytest
from django.template import Context, Template
from django.utils import timezone, translation
from django.utils.safestring import mark_safe

from photos.figures import figure, picture
from photos.models import Photo

PHOTO = "/media/photos/ab/abcdefghijklmnopqrstuv"


@pytest.fixture
def photo():
    return Photo(
        token="abcdefghijklmnopqrstuv",
        crop_version="c0ffee",
        width=1500,
        height=1000,
        caption="The harbour",
        alt_text="A harbour at dawn",
        credit="Jo Lens",
        mean_colour="#7fa055",
        renditions={"full": {"avif": [320, 800], "jpg": [320, 800]}, "16x9": {"jpg": [320]}},
    )


def drawn(source: str, photo: Photo | None) -> str:
    return Template("{% load photos %}" + source).render(Context({"photo": photo}))


def test_picture_offers_avif_before_jpeg(photo):
    assert picture(photo, sizes="50vw", alt="A harbour") == (
        "<picture>"
        f'<source type="image/avif" srcset="{PHOTO}/full-320.avif 320w, {PHOTO}/full-800.avif 800w" sizes="50vw">'
        f'<img class="tone-6a6" src="{PHOTO}/full-800.jpg"'
        f' srcset="{PHOTO}/full-320.jpg 320w, {PHOTO}/full-800.jpg 800w" sizes="50vw"'
        ' width="800" height="533" alt="A harbour" loading="lazy" decoding="async">'
        "</picture>"
    )


def test_picture_that_the_eye_meets_first_is_fetched_first(photo):
    assert picture(photo, shape="16x9", sizes="100vw", alt="", eager=True) == (
        "<picture>"
        f'<img class="tone-6a6" src="{PHOTO}/16x9-c0ffee-320.jpg" srcset="{PHOTO}/16x9-c0ffee-320.jpg 320w"'
        ' sizes="100vw" width="320" height="180" alt="" fetchpriority="high">'
        "</picture>"
    )


def test_figure_has_caption_and_credit(photo):
    found = figure(photo, caption="The harbour.", credit="Jo Lens", sizes="100vw", alt="A harbour")

    assert found == (
        f'<figure class="figure">{picture(photo, sizes="100vw", alt="A harbour")}'
        '<figcaption>The harbour. <span class="figure__credit">Photo: Jo Lens</span></figcaption></figure>'
    )


@pytest.mark.parametrize(
    ("words", "below"),
    [
        ({}, ""),
        ({"caption": "Dawn"}, "<figcaption>Dawn</figcaption>"),
        ({"credit": "Jo"}, '<figcaption><span class="figure__credit">Photo: Jo</span></figcaption>'),
    ],
)
def test_figure_has_no_empty_words(photo, words, below):
    assert figure(photo, sizes="100vw", alt="", **words).endswith(f"</picture>{below}</figure>")


def test_figure_speaks_the_language_of_the_page(photo):
    with translation.override("ru"):
        assert "Jo Lens</span>" in figure(photo, credit="Jo Lens", sizes="100vw", alt="")


def test_figure_escapes_every_word(photo):
    hostile = '"><script>alert(1)</script>&'

    found = figure(photo, caption=hostile, credit=hostile, alt=hostile, sizes=hostile)

    assert "<script>" not in found
    assert found.count("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;") == 5


def test_figure_keeps_the_html_of_a_caption_that_is_marked_safe(photo):
    found = figure(photo, caption=mark_safe("The <em>Ossa</em>"), sizes="100vw", alt="")

    assert "<figcaption>The <em>Ossa</em></figcaption>" in found


def test_a_withdrawn_photo_is_not_drawn(photo):
    photo.withdrawn_at = timezone.now()

    assert picture(photo, sizes="100vw", alt="") == ""
    assert figure(photo, caption="The harbour", credit="Jo", sizes="100vw", alt="") == ""
    assert drawn("{% photo photo %}{% picture photo %}", photo) == ""


def test_a_picture_asks_the_database_nothing(photo, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        figure(photo, caption="The harbour", credit="Jo", sizes="100vw", alt="")


# --- Template tags -----------------------------------------------------------------------------------------


def test_photo_tag_takes_the_photos_own_words(photo):
    assert drawn("{% photo photo %}", photo) == figure(
        photo, caption="The harbour", credit="Jo Lens", sizes="100vw", alt="A harbour at dawn"
    )


def test_photo_tag_takes_the_words_it_is_given(photo):
    source = '{% photo photo shape="16x9" sizes="50vw" caption="Dawn" credit="" alt="Cranes" eager=True %}'

    assert drawn(source, photo) == figure(photo, shape="16x9", sizes="50vw", caption="Dawn", alt="Cranes", eager=True)


def test_picture_tag_draws_the_picture_alone(photo):
    assert drawn('{% picture photo shape="16x9" sizes="50vw" %}', photo) == picture(
        photo, shape="16x9", sizes="50vw", alt="A harbour at dawn"
    )
    assert drawn('{% picture photo alt="" %}', photo) == picture(photo, sizes="100vw", alt="")


@pytest.mark.parametrize("tag", ["photo", "picture"])
def test_tags_draw_nothing_where_there_is_no_photo(tag):
    assert drawn(f"{{% {tag} photo %}}", None) == ""
