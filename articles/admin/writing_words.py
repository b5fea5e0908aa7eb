"""What the scripts know that save and that tell who is here: addresses, times, sentences in the person's language."""

import json

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Article, Presence

#: How long the script waits after a key before it saves.
PAUSE = 2000


def writing_data(request: HttpRequest, article: Article | None) -> str:
    """What the page's scripts know: addresses, times and words, as JSON."""
    urls = {"logIn": reverse("admin:login")}
    if article:
        urls |= {
            name: reverse(f"admin:articles_article_{name}", args=[article.pk])
            for name in ("autosave", "presence", "keep", "change", "preview")
        }
    data = {
        "urls": urls,
        "story": article.pk if article else "new",
        "person": request.user.pk,
        "desk": "/" + settings.ADMIN_PATH,
        "ping": Presence.PING.total_seconds() * 1000,
        "pause": PAUSE,
        "words": writing_words(),
    }
    return json.dumps(data, ensure_ascii=False)


def writing_words() -> dict[str, str]:
    return {
        "unsaved": _("Not saved yet"),
        "saving": _("Saving…"),
        "offline": _("Offline - kept on this computer"),
        "down": _("The server does not answer - kept on this computer"),
        "lost": _("Neither saved nor kept: this browser has no room. Copy your text."),
        "wrong": _("Not saved: %(errors)s"),
        "kept": _("Kept on this computer until you save it"),
        "loggedOut": _("You are logged out: log in in another tab; your text is kept here."),
        "logIn": _("Log in (new tab)"),
        "stale": _("You may only read here: this story was saved since you opened it."),
        "taken": _("You may only read here: %(name)s took the story over."),
        "other": _("You may only read here: %(name)s is writing in this story."),
        "free": _("Nobody writes in this story now."),
        "rights": _("You may only read here: you may not write in this story now."),
        "left": _("You may only read here: you write in this story in another tab."),
        "see": _("See what is saved (new tab)"),
        "reload": _("Open it anew"),
        "keepAside": _("Keep mine aside"),
        "compare": _("Compare mine with what is saved"),
        "ownTab": _("your other tab"),
        "takeOver": _("Take over"),
        "takeOverSure": _("Take the story over from %(name)s? What they wrote so far is kept as a version."),
        "seeKept": _("See it beside what is saved"),
        "notKept": _("It could not be kept aside: copy your text, or compare."),
        "found": _("A text that was not saved is kept on this computer: “%(headline)s”, %(time)s."),
        "look": _("Put it into the form"),
        "discard": _("Throw it away"),
        "discardSure": _("Throw this text away? It is nowhere else."),
    }
