"""The sheet that scenes are printed on, and the stencils that carry each ink to it."""

import random
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Literal

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from newsroom.demo.pictures.curves import Point
from newsroom.demo.pictures.palette import Ink, Stops, graded, rgb

WIDTH, HEIGHT = 1500, 1000
OVERSIZE = 1.6

Towards = Literal["down", "up", "left", "right"]


class Pen:
    """Draws in units of the frame, whatever the pixels of its sheet."""

    def __init__(self, image: Image.Image, scale: float) -> None:
        self.image = image
        self.scale = scale
        self._draw = ImageDraw.Draw(image, "RGBA" if image.mode == "RGB" else None)

    def polygon(self, points: Iterable[Point], ink: Ink = "white") -> None:
        """A filled shape."""
        corners = [(x * self.scale, y * self.scale) for x, y in points]
        self._draw.polygon(corners, fill=self._ink(ink))

    def box(self, x0: float, y0: float, x1: float, y1: float, ink: Ink = "white") -> None:
        """A filled rectangle."""
        self.polygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], ink)

    def disc(self, x: float, y: float, r: float, ink: Ink = "white", *, ry: float | None = None) -> None:
        """A filled circle, or an ellipse if `ry` is given."""
        k, tall = self.scale, r if ry is None else ry
        self._draw.ellipse([(x - r) * k, (y - tall) * k, (x + r) * k, (y + tall) * k], fill=self._ink(ink))

    def stroke(self, points: Sequence[Point], ink: Ink = "white", width: float = 2) -> None:
        """A line through points."""
        joints = [(x * self.scale, y * self.scale) for x, y in points]
        self._draw.line(joints, fill=self._ink(ink), width=max(1, round(width * self.scale)), joint="curve")

    def ring(self, x: float, y: float, r: float, ink: Ink = "white", width: float = 2) -> None:
        """A circle drawn as a line."""
        k = self.scale
        self._draw.ellipse(
            [(x - r) * k, (y - r) * k, (x + r) * k, (y + r) * k],
            outline=self._ink(ink),
            width=max(1, round(width * k)),
        )

    def pixels(self, x: float, y: float) -> tuple[int, int]:
        """A place of the frame in pixels of the sheet."""
        return round(x * self.scale), round(y * self.scale)

    def _ink(self, ink: Ink) -> Ink | int:
        return ink


class Stencil(Pen):
    """Cut shapes that let an ink through; white is open, black is closed."""

    def _ink(self, ink: Ink) -> int:
        return ink[3] if isinstance(ink, tuple) and len(ink) == 4 else rgb(ink)[0]

    def softened(self, radius: float) -> "Stencil":
        """The same stencil out of focus; made at a quarter of the size, for speed."""
        small = self.image.reduce(4).filter(ImageFilter.GaussianBlur(radius * self.scale / 4))
        return Stencil(small.resize(self.image.size, Image.Resampling.BILINEAR), self.scale)

    def through(self, other: "Stencil") -> "Stencil":
        """Open only where both are."""
        return Stencil(ImageChops.multiply(self.image, other.image), self.scale)

    def without(self, other: "Stencil") -> "Stencil":
        """Open where this one is and the other is not."""
        return Stencil(ImageChops.subtract(self.image, other.image), self.scale)


class Canvas(Pen):
    """One picture in the making: a 3:2 frame of 1500 x 1000 units, and chance seeded by its key."""

    def __init__(self, key: str, size: tuple[int, int]) -> None:
        # Chance here only places clouds and windows; the seed makes every drawing of a key the same.
        self.rng = random.Random(key)  # noqa: S311
        self.size = size
        scale = OVERSIZE * max(size[0] / WIDTH, size[1] / HEIGHT)
        super().__init__(Image.new("RGB", (round(WIDTH * scale), round(HEIGHT * scale))), scale)

    def stencil(self) -> Stencil:
        """A closed stencil of the picture's size."""
        return Stencil(Image.new("L", self.image.size), self.scale)

    def cut(self, points: Iterable[Point]) -> Stencil:
        """A stencil with one shape cut out."""
        stencil = self.stencil()
        stencil.polygon(points)
        return stencil

    def wash(self, stops: Stops, y0: float = 0, y1: float = HEIGHT) -> None:
        """A graded band over the whole width."""
        (_, top), (right, bottom) = self.pixels(0, y0), self.pixels(WIDTH, y1)
        self.image.paste(graded(stops, (right, bottom - top)), (0, top))

    def press(self, stencil: Stencil, ink: Ink, *, strength: float = 1) -> None:
        """One flat ink through a stencil."""
        self.grade(stencil, [(0, ink)], strength=strength)

    def grade(self, stencil: Stencil, stops: Stops, *, across: bool = False, strength: float = 1) -> None:
        """Ink through a stencil, graded over the height (or width) of what is open."""
        box = stencil.image.getbbox()
        if box is None:
            return
        mask = stencil.image.crop(box)
        if strength < 1:
            mask = mask.point([round(v * strength) for v in range(256)])
        self.image.paste(graded(stops, mask.size, across=across), box, mask)

    def fill(self, points: Iterable[Point], stops: Stops, *, across: bool = False) -> None:
        """A shape in a graded ink."""
        self.grade(self.cut(points), stops, across=across)

    def stipple(
        self, stencil: Stencil, ink: Ink, towards: Towards = "down", *, density: float = 0.7, bend: float = 1.4
    ) -> None:
        """Shade in grains of ink that grow denser in one direction, as a printer would."""
        box = stencil.image.getbbox()
        if box is None:
            return
        ramp = _ramp(towards, (box[2] - box[0], box[3] - box[1]))
        ramp = ramp.point([round(255 * density * (v / 255) ** bend) for v in range(256)])
        grains = ImageChops.subtract(ramp, self._grain.crop(box)).point([0] + [255] * 255)
        self.image.paste(rgb(ink), box, ImageChops.multiply(grains, stencil.image.crop(box)))

    def shade(self, points: Iterable[Point], ink: Ink, towards: Towards = "down", *, density: float = 0.7) -> None:
        """Stipple one shape."""
        self.stipple(self.cut(points), ink, towards, density=density)

    def glow(self, x: float, y: float, r: float, ink: Ink, strength: float = 1, *, ry: float | None = None) -> None:
        """Light added around a point."""
        tall = r if ry is None else ry
        left, top = self.pixels(x - r, y - tall)
        right, bottom = self.pixels(x + r, y + tall)
        # Pillow's radial gradient reaches 181 at the middle of an edge and 255 in the corners.
        falloff = [round(strength * 255 * max(0.0, 1 - v / 181) ** 2.2) for v in range(256)]
        halo = Image.radial_gradient("L").point(falloff)
        halo = halo.resize((max(2, right - left), max(2, bottom - top)), Image.Resampling.BILINEAR)
        seen = (max(0, left), max(0, top), min(self.image.width, right), min(self.image.height, bottom))
        if seen[0] >= seen[2] or seen[1] >= seen[3]:
            return
        mask = halo.crop((seen[0] - left, seen[1] - top, seen[2] - left, seen[3] - top))
        self._light(mask, ink, seen)

    def beam(
        self, points: Iterable[Point], ink: Ink, strength: float, *, towards: Towards | None = None, soft: float = 6
    ) -> None:
        """A shaft of light with soft edges; `towards` is the direction it fades in."""
        mask = self.cut(points).softened(soft).image.point([round(v * strength) for v in range(256)])
        box = mask.getbbox()
        if box is None:
            return
        mask = mask.crop(box)
        if towards:
            mask = ImageChops.multiply(mask, ImageOps.invert(_ramp(towards, mask.size)))
        self._light(mask, ink, box)

    def _light(self, mask: Image.Image, ink: Ink, box: tuple[int, int, int, int]) -> None:
        """Add an ink as light, as strongly as the mask says."""
        light = Image.composite(Image.new("RGB", mask.size, rgb(ink)), Image.new("RGB", mask.size), mask)
        self.image.paste(ImageChops.screen(self.image.crop(box), light), box[:2])

    def haze(self, ink: Ink, *veil: tuple[float, float]) -> None:
        """A veil over the whole width; it is given as (y, opacity) from the top down."""
        (_, top), (right, bottom) = self.pixels(0, veil[0][0]), self.pixels(WIDTH, veil[-1][0])
        span = veil[-1][0] - veil[0][0]
        stops = [((y - veil[0][0]) / span, _grey(opacity)) for y, opacity in veil]
        self.image.paste(rgb(ink), (0, top, right, bottom), graded(stops, (right, bottom - top)).convert("L"))

    def drift(
        self,
        ink: Ink,
        cells: tuple[int, int],
        y0: float,
        y1: float,
        *,
        cover: float = 0.5,
        strength: float = 0.8,
        edge: float = 0.22,
        fade: float = 0.15,
    ) -> None:
        """Cloud, smoke or mist in a band: `cells` sets how many puffs go across and down."""
        (_, top), (right, bottom) = self.pixels(0, y0), self.pixels(WIDTH, y1)
        size = (right, bottom - top)
        mask = clouds(self.rng, (max(8, size[0] // 4), max(8, size[1] // 4)), cells)
        low, high = 1 - cover - edge / 2, 1 - cover + edge / 2
        mask = mask.point([round(255 * strength * _step((v / 255 - low) / (high - low))) for v in range(256)])
        ends = graded([(0, "black"), (fade, "white"), (1 - fade, "white"), (1, "black")], mask.size).convert("L")
        mask = ImageChops.multiply(mask, ends)
        self.image.paste(rgb(ink), (0, top), mask.resize(size, Image.Resampling.BICUBIC))

    def blur(self, y0: float, y1: float, radius: float) -> None:
        """Put a band of the picture out of focus."""
        (_, top), (right, bottom) = self.pixels(0, y0), self.pixels(WIDTH, y1)
        band = self.image.crop((0, top, right, bottom))
        small = band.reduce(3).filter(ImageFilter.GaussianBlur(radius * self.scale / 3))
        self.image.paste(small.resize(band.size, Image.Resampling.BICUBIC), (0, top))

    def mirror(
        self,
        water: float,
        bottom: float = HEIGHT,
        *,
        squeeze: float = 1.0,
        tint: Ink = "#8090a0",
        ripple: float = 6,
        within: Stencil | None = None,
    ) -> None:
        """Fill the water below a line with what stands above it, tinted and rippled; `within` keeps it to a shape."""
        (_, shore), (right, end) = self.pixels(0, water), self.pixels(WIDTH, bottom)
        depth = end - shore
        seen = self.image.crop((0, max(0, shore - round(depth * squeeze)), right, shore))
        image = ImageOps.flip(seen).resize((right, depth), Image.Resampling.BILINEAR)
        image = ImageChops.multiply(image, Image.new("RGB", image.size, rgb(tint)))
        mask = within.image.crop((0, shore, right, end)) if within else None
        self.image.paste(self._rippled(image, ripple), (0, shore), mask)

    @contextmanager
    def mirrored(
        self, water: float, *, squeeze: float = 0.7, strength: float = 0.6, tint: Ink = "#808890", ripple: float = 6
    ) -> Iterator[None]:
        """Whatever is drawn within also shows in the water below a line."""
        before = self.image.copy()
        yield
        drawn = ImageChops.difference(before, self.image).convert("L").point([0] + [255] * 255)
        _, shore = self.pixels(0, water)
        box = drawn.crop((0, 0, drawn.width, shore)).getbbox()
        if box is None:
            return
        box = (max(0, box[0] - 60), box[1], min(drawn.width, box[2] + 60), shore)
        size = (box[2] - box[0], max(2, round((shore - box[1]) * squeeze)))
        patch = ImageChops.multiply(self.image.crop(box), Image.new("RGB", (size[0], shore - box[1]), rgb(tint)))
        patch.putalpha(drawn.crop(box))
        patch = self._rippled(ImageOps.flip(patch).resize(size, Image.Resampling.BILINEAR), ripple)
        fade = graded([(0, _grey(strength)), (1, _grey(strength * 0.35))], size).convert("L")
        self.image.paste(patch.convert("RGB"), (box[0], shore), ImageChops.multiply(patch.getchannel("A"), fade))

    def _rippled(self, image: Image.Image, ripple: float) -> Image.Image:
        """The image cut into level strips, each pushed a little to one side, more towards the eye."""
        whole = image.copy()
        y, turn = 0.0, 0.0
        while y < image.height:
            near = y / image.height
            height = (1.2 + 6 * near) * self.scale * self.rng.uniform(0.6, 1.3)
            turn = 0.55 * turn + self.rng.uniform(-1, 1)
            shift = round(ripple * self.scale * (0.3 + near) * turn)
            strip = image.crop((0, round(y), image.width, min(image.height, round(y + height) + 1)))
            whole.paste(ImageChops.offset(strip, shift, 0), (0, round(y)))
            y += height
        return whole

    def finished(self, *, vignette: float = 0.28, grain: float = 0.075) -> Image.Image:
        """The picture at the asked size: cropped around its centre, vignetted and grained."""
        width, height = self.size
        ratio = max(width / WIDTH, height / HEIGHT)
        whole = self.image.resize((round(WIDTH * ratio), round(HEIGHT * ratio)), Image.Resampling.LANCZOS)
        left, top = (whole.width - width) // 2, (whole.height - height) // 2
        picture = whole.crop((left, top, left + width, top + height))
        picture = Image.composite(picture, Image.new("RGB", self.size), _lens(self.size, vignette))
        noise = Image.frombytes("L", self.size, self.rng.randbytes(width * height))
        noise = noise.filter(ImageFilter.GaussianBlur(0.6))
        grains = Image.merge("RGB", [noise] * 3)
        return Image.blend(picture, ImageChops.overlay(picture, grains), min(1.0, grain * 2))

    @cached_property
    def _grain(self) -> Image.Image:
        """A field of chance, a little coarser than the pixels of the finished picture."""
        width, height = (side // 2 + 1 for side in self.image.size)
        field = Image.frombytes("L", (width, height), self.rng.randbytes(width * height))
        return field.resize((width * 2, height * 2), Image.Resampling.NEAREST)


def clouds(rng: random.Random, size: tuple[int, int], cells: tuple[int, int], *, octaves: int = 5) -> Image.Image:
    """Fractal noise, light and dark in about equal parts."""
    field = Image.new("L", size, 128)
    for octave in reversed(range(octaves)):
        grid = (min(size[0], cells[0] * 2**octave + 3), min(size[1], cells[1] * 2**octave + 3))
        layer = Image.frombytes("L", grid, rng.randbytes(grid[0] * grid[1]))
        field = Image.blend(field, layer.resize(size, Image.Resampling.BICUBIC), 0.56)
    return ImageOps.autocontrast(field, cutoff=1)


def _grey(opacity: float) -> Ink:
    """An opacity (0..1) as the grey that stands for it in a mask."""
    return (round(255 * opacity),) * 3


def _step(value: float) -> float:
    """0 to 1 with soft ends."""
    eased = min(1.0, max(0.0, value))
    return eased * eased * (3 - 2 * eased)


def _ramp(towards: Towards, size: tuple[int, int]) -> Image.Image:
    """A grey ramp that grows light in one direction."""
    ramp = Image.linear_gradient("L")
    if towards in ("left", "right"):
        ramp = ramp.transpose(Image.Transpose.TRANSPOSE)
    if towards in ("up", "left"):
        ramp = ImageOps.invert(ramp)
    return ramp.resize(size, Image.Resampling.BILINEAR)


def _lens(size: tuple[int, int], depth: float) -> Image.Image:
    """A mask that darkens the corners."""
    field = Image.radial_gradient("L").resize((320, 320)).crop((32, 32, 288, 288))
    field = field.point([round(255 * (1 - depth * (v / 255) ** 3)) for v in range(256)])
    return field.resize(size, Image.Resampling.BILINEAR)
