"""Why a measurement cannot be made, in a sentence that says what to do."""


class CannotMeasure(Exception):
    """Told to the person at the terminal as it is."""
