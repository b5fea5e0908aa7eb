"""The table of steps."""

import pytest

from articles.workflow import STEPS, Status, steps_from


@pytest.mark.parametrize(
    ("status", "names"),
    [
        (
            Status.DRAFT,
            "submit reschedule unschedule correct fix undo kill reinstate spike redact",
        ),
        (
            Status.IN_REVIEW,
            "send_back sign_off_legal sign_off_photo approve "
            "reschedule unschedule correct fix undo kill reinstate spike redact",
        ),
        (
            Status.APPROVED,
            "send_back publish update reschedule unschedule correct fix undo kill reinstate spike redact",
        ),
        (Status.SPIKED, "revive redact"),
    ],
)
def test_each_status_allows_its_steps(status, names):
    assert [step.name for step in steps_from(status)] == names.split()


def test_every_step_leads_to_a_known_status_or_stays():
    assert {step.target for step in STEPS.values()} <= {*Status, None}
