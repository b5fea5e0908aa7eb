"""The desk's pages for stories, and the admins of what stories stand in."""

from . import rights, stories, taxonomy  # noqa: F401 (they register what they name)
