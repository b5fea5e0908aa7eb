"""How the demo's authors look; whoever is not listed is drawn by chance from the same wardrobe."""

import random
from dataclasses import dataclass, fields

from newsroom.demo.pictures.palette import Ink

SKINS = ("#f3d0b5", "#eabf9c", "#dba67f", "#c78d63", "#a96f49", "#875236", "#6a3f2a")
HAIR_INKS = ("#1d1614", "#2f2019", "#4a2e1f", "#6e4426", "#9a5a2c", "#b98a4e", "#8d8781", "#c9c4bc")
HAIRS = ("bob", "long", "waves", "bun", "curls", "pixie", "parted", "cropped", "swept", "shaven", "tousled")
BEARDS = ("", "", "", "stubble", "full", "moustache")
CLOTHES = ("jacket", "rollneck", "shirt", "blouse", "cardigan")
CLOTH_INKS = ("#22384a", "#2f5d5a", "#7a2f38", "#3a3f5c", "#5b4636", "#b5652f", "#4f6a48", "#2b2b33")
ACCENTS = ("#f4ead6", "#dfe7e4", "#e9c46a", "#d9795a", "#a9c4c4", "#c9b6d3")
GROUNDS = (
    ("#d9a441", "#e6bd6c"),
    ("#c8603f", "#d97f5c"),
    ("#2f7f7a", "#4c9a92"),
    ("#35506e", "#4f6d8c"),
    ("#8f4f63", "#a96a7d"),
    ("#7d8f5a", "#98a974"),
    ("#b9a58c", "#cdbca6"),
    ("#5a4a78", "#776795"),
)


@dataclass(frozen=True)
class Sitter:
    """What a portrait shows."""

    skin: Ink
    hair: str
    hair_ink: Ink
    clothes: str
    cloth: Ink
    accent: Ink
    ground: tuple[Ink, Ink]
    beard: str = ""
    glasses: bool = False
    earrings: bool = False
    lips: bool = False
    wide: float = 1.0


# Only what must suit the name; the rest follows from the key.
_KNOWN: dict[str, dict[str, object]] = {
    "ines-varga": {
        "skin": SKINS[2],
        "hair": "bob",
        "hair_ink": HAIR_INKS[0],
        "clothes": "jacket",
        "cloth": "#7a2f38",
        "lips": True,
        "earrings": True,
        "ground": GROUNDS[6],
    },
    "callum-reith": {
        "skin": SKINS[0],
        "hair": "parted",
        "hair_ink": HAIR_INKS[4],
        "clothes": "jacket",
        "cloth": "#3a3f5c",
        "beard": "stubble",
        "ground": GROUNDS[2],
    },
    "mara-lindqvist": {
        "skin": SKINS[0],
        "hair": "bun",
        "hair_ink": HAIR_INKS[5],
        "clothes": "rollneck",
        "cloth": "#2f5d5a",
        "glasses": True,
        "lips": True,
        "ground": GROUNDS[1],
    },
    "joel-adeyemi": {
        "skin": SKINS[5],
        "hair": "cropped",
        "hair_ink": HAIR_INKS[0],
        "clothes": "shirt",
        "cloth": "#b5652f",
        "beard": "full",
        "ground": GROUNDS[3],
    },
    "priya-nathan": {
        "skin": SKINS[4],
        "hair": "long",
        "hair_ink": HAIR_INKS[0],
        "clothes": "blouse",
        "cloth": "#2f5d5a",
        "lips": True,
        "earrings": True,
        "ground": GROUNDS[0],
    },
    "tobias-wren": {
        "skin": SKINS[1],
        "hair": "tousled",
        "hair_ink": HAIR_INKS[3],
        "clothes": "cardigan",
        "cloth": "#4f6a48",
        "ground": GROUNDS[6],
    },
    "helena-duarte": {
        "skin": SKINS[3],
        "hair": "waves",
        "hair_ink": HAIR_INKS[2],
        "clothes": "rollneck",
        "cloth": "#2b2b33",
        "lips": True,
        "earrings": True,
        "ground": GROUNDS[4],
    },
    "samuel-okoro": {
        "skin": SKINS[6],
        "hair": "shaven",
        "hair_ink": HAIR_INKS[6],
        "clothes": "jacket",
        "cloth": "#22384a",
        "beard": "full",
        "glasses": True,
        "ground": GROUNDS[0],
    },
    "vera-solntseva": {
        "skin": SKINS[0],
        "hair": "pixie",
        "hair_ink": HAIR_INKS[7],
        "clothes": "jacket",
        "cloth": "#3a3f5c",
        "glasses": True,
        "lips": True,
        "earrings": True,
        "ground": GROUNDS[5],
    },
    "maksim-gradov": {
        "skin": SKINS[1],
        "hair": "swept",
        "hair_ink": HAIR_INKS[2],
        "clothes": "jacket",
        "cloth": "#5b4636",
        "ground": GROUNDS[2],
    },
    "lidia-karpenko": {
        "skin": SKINS[0],
        "hair": "long",
        "hair_ink": HAIR_INKS[4],
        "clothes": "cardigan",
        "cloth": "#35506e",
        "lips": True,
        "ground": GROUNDS[7],
    },
    "arseny-volkov": {
        "skin": SKINS[1],
        "hair": "cropped",
        "hair_ink": HAIR_INKS[5],
        "clothes": "rollneck",
        "cloth": "#22384a",
        "beard": "stubble",
        "ground": GROUNDS[1],
    },
    "nina-ostrova": {
        "skin": SKINS[1],
        "hair": "bob",
        "hair_ink": HAIR_INKS[3],
        "clothes": "blouse",
        "cloth": "#7a2f38",
        "lips": True,
        "glasses": True,
        "ground": GROUNDS[3],
    },
    "aysel-qasimli": {
        "skin": SKINS[2],
        "hair": "waves",
        "hair_ink": HAIR_INKS[0],
        "clothes": "jacket",
        "cloth": "#2f5d5a",
        "lips": True,
        "earrings": True,
        "ground": GROUNDS[1],
    },
    "rauf-mirzali": {
        "skin": SKINS[3],
        "hair": "swept",
        "hair_ink": HAIR_INKS[6],
        "clothes": "jacket",
        "cloth": "#2b2b33",
        "beard": "moustache",
        "ground": GROUNDS[5],
    },
    "leyla-sadiqova": {
        "skin": SKINS[2],
        "hair": "bun",
        "hair_ink": HAIR_INKS[1],
        "clothes": "blouse",
        "cloth": "#b5652f",
        "lips": True,
        "earrings": True,
        "ground": GROUNDS[2],
    },
    "tural-hasanzade": {
        "skin": SKINS[2],
        "hair": "tousled",
        "hair_ink": HAIR_INKS[0],
        "clothes": "shirt",
        "cloth": "#35506e",
        "beard": "stubble",
        "ground": GROUNDS[0],
    },
    "niloufar-azad": {
        "skin": SKINS[2],
        "hair": "curls",
        "hair_ink": HAIR_INKS[1],
        "clothes": "jacket",
        "cloth": "#3a3f5c",
        "lips": True,
        "glasses": True,
        "ground": GROUNDS[4],
    },
    "kaveh-rostami": {
        "skin": SKINS[3],
        "hair": "parted",
        "hair_ink": HAIR_INKS[0],
        "clothes": "jacket",
        "cloth": "#4f6a48",
        "beard": "full",
        "ground": GROUNDS[6],
    },
    "mina-farahani": {
        "skin": SKINS[1],
        "hair": "long",
        "hair_ink": HAIR_INKS[1],
        "clothes": "rollneck",
        "cloth": "#7a2f38",
        "lips": True,
        "earrings": True,
        "ground": GROUNDS[3],
    },
}


def sitter(key: str, rng: random.Random) -> Sitter:
    """Who sits for the portrait of an author."""
    hair = rng.choice(HAIRS)
    drawn: dict[str, object] = {
        "skin": rng.choice(SKINS),
        "hair": hair,
        "hair_ink": rng.choice(HAIR_INKS),
        "clothes": rng.choice(CLOTHES),
        "cloth": rng.choice(CLOTH_INKS),
        "accent": rng.choice(ACCENTS),
        "ground": rng.choice(GROUNDS),
        "beard": rng.choice(BEARDS) if hair in ("parted", "cropped", "swept", "shaven") else "",
        "glasses": rng.random() < 0.3,
        "wide": rng.uniform(0.95, 1.05),
    }
    known = _KNOWN.get(key)
    if known:
        drawn |= {"glasses": False, "beard": "", **known}
    names = {field.name for field in fields(Sitter)}
    return Sitter(**{name: value for name, value in drawn.items() if name in names})  # type: ignore[arg-type]
