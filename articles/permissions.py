"""Who may do what with a story: one table, after the desk's role table in docs/editors.md."""

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.roles import Role

from .models import Article
from .workflow import Status

ANY, OWN, OWN_OR_ASSIGNED, NOT_OWN = "any", "own", "own or assigned", "not their own"

_EDITORS = {Role.EDITOR: ANY, Role.CHIEF_EDITOR: ANY, Role.ADMINISTRATOR: ANY}
_CHIEFS = {Role.CHIEF_EDITOR: ANY, Role.ADMINISTRATOR: ANY}

#: step -> role -> which stories. A role that is missing may not.
GRANTS: dict[str, dict[Role, str]] = {
    "view": dict.fromkeys([Role.REPORTER, Role.PHOTO_EDITOR, *_EDITORS], ANY),
    "create": dict.fromkeys([Role.REPORTER, *_EDITORS], ANY),
    "write": {Role.REPORTER: OWN_OR_ASSIGNED, **_EDITORS},
    "submit": {Role.REPORTER: OWN_OR_ASSIGNED, **_EDITORS},
    "send_back": _EDITORS,
    "approve": {Role.EDITOR: NOT_OWN, **_CHIEFS},
    "publish": _EDITORS,
    "update": _EDITORS,
    "reschedule": _EDITORS,
    "unschedule": _EDITORS,
    "undo": _EDITORS,
    "correct": _EDITORS,
    "fix": _EDITORS,
    "kill": _EDITORS,
    "reinstate": _CHIEFS,
    "break_embargo": _CHIEFS,
    "spike": {Role.REPORTER: OWN, **_EDITORS},
    "revive": {Role.REPORTER: OWN, **_EDITORS},
    "redact": {Role.ADMINISTRATOR: ANY},
    "backfill": {Role.ADMINISTRATOR: ANY},
}


def may(user, step: str, article: Article | None = None) -> bool:
    """Whether the person may take `step` with this story, whatever state it is in; without a story, with any at all."""
    roles = getattr(user, "roles", frozenset())
    return any(_covers(reach, step, user, article) for role, reach in GRANTS[step].items() if role in roles)


def _covers(reach: str, step: str, user, article: Article | None) -> bool:
    if article is None or reach == ANY:
        return True
    if reach == NOT_OWN:
        return not settings.FOUR_EYES or not article.belongs_to(user)
    if step == "write" and article.status != Status.DRAFT:
        return False
    assigned = reach == OWN_OR_ASSIGNED and article.assigned_to_id == user.pk
    return assigned or article.belongs_to(user)


def why_may_not(user, step: str) -> str:
    """Why somebody who may not take the step with a story may not, and whom to ask."""
    roles = getattr(user, "roles", frozenset())
    reaches = {reach for role, reach in GRANTS[step].items() if role in roles}
    if NOT_OWN in reaches:
        return _("Nobody approves their own story: ask another editor.")
    if reaches:
        return _("You may do this with your own stories only: ask its writer or an editor.")
    labels = [str(role.label) for role in Role if role in GRANTS[step]]
    return _("Your roles do not allow this. Ask somebody who is: %(roles)s.") % {"roles": ", ".join(labels)}
