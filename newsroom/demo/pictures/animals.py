"""Birds near enough to have legs and necks."""

from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.curves import path, smooth
from newsroom.demo.pictures.palette import Ink, darker, mix
from newsroom.demo.pictures.stand import Stand

# Outlines in heights of the bird; the feet stand on 0 and the head looks to the right.
_BODY = path("0.15,-0.5 0.08,-0.57 -0.08,-0.53 -0.24,-0.4 -0.36,-0.27 -0.22,-0.3 -0.06,-0.33 0.08,-0.38")
_WING = path("0.08,-0.53 -0.06,-0.51 -0.22,-0.39 -0.37,-0.25 -0.2,-0.33 -0.05,-0.38")
_NECK = path("0.12,-0.46 0.18,-0.56 0.12,-0.68 0.06,-0.78 0.08,-0.9 0.16,-0.95")
_BILL = [(0.17, -0.975), (0.42, -0.915), (0.17, -0.925)]


def heron(
    c: Canvas,
    x: float,
    foot: float,
    height: float,
    ink: Ink,
    *,
    flip: bool = False,
    bill: Ink = "#e0a03c",
    legs: Ink = "#3a4038",
) -> None:
    """A heron standing in the shallows."""
    here = Stand(c, x, foot, height, flip=flip)
    for hip, knee, toe in ((-0.02, -0.05, -0.02), (0.04, 0.03, 0.055)):
        here.line([(hip, -0.36), (knee, -0.19), (toe, 0.02)], legs, max(1.6, height * 0.013))
    here.line(smooth(_NECK, steps=6), ink, height * 0.05)
    here.shape(smooth(_BODY, closed=True, steps=6), ink)
    here.shape(smooth(_WING, closed=True, steps=6), mix(ink, "#6f8791", 0.4))
    for n in range(4):
        here.line(
            [(-0.02 - 0.04 * n, -0.47 + 0.03 * n), (-0.2 - 0.045 * n, -0.34 + 0.025 * n)],
            darker(ink, 0.3),
            max(1, height * 0.005),
        )
    head_x, head_y = here.at(0.14, -0.95)
    c.disc(head_x, head_y, height * 0.045, ink, ry=height * 0.034)
    here.shape(_BILL, bill)
    here.line([(0.15, -0.965), (0.04, -0.945), (-0.06, -0.9)], darker(ink, 0.65), max(1.4, height * 0.012))
    eye_x, eye_y = here.at(0.165, -0.957)
    c.disc(eye_x, eye_y, max(1.2, height * 0.008), "#1d2024")


def heron_flying(c: Canvas, x: float, y: float, span: float, ink: Ink, *, flip: bool = False) -> None:
    """A heron overhead: neck drawn in, wings bowed, legs trailing."""
    here = Stand(c, x, y, span, flip=flip)
    here.line([(-0.1, 0.02), (-0.42, 0.06)], darker(ink, 0.55), max(1.4, span * 0.012))
    here.shape(
        smooth(path("0.02,-0.02 -0.08,-0.2 -0.02,-0.38 0.06,-0.46 0.03,-0.3 0.1,-0.06"), closed=True, steps=6),
        darker(ink, 0.25),
    )
    here.shape(smooth(path("0.2,-0.03 0.1,-0.06 -0.1,-0.01 -0.18,0.03 0,0.06 0.16,0.05"), closed=True, steps=6), ink)
    here.shape(
        smooth(path("0.1,-0.03 0.02,-0.16 -0.14,-0.26 -0.34,-0.28 -0.18,-0.16 -0.08,0.01"), closed=True, steps=6), ink
    )
    here.shape([(0.19, -0.04), (0.34, 0.0), (0.19, 0.02)], "#e0a03c")
