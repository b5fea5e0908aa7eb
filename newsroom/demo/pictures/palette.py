"""Inks and what happens when they are mixed."""

from collections.abc import Sequence

from PIL import Image, ImageColor

Rgb = tuple[int, int, int]
Rgba = tuple[int, int, int, int]
Ink = str | Rgb | Rgba
Stops = Sequence[tuple[float, Ink]]


def rgb(ink: Ink) -> Rgb:
    """The red, green and blue of any ink; its transparency is dropped."""
    channels = ImageColor.getrgb(ink) if isinstance(ink, str) else ink
    return channels[0], channels[1], channels[2]


def mix(one: Ink, other: Ink, share: float) -> Rgb:
    """`one` with `share` (0..1) of `other` stirred in."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(rgb(one), rgb(other), strict=True))
    return red, green, blue


def clear(ink: Ink, opacity: float) -> Rgba:
    """The ink let down to an opacity between 0 and 1."""
    return (*rgb(ink), round(255 * opacity))


def lighter(ink: Ink, share: float) -> Rgb:
    """The ink with white in it."""
    return mix(ink, "#ffffff", share)


def darker(ink: Ink, share: float) -> Rgb:
    """The ink with black in it."""
    return mix(ink, "#000000", share)


def at(stops: Stops, place: float) -> Rgb:
    """The ink of a graded scale at `place`; stops are (place, ink), in order."""
    before = stops[0]
    for stop in stops:
        if place <= stop[0]:
            span = stop[0] - before[0]
            return mix(before[1], stop[1], (place - before[0]) / span) if span else rgb(stop[1])
        before = stop
    return rgb(before[1])


def even(*inks: Ink) -> Stops:
    """Stops at even distances from 0 to 1."""
    return [(n / (len(inks) - 1), ink) for n, ink in enumerate(inks)]


def graded(stops: Stops, size: tuple[int, int], *, across: bool = False) -> Image.Image:
    """A sheet graded from top to bottom, or from left to right."""
    scale = [at(stops, n / 255) for n in range(256)]
    strip = Image.new("RGB", (256, 1) if across else (1, 256))
    strip.putdata(scale)
    return strip.resize(size, Image.Resampling.BILINEAR)
