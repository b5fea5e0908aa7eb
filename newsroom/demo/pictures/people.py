"""People, from silhouettes in the distance to passers-by near the eye."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.demo.pictures.canvas import WIDTH, Canvas, Pen
from newsroom.demo.pictures.curves import arc, moved, path, smooth
from newsroom.demo.pictures.palette import Ink, darker, lighter, mix

# Outlines in heights of the person: the feet stand on 0, the crown of the head is at -1.
_COAT = path("0.035,-0.87 0.115,-0.82 0.15,-0.66 0.15,-0.5 0.125,-0.43 0.125,-0.33 0.085,-0.3")
_LEGS = path("0.08,-0.34 0.075,0 0.025,0 0.005,-0.3 -0.005,-0.3 -0.03,0 -0.08,0 -0.08,-0.34")
_STRIDE = path(
    "0.08,-0.45 0.1,-0.24 0.17,-0.015 0.225,-0.02 0.22,0 0.13,0 0.045,-0.22 0,-0.33"
    " -0.07,-0.2 -0.17,-0.02 -0.14,0 -0.2,0 -0.225,-0.035 -0.13,-0.22 -0.09,-0.45"
)
_SIDE_COAT = path("0.03,-0.88 0.085,-0.8 0.1,-0.62 0.09,-0.4 0.1,-0.3 -0.1,-0.3 -0.105,-0.5 -0.1,-0.7 -0.06,-0.83")
_VEST = path("0.03,-0.88 0.1,-0.8 0.1,-0.62 0.09,-0.47 -0.09,-0.47 -0.1,-0.66 -0.06,-0.83")
_SHORTS = path("0.095,-0.5 0.15,-0.3 0.03,-0.31 -0.02,-0.38 -0.1,-0.28 -0.16,-0.34 -0.09,-0.5")
_BUST = path(
    "0.25,0 0.24,-0.35 0.19,-0.47 0.07,-0.55 0.06,-0.62 -0.06,-0.62 -0.07,-0.55 -0.19,-0.47 -0.24,-0.35 -0.25,0"
)


@dataclass(frozen=True)
class Head:
    """A head near enough to have colours. Whoever stands shows the back of it, unless `facing`."""

    skin: Ink = "#b98468"
    hair: Ink | None = None
    hat: Ink | None = None
    facing: bool = False


def standing(
    pen: Pen, x: float, foot: float, height: float, ink: Ink, *, legs: Ink | None = None, head: Head | None = None
) -> None:
    """Somebody in a coat."""
    pen.polygon(moved(_LEGS, x, foot, scale=height), legs or ink)
    left = [(-px, py) for px, py in reversed(_COAT)]
    pen.polygon(moved(smooth([*_COAT, *left], closed=True, steps=5), x, foot, scale=height), ink)
    if head:
        for side in (-1, 1):
            sleeve = moved([(0.092 * side, -0.72), (0.1 * side, -0.58), (0.1 * side, -0.44)], x, foot, scale=height)
            pen.stroke(sleeve, darker(ink, 0.3), height * 0.012)
            pen.disc(x + 0.125 * side * height, foot - 0.42 * height, 0.022 * height, head.skin)
    _head(pen, x, foot, height, ink, head, turn=0)


def walking(
    pen: Pen,
    x: float,
    foot: float,
    height: float,
    ink: Ink,
    *,
    flip: bool = False,
    bag: Ink | None = None,
    head: Head | None = None,
) -> None:
    """Somebody on the way to the right, or to the left if flipped."""
    turn = -1 if flip else 1
    pen.polygon(moved(_STRIDE, x, foot, scale=height, flip=flip), darker(ink, 0.35) if head else ink)
    pen.polygon(moved(smooth(_SIDE_COAT, closed=True, steps=5), x, foot, scale=height, flip=flip), ink)
    if bag:
        case = path("-0.15,-0.46 -0.02,-0.46 -0.02,-0.3 -0.15,-0.3")
        pen.polygon(moved(case, x, foot, scale=height, flip=flip), bag)
    if head:
        sleeve = moved(path("-0.015,-0.76 0.02,-0.61 0.085,-0.51"), x, foot, scale=height, flip=flip)
        pen.stroke(sleeve, darker(ink, 0.28), height * 0.045)
        pen.disc(sleeve[-1][0], sleeve[-1][1], 0.024 * height, head.skin)
    _head(pen, x + 0.015 * turn * height, foot, height, ink, head, turn=turn)


def running(
    pen: Pen, x: float, foot: float, height: float, shirt: Ink, shorts: Ink, head: Head, *, flip: bool = False
) -> None:
    """A football player at a run."""

    def part(text: str, ink: Ink, width: float) -> None:
        pen.stroke(moved(path(text), x, foot, scale=height, flip=flip), ink, height * width)

    part("-0.02,-0.78 -0.13,-0.66 -0.1,-0.54", head.skin, 0.05)
    pen.polygon(moved(_STRIDE, x, foot, scale=height, flip=flip), head.skin)
    part("0.125,-0.14 0.17,-0.02", shirt, 0.06)
    part("-0.12,-0.16 -0.175,-0.03", shirt, 0.06)
    pen.polygon(moved(_SHORTS, x, foot, scale=height, flip=flip), shorts)
    pen.polygon(moved(smooth(_VEST, closed=True, steps=4), x, foot, scale=height, flip=flip), shirt)
    part("0.02,-0.79 0.1,-0.66 0.18,-0.7", head.skin, 0.05)
    part("0.02,-0.8 0.08,-0.69", shirt, 0.07)
    _head(pen, x + (-0.02 if flip else 0.02) * height, foot, height, shirt, head, turn=-1 if flip else 1)


def bust(pen: Pen, x: float, base: float, width: float, ink: Ink, *, head: Ink | None = None) -> None:
    """Head and shoulders from behind, as in a hall; `width` is that of the shoulders."""
    pen.polygon(moved(smooth(_BUST, steps=5), x, base, scale=width * 2), ink)
    pen.disc(x, base - width * 1.42, width * 0.235, head or ink, ry=width * 0.3)


def crowd(c: Canvas, x0: float, x1: float, foot: float, height: float, inks: Sequence[Ink], *, count: int = 12) -> None:
    """People spread over a place, standing and walking."""
    for n in range(count):
        x = x0 + (x1 - x0) * (n + c.rng.uniform(0.1, 0.9)) / count
        tall, ink = height * c.rng.uniform(0.88, 1.06), c.rng.choice(inks)
        if c.rng.random() < 0.4:
            walking(c, x, foot + c.rng.uniform(-2, 3), tall, ink, flip=c.rng.random() < 0.5)
        else:
            standing(c, x, foot + c.rng.uniform(-2, 3), tall, ink)


def audience(c: Canvas, y: float, width: float, ink: Ink, *, rim: Ink) -> None:
    """A row of people from behind, from edge to edge; `rim` is the light on their heads."""
    x = -c.rng.uniform(0, width)
    while x < WIDTH + width:
        size, base = width * c.rng.uniform(0.9, 1.1), y + c.rng.uniform(-0.1, 0.12) * width
        bust(c, x, base - size * 0.03, size, mix(ink, rim, 0.5), head=lighter(mix(ink, rim, 0.6), 0.1))
        bust(c, x + size * 0.02, base, size, ink)
        x += width * 1.35 * c.rng.uniform(0.92, 1.12)


def _head(pen: Pen, x: float, foot: float, height: float, ink: Ink, head: Head | None, *, turn: int) -> None:
    """A head; `turn` is 1 for a profile to the right, -1 to the left, 0 for front or back."""
    skin, y = head.skin if head else ink, foot - 0.935 * height
    pen.box(x - 0.022 * height, foot - 0.9 * height, x + 0.022 * height, foot - 0.84 * height, skin)
    pen.disc(x, y, 0.052 * height, skin, ry=0.065 * height)
    if not head:
        return
    if turn and height > 110:
        nose = moved([(0.045, -0.012), (0.066, 0.014), (0.044, 0.018)], x, y, scale=height, flip=turn < 0)
        pen.polygon(nose, skin)
    if head.hair and turn:
        back = arc(0, -0.004, 0.057, 112, 310, ry=0.069)
        pen.polygon(moved([*back, (0.012, -0.03), (-0.012, 0.012)], x, y, scale=height, flip=turn < 0), head.hair)
    elif head.hair and head.facing:
        fringe = [*arc(0, -0.004, 0.058, 168, 372, ry=0.069), (0.046, -0.022), (-0.02, -0.038), (-0.046, -0.014)]
        pen.polygon(moved(fringe, x, y, scale=height), head.hair)
    elif head.hair:
        pen.disc(x, y - 0.004 * height, 0.056 * height, head.hair, ry=0.066 * height)
    if head.hat:
        dome = [*arc(0, -0.012, 0.06, 180, 360, ry=0.064), (0.082 if turn else 0.07, -0.006), (-0.066, -0.006)]
        pen.polygon(moved(dome, x, y, scale=height, flip=turn < 0), head.hat)
