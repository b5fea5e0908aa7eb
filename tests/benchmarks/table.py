"""Rows as a table of plain text."""

from collections.abc import Sequence

Cell = str | int | float | None


def table(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """Columns as wide as they must be: the first from the left, the others from the right; nothing is "-"."""
    lines = [list(head), *([shown(cell) for cell in row] for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(head))]
    return "\n".join(_line(line, widths) for line in lines)


def shown(cell: Cell) -> str:
    """A figure with three digits that count, and thousands apart."""
    if cell is None:
        return "-"
    if isinstance(cell, str):
        return cell
    if isinstance(cell, int) or abs(cell) >= 100:
        return f"{cell:,.0f}"
    # Three digits that count, never as a power of ten: 0.00123, 0.0456, 7.89, 12.3.
    digits = next((places for places in range(1, 6) if abs(cell) >= 10 ** (2 - places)), 5)
    return f"{cell:.{digits}f}" if cell else "0"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = [
        cell.rjust(width) if place else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "  ".join([first, *others]).rstrip()
