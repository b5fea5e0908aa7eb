"""Why a step was refused, in words for the person who asked for it."""

from django.core.exceptions import PermissionDenied


class StepRefused(Exception):
    """A step that cannot be taken; `sentences` say why and what to do, and nothing was written."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences = [str(sentence) for sentence in sentences]

    def __str__(self) -> str:
        return " ".join(self.sentences)


class NotAllowed(StepRefused, PermissionDenied):
    """The person's roles do not allow it. An edge that does not catch it answers 403."""


class WrongState(StepRefused):
    """The story's state or its releases do not allow it now; somebody may have been quicker."""


class Obstructed(StepRefused):
    """The story itself is not ready: a missing alt text, no section, nothing changed."""


class StaleSave(StepRefused):
    """The words came from an older revision than the one that is saved now."""


class TakenOver(StaleSave):
    """Somebody, `name`, took the story over from the tab that the words came from."""

    def __init__(self, *sentences: str, name: str) -> None:
        super().__init__(*sentences)
        self.name = name
