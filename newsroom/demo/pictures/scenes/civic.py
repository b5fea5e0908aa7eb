"""Houses of state."""

from newsroom.demo.pictures.buildings import Wall, column, flag, houses, steps, tower_block
from newsroom.demo.pictures.canvas import WIDTH, Canvas
from newsroom.demo.pictures.curves import Point, arc, moved, path, smooth
from newsroom.demo.pictures.palette import Ink, clear, darker, even, lighter, mix
from newsroom.demo.pictures.people import crowd, standing, walking
from newsroom.demo.pictures.scenes.gallery import paints
from newsroom.demo.pictures.terrain import poplar

NATIONAL = ["#1f5a6b", "#f3ead6", "#c8502f"]


@paints("assembly-facade")
def assembly_facade(c: Canvas) -> None:
    """The Assembly in Port Alma, dome and portico, in the first sun."""
    ground, middle = 812, 750
    c.wash(even("#3d6c96", "#86a9bd", "#f0c9a6", "#ffe0b5"), 0, ground)
    c.drift("#f8d9bd", (5, 14), 40, 560, cover=0.4, strength=0.7)
    c.glow(1420, 560, 700, "#ffb974", 0.6)
    houses(c, -20, 260, ground, 110, ["#a9927f", "#b39b86"], lit="#6f6a6c", chance=0.6)
    houses(c, 1250, 1520, ground, 110, ["#a9927f", "#b39b86"], lit="#6f6a6c", chance=0.6)
    c.wash(even("#b7a184", "#c7b091", "#8e7b6b"), 808)
    stone = "#ecd9b8"
    _dome_of_state(c, middle, 420, stone)
    _wing(c, 180, 1320, 470, ground - 40, stone)
    _portico(c, middle, 440, 420, ground - 60, stone)
    steps(c, 500, 1000, ground - 62, 900, 9, "#d9c4a2", spread=22)
    for x, size in ((90, 240), (245, 200), (1270, 205), (1425, 240)):
        poplar(c, x, 905, size * 1.15, "#2f5b4e")
    for x, flip in ((330, False), (1170, True)):
        flag(c, x, 905, 420, NATIONAL, flip=flip)
    crowd(c, 280, 1230, 952, 66, ["#24384a", "#7b2f33", "#3b4a4f", "#5a4636"], count=11)
    for x, y, size in ((640, 858, 44), (842, 842, 42), (880, 846, 42)):
        standing(c, x, y, size, "#24384a")
    c.shade([(0, 898), (1500, 898), (1500, 1000), (0, 1000)], "#4d3f3a", "down", density=0.5)


def _dome_of_state(c: Canvas, x: float, base: float, stone: Ink) -> None:
    """The drum, the ribbed copper dome and the lantern with its flag."""
    c.fill(
        [(x - 170, base), (x - 170, base - 104), (x + 170, base - 104), (x + 170, base)],
        [(0, darker(stone, 0.38)), (0.55, stone), (1, lighter(stone, 0.25))],
        across=True,
    )
    for n in range(11):
        left = x - 160 + n * 30
        c.box(left, base - 90, left + 13, base - 14, "#6e6a70")
    c.box(x - 186, base - 118, x + 186, base - 102, lighter(stone, 0.12))
    c.fill(arc(x, base - 116, 158, 180, 360, ry=182), [(0, "#245f63"), (0.5, "#4b9488"), (1, "#a5d0b4")], across=True)
    for n in range(-4, 5):
        c.stroke(
            smooth([(x + n * 8, base - 297), (x + n * 28, base - 232), (x + n * 37, base - 118)]),
            clear("#153f44", 0.4),
            3,
        )
    c.box(x - 26, base - 352, x + 26, base - 292, stone)
    for n in (-16, 0, 16):
        c.box(x + n - 4, base - 346, x + n + 4, base - 302, "#6e6a70")
    c.polygon(arc(x, base - 350, 32, 180, 360, ry=34), "#4b9488")
    flag(c, x, base - 378, 96, NATIONAL)


def _wing(c: Canvas, x0: float, x1: float, top: float, base: float, stone: Ink) -> None:
    """The main body behind the portico, two rows of windows."""
    c.fill(
        [(x0, top), (x1, top), (x1, base), (x0, base)],
        [(0, darker(stone, 0.34)), (0.6, darker(stone, 0.1)), (1, lighter(stone, 0.1))],
        across=True,
    )
    c.box(x0 - 14, top - 26, x1 + 14, top, lighter(stone, 0.14))
    c.box(x0 - 14, top - 4, x1 + 14, top + 6, darker(stone, 0.3))
    c.box(x0 - 6, base - 70, x1 + 6, base + 90, darker(stone, 0.12))
    for n in range(int((x1 - x0) / 62)):
        left = x0 + 20 + n * 62
        for y, tall in ((top + 46, 92), (top + 182, 74)):
            c.box(left - 5, y - 8, left + 35, y + tall + 5, lighter(stone, 0.22))
            c.box(left, y, left + 30, y + tall, "#4f5f6c" if n % 5 else "#ffdf9e")
            c.box(left + 13, y, left + 17, y + tall, lighter(stone, 0.1))


def _portico(c: Canvas, x: float, top: float, half: float, base: float, stone: Ink) -> None:
    """Eight columns, a lit door and a pediment with figures."""
    wide = half * 0.66
    c.box(x - wide, top + 40, x + wide, base, "#5e5660")
    c.polygon([*arc(x, 600, 50, 180, 360), (x + 50, base), (x - 50, base)], "#ffd691")
    c.glow(x, 650, 200, "#ffc878", 0.5)
    for n in range(8):
        column(c, x - wide + 24 + n * (2 * wide - 48) / 7, top + 62, base - 14, 42, stone)
    c.box(x - wide - 16, top, x + wide + 16, top + 46, lighter(stone, 0.12))
    c.box(x - wide - 16, top + 40, x + wide + 16, top + 50, darker(stone, 0.28))
    c.polygon([(x - wide - 30, top + 2), (x, top - 116), (x + wide + 30, top + 2)], lighter(stone, 0.2))
    c.fill(
        [(x - wide + 30, top - 10), (x, top - 92), (x + wide - 30, top - 10)],
        [(0, darker(stone, 0.18)), (1, darker(stone, 0.3))],
    )
    for n in range(-4, 5):
        standing(c, x + n * 46, top - 11, 62 - abs(n) * 10, darker(stone, 0.06))


@paints("central-bank")
def central_bank(c: Canvas) -> None:
    """The corner of the National Bank: dark stone, bronze doors and a long evening shadow."""
    c.wash(even("#e7b04a", "#f3d184", "#faecc4"), 0, 800)
    c.drift("#fdf4d6", (4, 12), 30, 560, cover=0.38, strength=0.7)
    for x, tall in ((-20, 330), (90, 260), (1330, 420), (1230, 300)):
        tower_block(c, x, 810, 190, tall, "#d2ac66", lit="#b98f4f", chance=0.9, pane=17)
    left, right = Wall((120, 300, 806), (560, 60, 872)), Wall((560, 60, 872), (1400, 330, 800))
    _bank_face(c, left, 6, "#123a35", "#1d524a")
    _bank_face(c, right, 10, "#2c6f60", "#4f9580")
    c.shade(left.quad(0, 1, 0, 1), "#05201f", "left", density=0.5)
    c.polygon([right.at(0.5, 0), right.at(1, 0), right.at(1, 0.5)], clear("#0d2f2b", 0.45))
    _bank_door(c, right)
    _bank_clock(c, right)
    c.wash(even("#d9b476", "#8c6a44"), 800)
    c.polygon(path("560,872 1400,800 1520,806 1520,1000 -20,1000 -20,800 120,806"), "#caa061")
    c.polygon(path("560,872 120,806 -20,808 -20,1000 330,1000"), clear("#2e2a22", 0.55))
    for n in range(9):
        c.stroke([(560 + n * 110, 872 - n * 9), (330 + n * 190, 1000)], clear("#5c4630", 0.4), 3)
    flag(c, 1345, 812, 330, NATIONAL)
    for x, y, size, flip in (
        (730, 930, 118, False),
        (890, 914, 112, True),
        (1130, 884, 98, False),
        (300, 938, 116, True),
        (1240, 872, 92, True),
    ):
        c.polygon(
            [(x, y), (x + 14, y), (x - size * 1.3, y + size * 0.42), (x - size * 1.38, y + size * 0.36)],
            clear("#2e2a22", 0.5),
        )
        walking(c, x, y, size, "#17292b" if flip else "#7a2b25", flip=flip, bag="#2e2019")


def _bank_face(c: Canvas, wall: Wall, bays: int, stone: Ink, rib: Ink) -> None:
    """Tall bays between ribs, over a heavy base and under a stepped cornice."""
    c.fill(wall.quad(0, 1, 0, 1), [(0, lighter(stone, 0.12)), (1, darker(stone, 0.25))])
    for n in range(bays):
        u0, u1 = (n + 0.24) / bays, (n + 0.76) / bays
        c.polygon(wall.quad(u0, u1, 0.13, 0.68), darker(stone, 0.5))
        for row in range(6):
            v = 0.14 + row * 0.09
            c.polygon(
                wall.quad(u0 + 0.008, u1 - 0.008, v, v + 0.058),
                "#ffd37a" if c.rng.random() < 0.25 else mix(stone, "#e9c987", 0.25),
            )
        c.polygon(wall.quad((n + 0.02) / bays, (n + 0.16) / bays, 0.09, 0.7), rib)
        c.polygon(wall.quad((n + 0.12) / bays, (n + 0.16) / bays, 0.09, 0.7), darker(rib, 0.35))
        c.polygon(wall.quad((n + 0.25) / bays, (n + 0.75) / bays, 0.79, 0.92), darker(stone, 0.55))
    for v, thick, ink in (
        (0, 0.035, lighter(rib, 0.25)),
        (0.035, 0.02, darker(stone, 0.3)),
        (0.07, 0.02, rib),
        (0.7, 0.03, lighter(rib, 0.2)),
        (0.73, 0.012, darker(stone, 0.4)),
        (0.95, 0.05, darker(stone, 0.15)),
    ):
        c.polygon(wall.quad(0, 1, v, v + thick), ink)


def _bank_door(c: Canvas, wall: Wall) -> None:
    """Bronze doors under a lamp-lit canopy."""
    c.polygon(wall.quad(0.3, 0.57, 0.6, 1.0), "#153f3a")
    c.fill(wall.quad(0.33, 0.54, 0.66, 1.0), [(0, "#e8a84a"), (1, "#8a4f22")])
    for n in range(4):
        u = 0.337 + n * 0.0515
        for v in (0.69, 0.79, 0.89):
            c.polygon(wall.quad(u, u + 0.044, v, v + 0.08), "#a9662a" if n % 2 else "#b87631")
    c.polygon(wall.quad(0.28, 0.59, 0.58, 0.62), "#e3c27a")
    x, y = wall.at(0.435, 0.72)
    c.glow(x, y, 210, "#ffca6c", 0.55)


def _bank_clock(c: Canvas, wall: Wall) -> None:
    """A round clock on the corner."""
    x, y = wall.at(0.08, 0.22)
    c.disc(x, y, 62, "#e3c27a")
    c.disc(x, y, 53, "#f9efd3")
    for point in arc(x, y, 44, 0, 360, steps=12):
        c.disc(*point, 3.2, "#1d3733")
    c.stroke([(x, y), (x + 16, y - 24)], "#1d3733", 6)
    c.stroke([(x, y), (x - 6, y - 42)], "#1d3733", 4)


@paints("courthouse")
def courthouse(c: Canvas) -> None:
    """Justice with her scales before the columns of the Kelten courthouse, at nightfall."""
    c.wash(even("#141a33", "#27335a", "#5b5f86"), 0, 1000)
    c.drift("#3d4670", (4, 9), 0, 500, cover=0.42, strength=0.6)
    stone = "#8f8fa6"
    c.polygon([(60, 226), (1440, 226), (1500, 840), (0, 840)], "#1c2038")
    for x, y, tall in ((395, 840, 430), (1105, 840, 430)):
        c.polygon([*arc(x, y - tall + 60, 62, 180, 360), (x + 62, y), (x - 62, y)], "#ffcf86")
        c.glow(x, y - 180, 240, "#ffb763", 0.5)
    for n, x in enumerate((90, 310, 530, 750, 970, 1190, 1410)):
        column(c, x, 262, 812, 104, stone, shade="#242a48")
        c.glow(x, 830, 170, "#ffb566", 0.62, ry=430 if n % 2 else 380)
    c.fill([(20, 150), (1480, 150), (1480, 230), (20, 230)], [(0, lighter(stone, 0.1)), (1, "#5a5c7a")])
    c.box(0, 134, WIDTH, 156, lighter(stone, 0.24))
    c.box(20, 222, 1480, 232, "#2c3152")
    c.polygon([(-60, 136), (750, -150), (1560, 136)], "#6d6e8c")
    c.polygon([(120, 118), (750, -104), (1380, 118)], "#45486a")
    steps(c, 60, 1440, 838, 1000, 7, "#6f7190", spread=20)
    c.beam([(520, 1000), (980, 1000), (900, 240), (600, 240)], "#ffc27a", 0.26, towards="up", soft=22)
    _justice(c, 750, 866)
    for x, y, size, flip in ((280, 906, 122, False), (330, 910, 116, False), (1190, 930, 132, True)):
        walking(c, x, y, size, "#0f1428", flip=flip, bag="#2b2f52")
    c.haze("#0d1126", (700, 0), (1000, 0.45))


def _justice(c: Canvas, x: float, base: float) -> None:
    """A robed bronze figure on a plinth, sword down, scales held out."""
    bronze, light = "#16192b", "#d99a5a"
    c.fill(
        [(x - 96, base - 126), (x + 96, base - 126), (x + 112, base), (x - 112, base)], [(0, "#3a3d5a"), (1, "#1b1e36")]
    )
    c.box(x - 108, base - 140, x + 108, base - 122, "#54577a")
    foot = base - 138
    robe = smooth(
        moved(path("-64,0 -52,-160 -40,-270 -62,-372 -20,-402 20,-402 58,-378 40,-270 58,-160 74,0"), x, foot), steps=8
    )
    for shift, ink in ((7, light), (0, bronze)):
        c.polygon(moved(robe, shift, 0), ink)
        c.disc(x + shift * 0.8, foot - 440, 29, ink, ry=36)
        c.box(x - 13 + shift, foot - 420, x + 13 + shift, foot - 392, ink)
        c.stroke(
            smooth([(x + 50 + shift, foot - 376), (x + 122 + shift, foot - 410), (x + 186 + shift, foot - 470)]),
            ink,
            25,
        )
        c.stroke(
            smooth([(x - 50 + shift, foot - 372), (x - 92 + shift, foot - 300), (x - 96 + shift, foot - 218)]), ink, 24
        )
    c.polygon([(x - 31, foot - 452), (x + 31, foot - 456), (x + 31, foot - 438), (x - 31, foot - 434)], light)
    for n in (-30, -6, 20, 42):
        c.stroke(
            smooth([(x + n * 0.4, foot - 270), (x + n * 0.9, foot - 140), (x + n * 1.1, foot - 4)]),
            clear(light, 0.4),
            3,
        )
    c.polygon([(x - 102, foot - 220), (x - 90, foot - 220), (x - 94, foot + 10), (x - 98, foot + 10)], light)
    c.box(x - 122, foot - 226, x - 70, foot - 216, light)
    _scales(c, (x + 190, foot - 476), light)


def _scales(c: Canvas, hold: Point, ink: Ink) -> None:
    """The balance, hung from a raised hand."""
    x, y = hold
    c.stroke([(x - 88, y + 6), (x, y - 8), (x + 88, y + 6)], ink, 8)
    c.disc(x, y - 10, 11, ink)
    for side in (-1, 1):
        end = x + 86 * side
        for spread in (-36, 36):
            c.stroke([(end, y + 6), (end + spread, y + 128)], clear(ink, 0.9), 3)
        c.polygon(arc(end, y + 126, 43, 0, 180, ry=30), ink)
