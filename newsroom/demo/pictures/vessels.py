"""Boats and ships, bow to the right unless flipped; `water` is the line they float on."""

from collections.abc import Sequence

from newsroom.demo.pictures.canvas import Canvas, Pen
from newsroom.demo.pictures.curves import path, smooth
from newsroom.demo.pictures.palette import Ink, clear, darker, lighter, mix
from newsroom.demo.pictures.stand import Stand


def trawler(
    pen: Pen,
    x: float,
    water: float,
    length: float,
    hull: Ink,
    house: Ink,
    *,
    trim: Ink | None = None,
    flip: bool = False,
    lamp: Ink | None = None,
) -> None:
    """A small fishing boat with wheelhouse, mast and gallows."""
    slip = Stand(pen, x, water, length, flip=flip)
    wood, thin = darker(hull, 0.45), max(1.2, length * 0.006)
    slip.line([(-0.39, -0.14), (-0.39, -0.46)], wood, thin * 2.2)
    slip.line([(-0.46, -0.44), (-0.32, -0.46)], wood, thin * 2)
    slip.line([(0.17, -0.12), (0.17, -0.8)], wood, thin * 2.4)
    slip.line([(0.17, -0.2), (-0.06, -0.62)], wood, thin * 1.6)
    slip.line([(0.17, -0.2), (0.42, -0.52)], wood, thin * 1.6)
    for end in ((0.49, -0.27), (-0.39, -0.45), (-0.06, -0.62), (0.42, -0.52)):
        slip.line([(0.17, -0.79), end], clear(wood, 0.85), thin * 0.7)
    slip.box(-0.22, -0.36, 0.06, -0.1, house)
    slip.box(-0.24, -0.385, 0.09, -0.35, darker(house, 0.35))
    slip.box(0.0, -0.36, 0.06, -0.1, darker(house, 0.22))
    for n in range(3):
        slip.box(-0.2 + n * 0.07, -0.32, -0.15 + n * 0.07, -0.245, lamp or darker(house, 0.65))
    slip.box(-0.16, -0.46, -0.12, -0.38, darker(house, 0.4))
    sheer = smooth(path("-0.5,-0.17 -0.3,-0.12 0,-0.11 0.3,-0.17 0.52,-0.29"), steps=6)
    slip.shape([*sheer, (0.45, -0.1), (0.4, 0.03), (-0.43, 0.03), (-0.48, -0.05)], hull)
    slip.shape([(0.43, -0.06), (0.4, 0.03), (-0.43, 0.03), (-0.46, -0.03)], darker(hull, 0.35))
    rail = [(px, py + 0.035) for px, py in sheer]
    slip.line(rail, trim or lighter(hull, 0.45), thin * 1.6)
    for n in range(5):
        slip.dot(-0.34 + n * 0.13, -0.055, 0.018, darker(hull, 0.6))


def rowing_boat(pen: Pen, x: float, water: float, length: float, hull: Ink, *, flip: bool = False) -> None:
    """An open boat with thwarts."""
    slip = Stand(pen, x, water, length, flip=flip)
    sheer = smooth(path("-0.5,-0.14 -0.25,-0.09 0.1,-0.09 0.36,-0.14 0.54,-0.23"), steps=6)
    slip.shape([(-0.47, -0.17), (0.1, -0.13), (0.5, -0.24), *reversed(sheer)], darker(hull, 0.55))
    slip.shape([*sheer, (0.42, 0.0), (0.34, 0.04), (-0.4, 0.04), (-0.46, 0.0)], hull)
    slip.shape([(0.42, -0.02), (0.34, 0.04), (-0.4, 0.04), (-0.47, -0.02)], darker(hull, 0.25))
    slip.line([(px, py + 0.02) for px, py in sheer], lighter(hull, 0.4), max(1.5, length * 0.016))


def tug(pen: Pen, x: float, water: float, length: float, hull: Ink, house: Ink) -> None:
    """A harbour tug with tall wheelhouse, funnel and fenders."""
    slip = Stand(pen, x, water, length)
    slip.line([(0.08, -0.3), (0.08, -0.72)], darker(hull, 0.5), length * 0.016)
    slip.line([(0.0, -0.58), (0.16, -0.58)], darker(hull, 0.5), length * 0.012)
    slip.box(-0.22, -0.26, 0.24, -0.1, house)
    slip.shape([(-0.02, -0.46), (0.2, -0.46), (0.22, -0.26), (-0.02, -0.26)], house)
    slip.shape([(0.01, -0.42), (0.195, -0.42), (0.205, -0.34), (0.01, -0.34)], "#20303a")
    slip.box(-0.05, -0.49, 0.24, -0.455, darker(house, 0.3))
    slip.shape([(-0.19, -0.26), (-0.17, -0.45), (-0.08, -0.45), (-0.07, -0.26)], hull)
    slip.box(-0.178, -0.45, -0.08, -0.41, "#20303a")
    for n in range(5):
        slip.dot(-0.16 + n * 0.09, -0.18, 0.022, darker(house, 0.6))
    sheer = smooth([(-0.5, -0.11), (-0.2, -0.1), (0.2, -0.14), (0.5, -0.25)], steps=6)
    slip.shape([*sheer, (0.47, -0.04), (0.42, 0.02), (-0.44, 0.02), (-0.49, -0.03)], hull)
    slip.line([(px, py + 0.02) for px, py in sheer], "#1a1f24", length * 0.035)
    for n in range(7):
        slip.dot(-0.4 + n * 0.12, -0.045, 0.035, "#20242a")


def container_ship(
    c: Canvas, x: float, water: float, length: float, hull: Ink, boxes: Sequence[Ink], *, bridge: Ink = "#f2ead8"
) -> None:
    """A loaded container ship, seen from the side."""
    slip = Stand(c, x, water, length)
    _stacks(c, slip, boxes)
    _deckhouse(slip, bridge)
    sheer = smooth(path("-0.5,-0.085 -0.2,-0.075 0.25,-0.08 0.4,-0.1 0.52,-0.135"), steps=6)
    body = [*sheer, (0.475, -0.045), (0.462, 0.012), (-0.455, 0.012), (-0.482, -0.02)]
    c.fill(slip.place(body), [(0, lighter(hull, 0.12)), (1, darker(hull, 0.3))])
    slip.shape(
        [(0.463, -0.008), (0.462, 0.014), (-0.455, 0.014), (-0.474, -0.008)], darker(mix(hull, "#7a1f1a", 0.6), 0.2)
    )
    slip.line([(px, py + 0.006) for px, py in sheer], lighter(hull, 0.5), length * 0.0022)
    slip.line([(0.43, -0.07), (0.418, -0.045)], darker(hull, 0.5), length * 0.005)
    c.shade(slip.place(body), darker(hull, 0.75), "left", density=0.5)


def _stacks(c: Canvas, slip: Stand, boxes: Sequence[Ink]) -> None:
    """Bays of containers with gaps between them; taller amidships."""
    bays, wide, tall = 15, 0.052, 0.0215
    for bay in range(bays):
        left = -0.465 + bay * 0.0585
        if bay in (3, 4):
            continue
        rows = (5, 6, 6, 0, 0, 7, 8, 8, 7, 8, 7, 7, 6, 6, 5)[bay] + c.rng.choice((-1, 0, 0))
        for row in range(rows):
            ink = c.rng.choice(boxes)
            top = -0.082 - (row + 1) * tall
            slip.box(left, top, left + wide, top + tall * 0.95, ink)
            slip.box(left, top + tall * 0.75, left + wide, top + tall * 0.95, darker(ink, 0.22))
            for rib in range(1, 6):
                slip.line(
                    [(left + wide * rib / 6, top + tall * 0.1), (left + wide * rib / 6, top + tall * 0.9)],
                    clear(darker(ink, 0.5), 0.35),
                    slip.size * 0.0009,
                )
        slip.line(
            [(left + wide + 0.003, -0.08), (left + wide + 0.003, -0.2)], darker(boxes[0], 0.6), slip.size * 0.0016
        )


def _deckhouse(slip: Stand, bridge: Ink) -> None:
    """The bridge tower, the funnel and the masts."""
    slip.box(-0.292, -0.29, -0.188, -0.07, bridge)
    slip.box(-0.215, -0.29, -0.188, -0.07, darker(bridge, 0.18))
    slip.box(-0.31, -0.296, -0.17, -0.262, darker(bridge, 0.06))
    slip.box(-0.3, -0.288, -0.18, -0.272, "#20303a")
    for deck in range(7):
        for window in range(6):
            left = -0.285 + window * 0.0115
            slip.box(left, -0.25 + deck * 0.024, left + 0.006, -0.241 + deck * 0.024, darker(bridge, 0.6))
    slip.box(-0.35, -0.23, -0.315, -0.08, darker(bridge, 0.3))
    slip.box(-0.35, -0.23, -0.315, -0.2, "#b8442e")
    slip.line([(-0.24, -0.29), (-0.24, -0.36)], darker(bridge, 0.4), slip.size * 0.004)
    for y, half in ((-0.35, 0.012), (-0.335, 0.03), (-0.318, 0.02)):
        slip.line([(-0.24 - half, y), (-0.24 + half * 0.6, y)], darker(bridge, 0.4), slip.size * 0.003)
    slip.line([(0.44, -0.11), (0.44, -0.2)], darker(bridge, 0.4), slip.size * 0.004)


def ferry_boat(
    c: Canvas,
    x: float,
    water: float,
    length: float,
    hull: Ink,
    house: Ink,
    *,
    stripe: Ink,
    window: Ink,
    flip: bool = False,
) -> None:
    """A passenger ferry with two decks and a funnel."""
    slip = Stand(c, x, water, length, flip=flip)
    shadow = darker(house, 0.16)
    slip.box(-0.42, -0.23, 0.33, -0.1, house)
    slip.shape([(-0.36, -0.34), (0.2, -0.34), (0.24, -0.23), (-0.36, -0.23)], house)
    slip.shape([(0.06, -0.435), (0.185, -0.435), (0.215, -0.34), (0.06, -0.34)], house)
    slip.shape([(0.08, -0.42), (0.187, -0.42), (0.203, -0.37), (0.08, -0.37)], darker(window, 0.15))
    for y0, x0, x1 in ((-0.345, -0.38, 0.23), (-0.235, -0.44, 0.36), (-0.445, 0.04, 0.21)):
        slip.box(x0, y0 - 0.006, x1, y0 + 0.012, shadow)
    for n in range(14):
        slip.box(-0.39 + n * 0.05, -0.19, -0.355 + n * 0.05, -0.14, window)
    for n in range(10):
        slip.box(-0.33 + n * 0.052, -0.31, -0.295 + n * 0.052, -0.27, window)
    slip.shape([(-0.24, -0.345), (-0.225, -0.5), (-0.13, -0.5), (-0.12, -0.345)], stripe)
    slip.shape([(-0.23, -0.47), (-0.225, -0.505), (-0.13, -0.505), (-0.128, -0.47)], darker(hull, 0.3))
    slip.line([(0.12, -0.44), (0.12, -0.62)], darker(hull, 0.2), length * 0.007)
    for y, half in ((-0.6, 0.012), (-0.57, 0.03), (-0.53, 0.02)):
        slip.line([(0.12 - half, y), (0.12 + half * 0.6, y)], darker(hull, 0.2), length * 0.004)
    for n in range(22):
        slip.line([(-0.36 + n * 0.019, -0.385), (-0.36 + n * 0.019, -0.345)], shadow, length * 0.002)
    slip.line([(-0.36, -0.385), (0.05, -0.385)], shadow, length * 0.003)
    sheer = smooth(path("-0.5,-0.12 -0.2,-0.11 0.2,-0.115 0.4,-0.14 0.53,-0.185"), steps=6)
    body = [*sheer, (0.47, -0.06), (0.45, 0.015), (-0.45, 0.015), (-0.49, -0.03)]
    c.fill(slip.place(body), [(0, hull), (1, darker(hull, 0.35))])
    slip.line([(px * 0.985, py + 0.03) for px, py in sheer], stripe, length * 0.012)
    for n in range(9):
        slip.dot(-0.3 + n * 0.075, -0.045, 0.009, lighter(window, 0.1))
    for deck in (
        [(-0.42, -0.23), (0.33, -0.23), (0.33, -0.12), (-0.42, -0.12)],
        [(-0.36, -0.34), (0.2, -0.34), (0.24, -0.23), (-0.36, -0.23)],
    ):
        c.shade(slip.place(deck), darker(house, 0.45), "right" if flip else "left", density=0.16)
