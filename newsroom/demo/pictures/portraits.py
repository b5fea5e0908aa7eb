"""Portraits of authors: head and shoulders, flat inks, a light from the left."""

import math

from PIL import Image

from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.curves import Point, arc, moved, path, smooth
from newsroom.demo.pictures.hair import STYLES
from newsroom.demo.pictures.palette import Ink, clear, darker, lighter, mix
from newsroom.demo.pictures.sitters import Sitter, sitter

# The middle of the face; the square that is seen runs from 250 to 1250 across.
X, Y = 750.0, 440.0
# How much larger than its frame the sitter is drawn, so that the face fills a small circle.
_NEARER = 1.2

_FACE: list[Point] = path("0,-222 92,-204 148,-124 160,-20 150,76 120,152 66,206 0,222")


def portrait(key: str, size: tuple[int, int] = (640, 640)) -> Image.Image:
    """The portrait of an author, always the same one; it keeps its face in a circle of 48 pixels."""
    c = Canvas(key, (round(size[0] * _NEARER), round(size[1] * _NEARER)))
    who = sitter(key, c.rng)
    back, front = STYLES[who.hair]
    _ground(c, who)
    back(c, X, Y, who.hair_ink)
    _neck(c, who)
    _clothes(c, who)
    _head(c, who)
    _features(c, who)
    if who.beard:
        _beard(c, who)
    front(c, X, Y, who.hair_ink)
    if who.earrings:
        _earrings(c, who)
    if who.glasses:
        _glasses(c, who)
    whole = c.finished(vignette=0.1, grain=0.05)
    left, top = (whole.width - size[0]) // 2, round((whole.height - size[1]) * 0.62)
    return whole.crop((left, top, left + size[0], top + size[1]))


def _ground(c: Canvas, who: Sitter) -> None:
    """A plain ground with a paler disc behind the head."""
    plain, pale = who.ground
    c.wash([(0, plain), (1, darker(plain, 0.12))])
    c.disc(X - 50, Y + 40, 370, pale)
    everywhere = c.cut([(250, 0), (1250, 0), (1250, 1000), (250, 1000)])
    c.stipple(everywhere, darker(plain, 0.3), "down", density=0.16)


def _shadow_of(skin: Ink) -> Ink:
    """The skin where the light does not reach."""
    return mix(skin, "#6b2a2a", 0.3)


def _neck(c: Canvas, who: Sitter) -> None:
    """The neck, in the shadow of the chin."""
    c.polygon(
        moved(smooth(path("-78,120 -80,250 -150,330 150,330 80,250 78,120"), steps=6), X, Y),
        mix(who.skin, _shadow_of(who.skin), 0.35),
    )
    c.polygon(
        moved(smooth(path("-79,150 0,236 79,168 79,250 20,290 -79,214"), closed=True, steps=6), X, Y),
        _shadow_of(who.skin),
    )


def _shoulders(c: Canvas, ink: Ink, *, collar: float = 86, drop: float = 262) -> None:
    """The cloth from shoulder to shoulder."""
    half = [(collar, drop), (190, drop + 44), (300, drop + 88), (366, drop + 160), (396, 570)]
    outline = moved([*smooth([(-px, py) for px, py in reversed(half)], steps=6), *smooth(half, steps=6)], X, Y)
    c.polygon(outline, ink)
    c.shade(outline, darker(ink, 0.55), "right", density=0.45)


def _clothes(c: Canvas, who: Sitter) -> None:
    """Whatever the sitter wears."""
    _WARDROBE[who.clothes](c, who)


def _jacket(c: Canvas, who: Sitter) -> None:
    """A jacket with lapels over an open shirt."""
    _shoulders(c, who.cloth)
    c.polygon(moved(path("-92,258 92,258 70,420 0,580 -70,420"), X, Y), who.accent)
    c.polygon(
        moved(smooth(path("-70,262 0,344 70,262 66,250 0,322 -66,250"), closed=True, steps=5), X, Y),
        _shadow_of(who.skin),
    )
    c.polygon(moved([(-64, 256), (64, 256), (0, 340)], X, Y), mix(who.skin, _shadow_of(who.skin), 0.5))
    for side in (-1, 1):
        c.polygon(
            moved([(side * 68, 250), (side * 98, 262), (side * 72, 366), (side * 4, 340)], X, Y),
            lighter(who.accent, 0.25) if side < 0 else darker(who.accent, 0.1),
        )
        c.polygon(
            moved(
                [
                    (side * 96, 256),
                    (side * 196, 300),
                    (side * 176, 372),
                    (side * 202, 396),
                    (side * 20, 580),
                    (side * 4, 580),
                    (side * 62, 400),
                ],
                X,
                Y,
            ),
            lighter(who.cloth, 0.14) if side < 0 else darker(who.cloth, 0.18),
        )


def _rollneck(c: Canvas, who: Sitter) -> None:
    """A pullover with a ribbed collar."""
    _shoulders(c, who.cloth)
    c.polygon(
        moved(smooth(path("-92,200 -40,234 40,234 92,200 104,296 0,330 -104,296"), closed=True, steps=5), X, Y),
        lighter(who.cloth, 0.14),
    )
    c.stroke(moved(smooth([(-98, 262), (-40, 294), (40, 294), (98, 262)]), X, Y), darker(who.cloth, 0.2), 5)
    for n in range(-3, 4):
        c.stroke(
            moved([(n * 24, 246 - abs(n) * 7), (n * 27, 312 - abs(n) * 5)], X, Y),
            clear(darker(who.cloth, 0.35), 0.45),
            4,
        )


def _shirt(c: Canvas, who: Sitter) -> None:
    """A buttoned shirt with an open collar."""
    _shoulders(c, who.cloth)
    c.polygon(moved([(-60, 250), (60, 250), (0, 350)], X, Y), mix(who.skin, _shadow_of(who.skin), 0.5))
    c.stroke(moved([(0, 350), (0, 580)], X, Y), darker(who.cloth, 0.28), 6)
    for y in (410, 490):
        c.disc(X + 14, Y + y, 8, lighter(who.cloth, 0.5))
    for side in (-1, 1):
        c.polygon(
            moved([(side * 66, 226), (side * 110, 262), (side * 96, 352), (side * 4, 344), (side * 58, 270)], X, Y),
            lighter(who.cloth, 0.24) if side < 0 else lighter(who.cloth, 0.1),
        )


def _blouse(c: Canvas, who: Sitter) -> None:
    """A round neckline with a thin chain."""
    _shoulders(c, who.cloth, collar=118, drop=276)
    c.polygon(
        moved(smooth(path("-120,262 -60,360 0,396 60,360 120,262"), steps=6), X, Y),
        mix(who.skin, _shadow_of(who.skin), 0.22),
    )
    c.stroke(moved(smooth(path("-122,264 -60,362 0,398 60,362 122,264")), X, Y), lighter(who.cloth, 0.3), 14)
    c.stroke(moved(smooth(path("-84,250 -40,324 0,346 40,324 84,250")), X, Y), "#d9b45a", 4)
    c.disc(X, Y + 352, 10, "#d9b45a")


def _cardigan(c: Canvas, who: Sitter) -> None:
    """A cardigan over a plain top."""
    _shoulders(c, who.cloth)
    c.polygon(moved(smooth(path("-104,262 0,300 104,262 70,580 -70,580"), steps=5), X, Y), who.accent)
    c.polygon(
        moved(smooth(path("-96,250 -50,300 0,316 50,300 96,250"), steps=6), X, Y),
        mix(who.skin, _shadow_of(who.skin), 0.3),
    )
    c.stroke(moved(smooth(path("-98,252 -50,304 0,320 50,304 98,252")), X, Y), darker(who.accent, 0.15), 10)
    for side in (-1, 1):
        c.stroke(
            moved(smooth([(side * 112, 262), (side * 92, 400), (side * 66, 580)]), X, Y), lighter(who.cloth, 0.18), 26
        )


_WARDROBE = {"jacket": _jacket, "rollneck": _rollneck, "shirt": _shirt, "blouse": _blouse, "cardigan": _cardigan}


def _face_outline(who: Sitter) -> list[Point]:
    """The face without ears and hair."""
    half = [(px * who.wide, py) for px, py in _FACE]
    return moved(smooth([*half, *[(-px, py) for px, py in reversed(half[1:-1])]], closed=True, steps=8), X, Y)


def _head(c: Canvas, who: Sitter) -> None:
    """Ears and face, the right side in shade."""
    shadow = _shadow_of(who.skin)
    for side in (-1, 1):
        ear_x = X + side * 160 * who.wide
        c.disc(ear_x, Y + 14, 26, who.skin if side < 0 else mix(who.skin, shadow, 0.6), ry=44)
        c.disc(ear_x + side * 3, Y + 16, 13, clear(shadow, 0.7), ry=26)
    face = _face_outline(who)
    c.polygon(face, who.skin)
    right = c.cut(face).through(
        c.cut(moved(smooth(path("40,-240 52,-120 30,-20 44,40 20,100 30,160 0,240 220,240 220,-240"), steps=6), X, Y))
    )
    c.press(right, shadow, strength=0.34)
    c.stipple(c.cut(face), shadow, "right", density=0.3)
    cheek = mix(who.skin, "#c8453f", 0.45)
    for side in (-1, 1):
        c.glow(X + side * 96, Y + 76, 62, darker(cheek, 0.55), 0.45)


def _features(c: Canvas, who: Sitter) -> None:
    """Eyes, brows, nose and mouth."""
    shadow, line = _shadow_of(who.skin), darker(mix(who.skin, "#3a1414", 0.72), 0.15)
    brow = mix(who.hair_ink, line, 0.4) if who.hair != "shaven" else "#1d1614"
    for side in (-1, 1):
        _eye(c, X + side * 68 * who.wide, Y - 4, side, line)
        arch = smooth([(side * 28, -52), (side * 66, -68), (side * 108, -50)], steps=8)
        thick = 8 if who.lips else 12
        under = [(px, py + thick * (1 - 0.75 * n / (len(arch) - 1))) for n, (px, py) in enumerate(arch)]
        c.polygon(moved([*arch, *reversed(under)], X, Y), brow)
    c.polygon(
        moved(smooth(path("6,-20 14,30 32,72 22,88 -4,90 6,62"), closed=True, steps=6), X, Y), clear(shadow, 0.75)
    )
    c.stroke(moved(smooth(path("-24,80 -12,92 4,88 20,92 30,80")), X, Y), mix(line, who.skin, 0.3), 5)
    _mouth(c, who, line)


def _eye(c: Canvas, x: float, y: float, side: int, line: Ink) -> None:
    """One open eye with its lid; side is -1 for the left one in the picture."""
    almond = path("-30,3 -12,-13 10,-14 30,-1 12,11 -12,12")
    c.polygon(moved(smooth(almond, closed=True, steps=6), x, y, flip=side < 0), "#fbf4ea")
    c.disc(x, y - 1, 13, "#2b1c18")
    c.disc(x - 4, y - 6, 4, "#ffffff")
    c.stroke(moved(smooth([(-32, 4), (-12, -14), (10, -15), (34, -3)]), x, y, flip=side < 0), line, 7)


def _mouth(c: Canvas, who: Sitter, line: Ink) -> None:
    """A closed, slight smile."""
    if who.lips:
        red = mix(who.skin, "#a8243a", 0.62)
        c.polygon(
            moved(smooth(path("-54,132 -18,122 0,128 18,122 54,132 22,160 0,165 -22,160"), closed=True, steps=6), X, Y),
            red,
        )
        c.polygon(
            moved(smooth(path("-54,132 0,143 54,132 18,122 0,128 -18,122"), closed=True, steps=6), X, Y),
            darker(red, 0.2),
        )
    c.stroke(moved(smooth(path("-62,126 -40,138 0,145 40,138 62,126")), X, Y), line, 6)
    if not who.lips:
        c.stroke(moved(smooth([(-22, 166), (0, 171), (22, 166)]), X, Y), clear(_shadow_of(who.skin), 0.9), 7)


def _beard(c: Canvas, who: Sitter) -> None:
    """Stubble, a moustache or a full beard, cut around the mouth."""
    ink = who.hair_ink
    jaw = path(
        "-158,10 -152,80 -122,158 -66,216 0,236 66,216 122,158 152,80 158,10 136,60 104,96"
        " 58,106 0,100 -58,106 -104,96 -136,60"
    )
    lips = c.cut(moved(smooth(path("-58,128 0,120 58,128 30,158 0,164 -30,158"), closed=True, steps=6), X, Y))
    if who.beard == "moustache":
        c.polygon(
            moved(
                smooth(
                    path("0,104 40,102 76,128 86,144 40,130 0,126 -40,130 -86,144 -76,128 -40,102"),
                    closed=True,
                    steps=6,
                ),
                X,
                Y,
            ),
            ink,
        )
        return
    cut = c.cut(moved(smooth(jaw, closed=True, steps=6), X, Y)).without(lips)
    if who.beard == "stubble":
        c.press(cut.softened(7), ink, strength=0.3)
        c.stipple(cut, ink, "down", density=0.42)
        return
    c.press(cut, ink)
    c.stipple(cut, lighter(ink, 0.3), "left", density=0.3)
    c.stroke(moved(smooth([(-52, 130), (0, 146), (52, 130)]), X, Y), darker(mix(who.skin, "#3a1414", 0.7), 0.2), 6)


def _glasses(c: Canvas, who: Sitter) -> None:
    """Glasses with rounded frames."""
    frame = "#2a2326" if who.hair_ink != "#1d1614" else "#7a3b2a"
    for side in (-1, 1):
        x = X + side * 72 * who.wide
        rim = smooth(
            [
                (
                    x + 60 * math.copysign(abs(math.cos(a)) ** 0.75, math.cos(a)),
                    Y + 46 * math.copysign(abs(math.sin(a)) ** 0.75, math.sin(a)),
                )
                for a in (math.tau * n / 20 for n in range(20))
            ],
            closed=True,
            steps=3,
        )
        c.polygon(rim, clear("#eaf6f6", 0.16))
        c.stroke([*rim, rim[0], rim[1]], frame, 9)
        c.stroke([(x + side * 58, Y - 10), (X + side * 158 * who.wide, Y - 16)], frame, 8)
    c.stroke(arc(X, Y - 6, 15 * who.wide, 200, 340, ry=12), frame, 8)


def _earrings(c: Canvas, who: Sitter) -> None:
    """A pair of drops."""
    for side in (-1, 1):
        x = X + side * 168 * who.wide
        c.disc(x, Y + 70, 11, "#d9b45a")
        c.polygon(moved([(0, 76), (11, 104), (0, 126), (-11, 104)], x, Y), "#e6c878")
