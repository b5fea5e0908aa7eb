"""photos/shapes.py: the arithmetic of cuts and sizes."""

import pytest

from photos import shapes

ALL = [320, 480, 800, 1200, 1600]


@pytest.mark.parametrize(
    ("size", "shape", "focus", "box"),
    [
        ((1600, 900), "16x9", (0.1, 0.9), (0, 0, 1600, 900)),
        ((3000, 2000), "1x1", (0.5, 0.5), (500, 0, 2500, 2000)),
        ((3000, 2000), "1x1", (0, 0.5), (0, 0, 2000, 2000)),
        ((3000, 2000), "1x1", (1, 0.5), (1000, 0, 3000, 2000)),
        ((900, 1600), "16x9", (0.5, 0.25), (0, 146.875, 900, 653.125)),
        ((3000, 1000), "3x2", (0.3, 0.5), (150, 0, 1650, 1000)),
        ((640, 480), "full", (0, 0), (0, 0, 640, 480)),
    ],
)
def test_crop_box_puts_the_focus_in_the_middle_or_as_near_as_it_can(size, shape, focus, box):
    assert shapes.crop_box(*size, shape, focus) == pytest.approx(box)


@pytest.mark.parametrize(
    ("size", "shape", "widths"),
    [
        ((4096, 2731), "full", ALL),
        ((1600, 1067), "full", ALL),
        ((1000, 800), "full", [320, 480, 800, 1000]),
        ((1000, 800), "1x1", [320, 480, 800]),
        ((320, 200), "full", [320]),
        ((90, 60), "full", [90]),
        ((1, 4000), "16x9", [1]),
    ],
)
def test_widths_are_never_more_than_the_master_has(size, shape, widths):
    assert shapes.widths(*size, shape) == widths
