"""Scripts that import one another go out as one file: `make lint` asks whether it is fresh, `make fix` makes it.

python tests/bundles.py          exit code 1 and their names where some are not
python tests/bundles.py --fix    make them, with esbuild (needs Node.js and npm)

Why: in production every static file has a hash in its name, and an import by path would not find it.
The first line of a bundle holds the hash of what it was made of, so that asking needs no Node.js.
"""

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ESBUILD = "esbuild@0.28.2"
#: Stays outside: the import map of the page names it.
EXTERNAL = "django-prose-editor/editor"

DESK = ROOT / "newsroom/static/newsroom/desk"
EDITOR = ROOT / "articles/static/articles/editor"

#: bundle -> the script it begins with, and the folder whose scripts are in it
BUNDLES = {
    DESK / "bundles/story.js": (DESK / "story.js", DESK),
    DESK / "bundles/sheet.js": (DESK / "sheet.js", DESK),
    EDITOR / "bundles/editor.js": (EDITOR / "editor.js", EDITOR),
}


def stamp(folder: Path) -> str:
    """The first line of a bundle that is made of the folder's scripts as they are now."""
    made_of = hashlib.sha256(ESBUILD.encode())
    for path in sorted(folder.glob("*.js")):
        made_of.update(path.name.encode() + b"\0" + path.read_bytes())
    return f"/* made by tests/bundles.py of {made_of.hexdigest()[:20]} */"


def is_fresh(bundle: Path, folder: Path) -> bool:
    return bundle.exists() and bundle.read_text().partition("\n")[0] == stamp(folder)


def make(bundle: Path, entry: Path, folder: Path) -> None:
    """Write the bundle."""
    command = ["npm", "exec", "--yes", "--", ESBUILD, str(entry)]
    options = ["--bundle", "--format=esm", "--target=es2022", "--minify", "--charset=utf8", "--log-level=warning"]
    aliases = [f"--alias:newsroom/editor/{path.stem}={path}" for path in sorted(EDITOR.glob("*.js"))]
    banner = f"--banner:js={stamp(folder)}"
    subprocess.run(
        [*command, *options, *aliases, f"--external:{EXTERNAL}", banner, f"--outfile={bundle}"], check=True, cwd=ROOT
    )


def main() -> int:
    fix = "--fix" in sys.argv
    stale = [bundle for bundle, (_entry, folder) in BUNDLES.items() if not is_fresh(bundle, folder)]
    for bundle in stale:
        if fix:
            make(bundle, *BUNDLES[bundle])
        print(f"{bundle.relative_to(ROOT)}: {'made' if fix else 'not made since its scripts changed: make fix'}")
    return 1 if stale and not fix else 0


if __name__ == "__main__":
    sys.exit(main())
