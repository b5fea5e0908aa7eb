#!/usr/bin/env python
"""The command line of Newsroom: `python manage.py help`."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as error:
        raise SystemExit(
            "Django is not installed here. Run `make run` once, or activate the virtual "
            "environment (.venv) that it makes."
        ) from error
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
