"""Run the background worker."""

import logging

from django.core.management.base import BaseCommand

from newsroom.worker import Worker

logger = logging.getLogger("newsroom.worker")


class Command(BaseCommand):
    help = (
        "Run the background worker: it announces what has become public, sends mail, makes photo sizes, clears out. "
        "Any number may run. Ctrl-C or SIGTERM lets it finish its task first; twice stops it on the spot. "
        "Example: manage.py worker"
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is to be done now, then leave")

    def handle(self, *args, **options) -> None:
        # One line for each task that begins and ends would bury what matters; failures are still logged.
        for chatty in ("django_tasks", "django_tasks_db"):
            logging.getLogger(chatty).setLevel(logging.WARNING)
        worker = Worker()
        if options["once"]:
            worker.run_once()
            return
        worker.listen()
        logger.info("Worker %s is at work.", worker.name)
        worker.run()
        logger.info("Worker %s has stopped.", worker.name)
