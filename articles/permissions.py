"""Who may do what with a story: one table, after the desk's role table in docs/editors.md."""

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.roles import Role

from .models import Article, DeskRights
from .workflow import Status

ANY, OWN, OWN_OR_ASSIGNED, NOT_OWN, NAMED = "any", "own", "own or assigned", "not their own", "if named"

_EDITORS = {Role.EDITOR: ANY, Role.CHIEF_EDITOR: ANY, Role.ADMINISTRATOR: ANY}
_CHIEFS = {Role.CHIEF_EDITOR: ANY, Role.ADMINISTRATOR: ANY}

#: step -> role -> which stories. A role that is missing may not.
GRANTS: dict[str, dict[Role, str]] = {
    "view": dict.fromkeys([Role.REPORTER, Role.PHOTO_EDITOR, *_EDITORS], ANY),
    "create": dict.fromkeys([Role.REPORTER, *_EDITORS], ANY),
    "write": {Role.REPORTER: OWN_OR_ASSIGNED, **_EDITORS},
    "keep_aside": {Role.REPORTER: OWN_OR_ASSIGNED, **_EDITORS},
    "submit": {Role.REPORTER: OWN_OR_ASSIGNED, **_EDITORS},
    "send_back": _EDITORS,
    "sign_off_legal": {Role.EDITOR: NAMED, **_CHIEFS},
    "sign_off_photo": {Role.PHOTO_EDITOR: ANY, Role.EDITOR: NAMED, **_CHIEFS},
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
    "share": {Role.REPORTER: OWN_OR_ASSIGNED, **_EDITORS},
    "redact": {Role.ADMINISTRATOR: ANY},
    "backfill": {Role.ADMINISTRATOR: ANY},
    "audit": _CHIEFS,
}


#: Roles that rights per section and edition do not limit.
UNLIMITED = frozenset({Role.CHIEF_EDITOR, Role.ADMINISTRATOR})
#: Who may see every story, however limited: a desk that hides its stories from itself writes them twice.
NEVER_LIMITED = frozenset({"view", "create"})


def may(user, step: str, article: Article | None = None) -> bool:
    """Whether the person may take `step` with this story, whatever state it is in; without a story, with any at all."""
    roles = getattr(user, "roles", frozenset())
    return any(
        _covers(reach, step, user, article) and not _is_beyond(role, step, user, article)
        for role, reach in GRANTS[step].items()
        if role in roles
    )


def _covers(reach: str, step: str, user, article: Article | None) -> bool:
    if reach == NAMED:
        return _is_named(user, step)
    if article is None or reach == ANY:
        return True
    if reach == NOT_OWN:
        return not settings.FOUR_EYES or not article.belongs_to(user)
    if step == "write" and article.status != Status.DRAFT:
        return False
    assigned = reach == OWN_OR_ASSIGNED and article.assigned_to_id == user.pk
    return assigned or article.belongs_to(user)


def _is_named(user, step: str) -> bool:
    """Whether the person's rights name them for this sign-off."""
    rights = limits_of(user)
    return rights is not None and getattr(rights, step.replace("sign_off_", "signs_off_"))


def _is_beyond(role: str, step: str, user, article: Article | None) -> bool:
    """Whether the story stands outside the sections and editions that the person is limited to, and is not theirs."""
    if article is None or role in UNLIMITED or step in NEVER_LIMITED:
        return False
    rights = limits_of(user)
    if rights is None or rights.cover(article):
        return False
    return not (article.assigned_to_id == user.pk or article.belongs_to(user))


def limits_of(user) -> DeskRights | None:
    """The person's limits, read once for each time they were loaded."""
    if not hasattr(user, "_limits"):
        rows = DeskRights.objects.prefetch_related("editions", "sections")
        user._limits = rows.filter(person=user.pk).first()
    return user._limits


def why_may_not(user, step: str, article: Article | None = None) -> str:
    """Why somebody who may not take the step with a story may not, and whom to ask."""
    roles = getattr(user, "roles", frozenset())
    granted = {role: reach for role, reach in GRANTS[step].items() if role in roles}
    if granted and article and all(_is_beyond(role, step, user, article) for role in granted):
        return _("The story stands outside your sections or editions: ask an editor who has them.")
    if NOT_OWN in granted.values():
        return _("Nobody approves their own story: ask another editor.")
    if NAMED in granted.values():
        return _("Only those who are named for it sign off: ask a chief editor.")
    if granted:
        return _("You may do this with your own stories only: ask its writer or an editor.")
    labels = [str(role.label) for role in Role if role in GRANTS[step]]
    return _("Your roles do not allow this. Ask somebody who is: %(roles)s.") % {"roles": ", ".join(labels)}
