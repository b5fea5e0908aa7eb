"""Compiled translations must be those of their sources: `make lint` asks, `make fix` compiles.

python tests/translations.py          exit code 1 and their names where some are not
python tests/translations.py --fix    compile them
"""

import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent


def meaning(catalogue: polib.POFile | polib.MOFile) -> dict:
    """What a catalogue says, whoever compiled it."""
    entries = catalogue if isinstance(catalogue, polib.MOFile) else catalogue.translated_entries()
    return {(entry.msgctxt, entry.msgid): (entry.msgstr, entry.msgstr_plural) for entry in entries}


def is_fresh(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return compiled.exists() and meaning(polib.mofile(str(compiled))) == meaning(polib.pofile(str(source)))


def main() -> int:
    fix = "--fix" in sys.argv
    stale = [path for path in sorted(ROOT.glob("locale/*/LC_MESSAGES/*.po")) if not is_fresh(path)]
    for path in stale:
        if fix:
            polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
        print(f"{path.relative_to(ROOT)}: {'compiled' if fix else 'not compiled since it changed: make fix'}")
    return 1 if stale and not fix else 0


if __name__ == "__main__":
    sys.exit(main())
