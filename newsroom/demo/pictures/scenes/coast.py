"""The light at Cape Lorn, and weather at the mole."""

from itertools import pairwise

from newsroom.demo.pictures.canvas import WIDTH, Canvas
from newsroom.demo.pictures.curves import Point, moved, path, smooth
from newsroom.demo.pictures.palette import clear, darker, even, lighter, mix
from newsroom.demo.pictures.scenes.gallery import paints
from newsroom.demo.pictures.terrain import boulder, land, rain, spray, swell


@paints("lighthouse")
def lighthouse(c: Canvas) -> None:
    """The old light at Cape Lorn, lit in the last of the day."""
    c.wash([(0, "#0e1f3c"), (0.5, "#27476b"), (0.85, "#6d8596"), (1, "#c9a98c")], 0, 680)
    c.drift("#0a1630", (5, 9), 0, 520, cover=0.5, strength=0.75)
    c.drift("#7f93a3", (5, 20), 380, 640, cover=0.4, strength=0.6)
    lamp = (800, 247)
    c.beam([lamp, (-60, 60), (-60, 330)], "#ffe7a3", 0.8, towards="left", soft=9)
    c.beam([lamp, (1560, 150), (1560, 330)], "#ffe7a3", 0.7, towards="right", soft=9)
    c.wash(even("#5f7886", "#2b4a63", "#12283f", "#0a1830"), 680)
    swell(c, "#0b1a30", "#8ea6b2", 690, 990, count=360)
    _headland(c)
    _light_tower(c, 800, 690)
    c.glow(*lamp, 230, "#ffd56e", 1)
    c.glow(*lamp, 70, "#fff8dc", 1)
    for x, y, reach in ((380, 868, 150), (690, 905, 210), (1010, 890, 170), (1330, 850, 120)):
        spray(c, "#e3ebee", x, y + 60, reach * 2, reach * 0.8)


def _headland(c: Canvas) -> None:
    """Cliffs in facets: dark to the sea wind on the left, warmer to the right."""
    rim = path(
        "240,905 300,850 352,842 398,772 470,756 520,716 622,700 700,684 905,684 985,704"
        " 1060,716 1098,772 1170,792 1222,850 1290,866 1350,915"
    )
    c.fill([*rim, (1400, 1000), (180, 1000)], [(0, "#3d4757"), (0.45, "#222d3d"), (1, "#0c1523")])
    for (x0, y0), (x1, y1) in pairwise(rim):
        depth = c.rng.uniform(60, 130)
        lean = (x0 - 780) * 0.16
        tone = "#5a5d63" if y1 > y0 else "#141d2b"
        c.polygon(
            [
                (x0, y0),
                (x1, y1),
                (x1 + lean, y1 + depth * 0.5),
                ((x0 + x1) / 2 + lean * 1.4, y0 + depth * 1.5),
                (x0 + lean, y0 + depth),
            ],
            clear(tone, 0.5),
        )
        c.polygon(
            [
                ((x0 + x1) / 2, (y0 + y1) / 2 + 20),
                (x1 + lean * 0.6, y1 + depth * 0.7),
                (x0 + lean * 1.6, y1 + depth * 1.8),
            ],
            clear("#0c1420", 0.55),
        )
    c.polygon(
        path("520,716 622,700 700,684 905,684 985,704 1060,716 990,722 900,708 800,716 690,706 600,724"), "#4c5a42"
    )
    for x, y, w, h in ((330, 935, 170, 70), (560, 960, 240, 74), (905, 962, 230, 66), (1220, 945, 200, 74)):
        boulder(c, x, y, w, h, "#172231")


def _light_tower(c: Canvas, x: float, base: float) -> None:
    """The tower in red and white bands, and the keeper's house."""
    c.box(x + 60, base - 62, x + 200, base + 6, "#c9c4b8")
    c.polygon([(x + 50, base - 62), (x + 82, base - 104), (x + 180, base - 104), (x + 212, base - 62)], "#7b2f2a")
    c.box(x + 100, base - 42, x + 122, base - 14, "#ffd782")
    c.box(x + 148, base - 42, x + 170, base - 14, "#ffd782")
    edge = [(x - 66, base + 6), (x - 42, base - 400), (x + 42, base - 400), (x + 66, base + 6)]
    c.fill(edge, [(0, "#f4efe0"), (1, "#cfc8b8")])
    for low, high in ((90, 180), (270, 350)):
        wide = [66 - 24 * h / 400 for h in (low, high)]
        c.polygon(
            [
                (x - wide[0], base - low),
                (x - wide[1], base - high),
                (x + wide[1], base - high),
                (x + wide[0], base - low),
            ],
            "#a8382d",
        )
    for y in (140, 232, 318):
        c.box(x - 9, base - y - 26, x + 9, base - y, "#2a3344")
    c.shade(edge, "#1c2436", "right", density=0.75)
    c.box(x - 60, base - 412, x + 60, base - 396, "#252c3c")
    for n in range(9):
        c.stroke([(x - 58 + n * 14.5, base - 436), (x - 58 + n * 14.5, base - 410)], "#252c3c", 2.5)
    c.stroke([(x - 60, base - 436), (x + 60, base - 436)], "#252c3c", 3.5)
    c.box(x - 32, base - 472, x + 32, base - 412, "#ffeeb5")
    for n in (-32, -11, 11, 32):
        c.stroke([(x + n, base - 472), (x + n, base - 412)], "#252c3c", 4)
    c.polygon(smooth(moved(path("-44,-470 -26,-508 0,-520 26,-508 44,-470"), x, base), steps=6), "#7b2a24")
    c.stroke([(x, base - 515), (x, base - 552)], "#252c3c", 4)


@paints("storm-sea")
def storm_sea(c: Canvas) -> None:
    """Heavy seas run at the mole."""
    c.wash(even("#1b2529", "#3b4a49", "#8d968a", "#e0d7aa"), 0, 560)
    c.drift("#10171b", (4, 7), -120, 520, cover=0.56, strength=0.85, fade=0.25)
    c.drift("#8d9588", (5, 14), 240, 540, cover=0.36, strength=0.5)
    c.glow(1130, 520, 560, "#f3e3a4", 0.6, ry=230)
    seas = [(0.0, 545, 34, 190), (0.18, 575, 58, 290), (0.36, 640, 96, 430)]
    for near, base, rise, length in seas:
        _sea(c, near, base, rise, length)
    _mole(c)
    _sea(c, 0.6, 760, 150, 640, shift=0.1)
    _sea(c, 0.8, 905, 330, 1180, shift=0.2)
    _sea(c, 1.0, 1010, 150, 900, shift=0.55)
    rain(c, "#e6e9df", 0.13, count=1500, lean=0.75, length=26)


# One breaker: a long back, a lip thrown forward, a hollow face; it is 1 long and 1 high.
_BREAKER = path(
    "0,0 0.2,0.1 0.42,0.36 0.58,0.72 0.68,0.95 0.76,1 0.83,0.9 0.87,0.76 0.8,0.8"
    " 0.755,0.68 0.75,0.45 0.8,0.2 0.9,0.04 1,0"
)


# Where the lip starts, and where the face meets the trough, counted along a smoothed breaker.
_LIP, _FOOT = 40, 110


def _sea(c: Canvas, near: float, base: float, rise: float, length: float, *, shift: float = 0.0) -> None:
    """A rank of breakers; `near` runs from the horizon (0) to the eye (1)."""
    deep, body = mix("#6f7a6e", "#0a2227", near), mix("#98a089", "#1f5a58", near)
    x = -length * (shift or c.rng.random())
    outline: list[Point] = []
    crests: list[tuple[list[Point], float]] = []
    while x < WIDTH + length:
        wide, tall = length * c.rng.uniform(0.85, 1.15), rise * c.rng.uniform(0.75, 1.1)
        wave = smooth([(x + wide * px, base - tall * py) for px, py in _BREAKER], steps=10)
        outline += wave
        crests.append((wave, tall))
        x += wide
    c.fill(land(outline), [(0, lighter(body, 0.4)), (0.2, body), (0.5, deep), (1, darker(deep, 0.35))])
    for wave, tall in crests:
        _streaks(c, wave, tall, base, mix(body, "#e9ecdf", 0.6), near)
        _crest(c, wave, tall, near)


def _streaks(c: Canvas, wave: list[Point], tall: float, base: float, ink: tuple[int, int, int], near: float) -> None:
    """Lines of foam dragged up the back of a wave towards its lip."""
    peak = wave[50]
    for n in range(round(7 + 8 * near)):
        start = wave[4 + n * 3 % 34]
        low = (start[0] + tall * 0.25, start[1] + tall * (0.22 + 0.05 * n))
        middle = ((low[0] + peak[0]) / 2 + tall * 0.12, (low[1] + peak[1]) / 2 + tall * 0.16)
        c.stroke(
            smooth([low, middle, (peak[0] + tall * 0.02, peak[1] + tall * (0.1 + 0.03 * n))], steps=8),
            clear(ink, 0.3),
            1 + 3 * near,
        )


def _crest(c: Canvas, wave: list[Point], tall: float, near: float) -> None:
    """The white lip, and spray torn from it by the wind."""
    lip = wave[_LIP:80]
    lower = [(x - tall * 0.02, y + tall * 0.1 * c.rng.uniform(0.4, 1.5)) for x, y in reversed(lip[:34])]
    c.polygon([*lip, *lower], mix("#c6cab9", "#f2f3e8", near))
    for x, y in lip[::2]:
        for _ in range(round(6 + 22 * near)):
            blown = abs(c.rng.gauss(0, 0.3))
            r = c.rng.uniform(0.6, 1.4 + 3 * near) * max(0.3, 1 - blown)
            c.disc(
                x + tall * (blown * 0.8 - 0.03),
                y - tall * (blown * 0.16 + c.rng.uniform(-0.09, 0.05)),
                r,
                clear("#f4f5ea", c.rng.uniform(0.3, 0.9)),
            )
    foot = wave[_FOOT]
    spray(c, "#eef0e4", foot[0], foot[1] + tall * 0.05, tall * 0.8, tall * 0.22, count=round(60 + 260 * near))


def _mole(c: Canvas) -> None:
    """The harbour mole with its light, under a burst of spray."""
    c.polygon([(1520, 600), (1090, 622), (1060, 760), (1520, 800)], "#232b2c")
    c.polygon([(1520, 600), (1090, 622), (1088, 636), (1520, 618)], "#5c645d")
    c.polygon([(1128, 622), (1138, 482), (1176, 482), (1186, 618)], "#8e3429")
    c.polygon([(1133, 560), (1135, 526), (1179, 526), (1181, 560)], "#d8d2bd")
    c.box(1142, 456, 1172, 482, "#f7e3a0")
    c.polygon([(1132, 458), (1157, 430), (1182, 458)], "#2a2f30")
    c.glow(1157, 468, 130, "#ffdf8a", 0.9)
    spray(c, "#f2f3e8", 1080, 730, 260, 330, lean=0.4, count=1500)
