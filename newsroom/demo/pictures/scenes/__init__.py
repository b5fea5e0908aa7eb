"""The scenes, by kind of place; importing a module hangs its painters."""

from newsroom.demo.pictures.scenes import (  # noqa: F401
    arts,
    city,
    civic,
    coast,
    country,
    energy,
    halls,
    port,
    rails,
    roads,
    rooms,
    sea,
    space,
    sport,
    streets,
    wetlands,
    works,
)
from newsroom.demo.pictures.scenes.gallery import PAINTERS

__all__ = ["PAINTERS"]
