"""The shapes and sizes of renditions: arithmetic only."""

RATIOS: dict[str, tuple[int, int] | None] = {"full": None, "16x9": (16, 9), "3x2": (3, 2), "1x1": (1, 1)}
CROPS = tuple(shape for shape, ratio in RATIOS.items() if ratio)
WIDTHS = (320, 480, 800, 1200, 1600)

Box = tuple[float, float, float, float]


def crop_size(width: int, height: int, shape: str) -> tuple[float, float]:
    """The largest cut of the shape that a picture of this size holds."""
    ratio = RATIOS[shape]
    if ratio is None:
        return width, height
    across, down = ratio
    cut_width = min(width, height * across / down)
    return cut_width, cut_width * down / across


def crop_box(width: int, height: int, shape: str, focus: tuple[float, float]) -> Box:
    """Left, top, right, bottom of that cut: the focus in its middle, or as near as the edges allow."""
    cut_width, cut_height = crop_size(width, height, shape)
    left = min(max(focus[0] * width - cut_width / 2, 0), width - cut_width)
    top = min(max(focus[1] * height - cut_height / 2, 0), height - cut_height)
    return left, top, left + cut_width, top + cut_height


def widths(width: int, height: int, shape: str) -> list[int]:
    """The widths to make of a master of this size, never more pixels than it has; a small one ends with its own."""
    most = max(1, min(int(crop_size(width, height, shape)[0]), WIDTHS[-1]))
    return [size for size in WIDTHS if size < most] + [most]


def height_at(width: int, height: int, shape: str, size: int) -> int:
    """How high a rendition `size` wide is."""
    cut_width, cut_height = crop_size(width, height, shape)
    return max(1, round(size * cut_height / cut_width))
