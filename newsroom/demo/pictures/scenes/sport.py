"""A night match, and a rook ending."""

import math

from newsroom.demo.pictures.canvas import WIDTH, Canvas
from newsroom.demo.pictures.chess import POSITION, chessman
from newsroom.demo.pictures.curves import View, arc, path
from newsroom.demo.pictures.machines import lattice
from newsroom.demo.pictures.palette import clear, even, mix
from newsroom.demo.pictures.people import Head, bust, running
from newsroom.demo.pictures.scenes.gallery import paints


@paints("chess-board")
def chess_board(c: Canvas) -> None:
    """A rook ending on the first board, the clock running."""
    view = View(horizon=50, eye=4.9, middle=740, focal=1180)
    c.wash(even("#0f3b3f", "#17585a", "#0c2f33"), 0)
    _onlookers(c)
    c.glow(420, 40, 640, "#ffdf9f", 0.5)
    c.wash(even("#6b3f22", "#8a5530", "#4a2916"), 330)
    for n in range(9):
        c.stroke([(0, 350 + n * n * 9), (1500, 338 + n * n * 9.6)], clear("#3a1f10", 0.4), 3)
    _clock(c, 1180, 372)
    near, cell = 6.0, 1.06
    c.polygon(view.floor(-4.6 * cell, 4.6 * cell, near - 0.4, near + 8 * cell + 0.4, y=-0.1), "#22120a")
    c.fill(view.floor(-4.5 * cell, 4.5 * cell, near - 0.32, near + 8 * cell + 0.32), [(0, "#8f5a30"), (1, "#5f3419")])
    for rank in range(8):
        for file in range(8):
            square = view.floor((file - 4) * cell, (file - 3) * cell, near + rank * cell, near + (rank + 1) * cell)
            c.polygon(
                square,
                mix("#f0d9ae", "#e6c48f", rank / 8) if (rank + file) % 2 else mix("#7d4526", "#6b3a22", rank / 8),
            )
    board = c.cut(view.floor(-4 * cell, 4 * cell, near, near + 8 * cell))
    c.stipple(board, "#3a1d0f", "right", density=0.16)
    for (file, rank), piece in sorted(POSITION.items(), key=lambda item: -item[0][1]):
        depth = near + (rank + 0.5) * cell
        x, y = view.at((file - 3.5) * cell, 0, depth)
        chessman(c, piece, x, y, cell * view.focal / depth)


def _onlookers(c: Canvas) -> None:
    """People around the board, out of focus."""
    for x, ink in ((60, "#7a3a3f"), (420, "#2c5f6a"), (770, "#c08a4a"), (1120, "#3a3f5c"), (1440, "#4f6a48")):
        bust(c, x, 350, 330, ink)
    c.blur(0, 345, 9)
    c.haze("#0f3b3f", (0, 0.62), (345, 0.42))


def _clock(c: Canvas, x: float, base: float) -> None:
    """A wooden chess clock with two faces."""
    c.fill(
        [(x - 170, base - 130), (x + 170, base - 130), (x + 186, base + 30), (x - 186, base + 30)],
        [(0, "#9a6236"), (1, "#4a2814")],
    )
    for side, minute in ((-80, -70), (80, 20)):
        c.disc(x + side, base - 50, 62, "#d9b063")
        c.disc(x + side, base - 50, 54, "#fbf1d8")
        for point in arc(x + side, base - 50, 46, 0, 360, steps=12):
            c.disc(*point, 2.6, "#3a2414")
        for degrees, reach, width in ((minute, 42, 4), (minute * 1.9 + 40, 28, 6)):
            turn = math.radians(degrees)
            c.stroke(
                [(x + side, base - 50), (x + side + reach * math.cos(turn), base - 50 + reach * math.sin(turn))],
                "#2a1a10",
                width,
            )
        c.box(x + side - 18, base - 152 + (0 if side < 0 else 10), x + side + 18, base - 128, "#d9b063")
    c.polygon([(x + 76, base - 104), (x + 84, base - 104), (x + 80, base - 86)], "#c8332b")


@paints("stadium-night")
def stadium_night(c: Canvas) -> None:
    """Floodlights over the Breakwater ground during a cup tie."""
    view = View(horizon=470, eye=17, middle=750, focal=1050)
    c.wash(even("#03110f", "#0a2a26", "#1f5a48"), 0, 480)
    c.drift("#2f6a58", (5, 8), 60, 400, cover=0.4, strength=0.35)
    lamps = [(150, 96, 1.0), (1350, 96, 1.0), (480, 200, 0.62), (1020, 200, 0.62)]
    _stands(c)
    _pitch(c, view)
    for x, y, size in lamps:
        _floodlight(c, x, y, size)
    for x, y, size in lamps:
        c.beam(
            [
                (x - 40 * size, y),
                (x + 40 * size, y),
                (750 + (x - 750) * 0.1 + 330, 800),
                (750 + (x - 750) * 0.1 - 330, 800),
            ],
            "#eafff0",
            0.28,
            towards="down",
            soft=22,
        )
        c.glow(x, y, 330 * size, "#f3fff0", 0.85)
        c.glow(x, y, 110 * size, "#ffffff", 1)


def _stands(c: Canvas) -> None:
    """The crowd under the roof: thousands of specks, scarves in red and cream."""
    c.polygon(path("-10,300 300,352 1200,352 1510,300 1510,660 1230,510 270,510 -10,660"), "#0c2321")
    for _ in range(5200):
        x = c.rng.uniform(0, WIDTH)
        edge = max(0.0, (abs(x - 750) - 465) / 285)
        top, base = 362 - 46 * edge, 504 + 148 * edge
        y = c.rng.uniform(top, base)
        ink = c.rng.choice(["#c8402f", "#f0e2c4", "#8a2f2a", "#3f5f5a", "#d9a86c", "#24403c", "#1b302d"])
        c.disc(x, y, 1.9 + 1.6 * edge, clear(ink, c.rng.uniform(0.45, 1)))
    for t in (0.34, 0.67):
        c.stroke(
            [(-10, 300 + 360 * t), (285, 352 + 158 * t), (1215, 352 + 158 * t), (1510, 300 + 360 * t)], "#071614", 5
        )
    roof = path("-10,236 300,318 1200,318 1510,236 1510,300 1200,354 300,354 -10,300")
    c.fill(roof, [(0, "#0b1f1d"), (1, "#2c5a4c")])
    for n in range(25):
        x = 300 + n * 37.5
        c.stroke([(x, 318), (x, 354)], "#071614", 3)
    c.polygon(path("-10,648 272,502 1228,502 1510,648 1510,684 1228,524 272,524 -10,684"), "#15403a")
    for n in range(14):
        left = 282 + n * 67.5
        c.box(left, 504, left + 64, 522, ("#c8402f", "#f0e2c4", "#2a7f6c", "#e0a63a")[n % 4])


def _pitch(c: Canvas, view: View) -> None:
    """Mown grass, chalk lines, two teams and the ball."""
    c.wash(even("#1f5a34", "#123a24"), 522)
    near, far, half = 32, 330, 52
    c.polygon(path("272,524 1228,524 1510,684 1510,1010 -10,1010 -10,684"), "#2a7a3f")
    bands = 12
    for n in range(bands):
        z0, z1 = (near * (far / near) ** (k / bands) for k in (n, n + 1))
        c.polygon(view.floor(-half * 3, half * 3, z0, z1), "#338a45" if n % 2 else "#2a7539")
    c.polygon([(-10, 520), (272, 520), (-10, 684)], "#15403a")
    c.polygon([(1510, 520), (1228, 520), (1510, 684)], "#15403a")
    chalk = "#eafbe6"
    c.stroke([view.at(-half * 2, 0, 76), view.at(half * 2, 0, 76)], chalk, 4)
    circle = [view.at(13 * math.cos(math.tau * n / 48), 0, 76 + 20 * math.sin(math.tau * n / 48)) for n in range(49)]
    c.stroke(circle, chalk, 4)
    _goal(c, view)
    players = [
        (-13, 50, "r"),
        (6, 46, "w"),
        (13, 62, "r"),
        (-24, 72, "w"),
        (-4, 84, "r"),
        (20, 92, "w"),
        (-16, 110, "r"),
        (5, 128, "w"),
        (28, 120, "r"),
        (-34, 150, "w"),
        (12, 176, "r"),
    ]
    for x, z, side in sorted(players, key=lambda player: -player[1]):
        at_x, foot = view.at(x, 0, z)
        tall = 3.8 * view.focal / z
        for reach in (-1.3, 1.3):
            c.polygon(
                [
                    (at_x - 3, foot),
                    (at_x + 3, foot),
                    (at_x + tall * reach + 4, foot + tall * 0.18),
                    (at_x + tall * reach - 4, foot + tall * 0.16),
                ],
                clear("#0c2a17", 0.35),
            )
        shirt, shorts = ("#c8352b", "#f3ecd8") if side == "r" else ("#f3ecd8", "#24333f")
        running(c, at_x, foot, tall, shirt, shorts, Head("#b98468", hair="#1d1412"), flip=x > 0)
    ball_x, ball_y = view.at(-3, 0.4, 47)
    c.disc(ball_x, ball_y, 9, "#ffffff")
    c.disc(ball_x + 2, ball_y + 2, 4, "#9fb3a8")


def _goal(c: Canvas, view: View) -> None:
    """The far goal with its net and boxes."""
    z, half = 250, 12
    for n in range(-8, 9):
        c.stroke([view.at(half * n / 8, 0, z + 10), view.at(half * n / 8, 8, z)], clear("#ffffff", 0.35), 1)
    c.stroke([view.at(-half, 0, z), view.at(-half, 8, z), view.at(half, 8, z), view.at(half, 0, z)], "#ffffff", 4)
    for reach, depth in ((30, 46), (18, 20)):
        c.stroke(
            [
                view.at(-reach, 0, z),
                view.at(-reach, 0, z - depth * 1.6),
                view.at(reach, 0, z - depth * 1.6),
                view.at(reach, 0, z),
            ],
            "#eafbe6",
            2.5,
        )


def _floodlight(c: Canvas, x: float, y: float, size: float) -> None:
    """A mast with its bank of lamps."""
    lattice(
        c,
        ((x - 20 * size, 560), (x + 20 * size, 560)),
        ((x - 9 * size, y + 40 * size), (x + 9 * size, y + 40 * size)),
        "#0a1a18",
        3 * size,
        bays=18,
    )
    c.box(x - 92 * size, y - 48 * size, x + 92 * size, y + 48 * size, "#0c1f1c")
    for row in range(3):
        for n in range(6):
            c.disc(x + (n - 2.5) * 29 * size, y + (row - 1) * 30 * size, 11.5 * size, "#fbfff2")
