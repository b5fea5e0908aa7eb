"""Who gets what at every address: the table that tests/test_permissions.py walks.

An address that is not in it fails the build. Each row names a path (with the placeholders of `World`) and, per method,
who is let in; everybody else is refused: sent to the log-in where nobody is logged in, 403 or 404 otherwise.
A method that a row does not name answers 405 to those who are let in by the others.
"""

from dataclasses import dataclass, field

ANYBODY = "anybody"
ACTORS = ("anonymous", "leo", "max", "rita", "phil", "edith", "carl", "ada")
EVERYBODY = frozenset(ACTORS)
PEOPLE = EVERYBODY - {"anonymous"}
DESK = PEOPLE - {"leo"}
WRITERS = frozenset({"rita", "edith", "carl", "ada"})
READERS_OF_STORIES = WRITERS | {"phil"}
EDITORS = frozenset({"edith", "carl", "ada"})
CHIEFS = frozenset({"carl", "ada"})
ADMINISTRATORS = frozenset({"ada"})
PICTURES = frozenset({"rita", "phil", "edith", "carl", "ada"})
AUTHOR_READERS = READERS_OF_STORIES
PICTURE_DESK = EDITORS | {"phil"}
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Row:
    """One address: who may GET it, who may POST to it (None: nobody, 405)."""

    path: str
    get: frozenset[str] | None = EVERYBODY
    post: frozenset[str] | None = None
    data: dict = field(default_factory=dict)


def reader(path: str) -> Row:
    return Row(path)


def account(path: str, get=EVERYBODY, post=EVERYBODY) -> Row:
    return Row(path, get, post)


def admin_model(name: str, path: str, *, view, add, change, delete=NOBODY) -> dict[str, Row]:
    """The five addresses of one of Django's model admins."""
    return {
        f"admin:{name}_changelist": Row(f"/admin/{path}/", view, view),
        f"admin:{name}_add": Row(f"/admin/{path}/add/", add, add),
        f"admin:{name}_change": Row(f"/admin/{path}/{{{name}}}/change/", view, change),
        f"admin:{name}_history": Row(f"/admin/{path}/{{{name}}}/history/", view, view),
        f"admin:{name}_delete": Row(f"/admin/{path}/{{{name}}}/delete/", delete, delete),
    }


def _reader_pages(namespace: str, prefix: str, live_path: str) -> dict[str, Row]:
    """The patterns that stand at the root and again below an edition's code."""
    pages = {
        "day": "2026/03/02/",
        "story": live_path,
        "section": "section/world/",
        "section_rss": "section/world/feed/rss.xml",
        "topic": "topic/ports/",
        "author": "author/ines-varga/",
        "author_rss": "author/ines-varga/feed/rss.xml",
        "corrections": "corrections/",
        "rss": "feed/rss.xml",
    }
    return {f"{namespace}:{name}": reader(prefix + path) for name, path in pages.items()}


MATRIX: dict[str, Row] = {
    # --- Readers -------------------------------------------------------------------------------------
    "front": reader("/"),
    "edition_or_page": reader("/ru/"),
    **_reader_pages("reader", "/", "{live_path}"),
    **_reader_pages("edition", "/ru/", "{live_path_ru}"),
    "edition:page": reader("/ru/about/"),
    "shared": Row("/share/{shared}/", EVERYBODY, EVERYBODY),
    "shared ended": Row("/share/{shared_ended}/", NOBODY, NOBODY),
    "shared killed": Row("/share/{shared_killed}/", NOBODY, NOBODY),
    "shared tampered with": Row("/share/{shared}x/", NOBODY, NOBODY),
    "healthz": reader("/healthz"),
    "readyz": reader("/readyz"),
    "robots": reader("/robots.txt"),
    "media": reader("/media/{photo_path}"),
    # --- Accounts: a page for somebody else's state answers with a redirect, never with that state ------
    "account_home": account("/accounts/", PEOPLE, PEOPLE),
    "account_login": account("/accounts/login/"),
    "account_logout": account("/accounts/logout/"),
    "account_inactive": account("/accounts/inactive/", post=None),
    "account_signup": account("/accounts/signup/"),
    "account_reauthenticate": account("/accounts/reauthenticate/", PEOPLE, PEOPLE),
    "account_email": account("/accounts/email/", PEOPLE, PEOPLE),
    "account_email_verification_sent": account("/accounts/confirm-email/", post=None),
    "account_change_password": account("/accounts/password/change/", PEOPLE, PEOPLE),
    "account_set_password": account("/accounts/password/set/", PEOPLE, PEOPLE),
    "account_reset_password": account("/accounts/password/reset/"),
    "account_confirm_login_code": account("/accounts/login/code/confirm/", PEOPLE, PEOPLE),
    # The page says that the link is of no use; sent back, it leads nowhere.
    "account_confirm_email": account("/accounts/confirm-email/no-such-key/", post=NOBODY),
    "account_reset_password_from_key_done": account("/accounts/password/reset/key/done/", post=None),
    "account_reset_password_from_key": account("/accounts/password/reset/key/1-no-such-key/"),
    "account_reset_password_done": account("/accounts/password/reset/done/", post=None),
    "mfa_index": account("/accounts/2fa/", PEOPLE, None),
    "mfa_authenticate": account("/accounts/2fa/authenticate/", PEOPLE, PEOPLE),
    "mfa_reauthenticate": account("/accounts/2fa/reauthenticate/", PEOPLE, PEOPLE),
    "mfa_activate_totp": account("/accounts/2fa/totp/activate/", PEOPLE, PEOPLE),
    # Those of somebody who has no second factor are not there.
    "mfa_deactivate_totp": account("/accounts/2fa/totp/deactivate/", NOBODY, NOBODY),
    "mfa_view_recovery_codes": account("/accounts/2fa/recovery-codes/", NOBODY, None),
    "mfa_generate_recovery_codes": account("/accounts/2fa/recovery-codes/generate/", PEOPLE, PEOPLE),
    "mfa_download_recovery_codes": account("/accounts/2fa/recovery-codes/download/", NOBODY, None),
    "mfa_list_webauthn": account("/accounts/2fa/webauthn/", PEOPLE, None),
    "mfa_add_webauthn": account("/accounts/2fa/webauthn/add/", PEOPLE, PEOPLE),
    "mfa_reauthenticate_webauthn": account("/accounts/2fa/webauthn/reauthenticate/", PEOPLE, PEOPLE),
    "mfa_remove_webauthn": account("/accounts/2fa/webauthn/keys/1/remove/", PEOPLE, PEOPLE),
    "mfa_edit_webauthn": account("/accounts/2fa/webauthn/keys/1/edit/", PEOPLE, PEOPLE),
    # Asked for by script alone: anybody else is sent on, to the log-in or past it.
    "mfa_login_webauthn": account("/accounts/2fa/webauthn/login/", PEOPLE, PEOPLE),
    # --- The desk --------------------------------------------------------------------------------------
    "admin:index": Row("/admin/", DESK, DESK),
    "admin:login": Row("/admin/login/", DESK, DESK),
    "admin:logout": Row("/admin/logout/", None, EVERYBODY),
    "admin:password_change": Row("/admin/password_change/", DESK, DESK),
    "admin:password_change_done": Row("/admin/password_change/done/", DESK, DESK),
    "admin:autocomplete": Row("/admin/autocomplete/", NOBODY, None),
    "admin:jsi18n": Row("/admin/jsi18n/", DESK, DESK),
    "admin:view_on_site": Row("/admin/r/{section_type}/{section}/", DESK, DESK),
    "admin:app_list": Row("/admin/articles/", READERS_OF_STORIES, READERS_OF_STORIES),
    "admin:articles_article_changelist": Row("/admin/articles/article/", READERS_OF_STORIES, None),
    "admin:articles_article_add": Row("/admin/articles/article/add/", WRITERS, WRITERS),
    "admin:articles_article_find": Row("/admin/articles/article/find/?q=harbour", READERS_OF_STORIES, None),
    "admin:articles_article_find_authors": Row("/admin/articles/article/find/authors/?q=i", READERS_OF_STORIES, None),
    "admin:articles_article_find_topics": Row("/admin/articles/article/find/topics/?q=p", READERS_OF_STORIES, None),
    "admin:plan": Row("/admin/plan/", READERS_OF_STORIES, None),
    "admin:audit": Row("/admin/audit/", READERS_OF_STORIES, None),
    "admin:articles_article_note": Row(
        "/admin/articles/article/{article}/notes/", None, READERS_OF_STORIES, {"text": "Who says so?"}
    ),
    "admin:articles_article_note_resolve": Row(
        "/admin/articles/article/{article}/notes/{note}/", None, READERS_OF_STORIES
    ),
    "admin:articles_article_here": Row("/admin/articles/article/here/?id={article}", READERS_OF_STORIES, None),
    "admin:articles_article_many": Row(
        "/admin/articles/article/many/", None, READERS_OF_STORIES, {"step": "submit", "story": "1"}
    ),
    "admin:articles_views": Row(
        "/admin/articles/article/views/", None, READERS_OF_STORIES, {"name": "Mine", "query": "who=mine"}
    ),
    # A view is its owner's: for everybody else there is none.
    "admin:articles_view": Row(
        "/admin/articles/article/views/{saved_view}/", None, frozenset({"edith"}), {"name": "Mine"}
    ),
    "admin:articles_alerts_seen": Row("/admin/articles/article/alerts/", None, DESK),
    "admin:articles_article_change": Row("/admin/articles/article/{article}/change/", READERS_OF_STORIES, WRITERS),
    "admin:articles_article_autosave": Row("/admin/articles/article/{article}/autosave/", None, WRITERS),
    "admin:articles_article_presence": Row(
        "/admin/articles/article/{article}/presence/", None, READERS_OF_STORIES, {"tab": "a-tab-of-this-test"}
    ),
    "admin:articles_article_keep": Row("/admin/articles/article/{article}/keep/", None, WRITERS),
    "admin:articles_article_compare": Row("/admin/articles/article/{article}/compare/", READERS_OF_STORIES, None),
    "admin:articles_article_restore": Row(
        "/admin/articles/article/{article}/restore/", None, WRITERS, {"source": "v1"}
    ),
    "admin:articles_article_name_version": Row(
        "/admin/articles/article/{article}/name/", None, WRITERS, {"version": "1", "name": "First"}
    ),
    "admin:articles_article_preview": Row("/admin/articles/article/{article}/preview/", READERS_OF_STORIES, None),
    **{
        f"admin:articles_article_step {step}": Row(f"/admin/articles/article/{{{story}}}/step/{step}/", get, post)
        for step, story, get, post in [
            ("submit", "article", None, WRITERS),
            ("send_back", "submitted", EDITORS, EDITORS),
            ("sign_off_legal", "submitted", None, CHIEFS),
            ("sign_off_photo", "submitted", None, CHIEFS | {"phil"}),
            ("approve", "submitted", None, EDITORS),
            ("publish", "approved", EDITORS, EDITORS),
            ("update", "live", EDITORS, EDITORS),
            ("reschedule", "waiting", EDITORS, EDITORS),
            ("unschedule", "waiting", None, EDITORS),
            ("correct", "live", EDITORS, EDITORS),
            ("fix", "live", EDITORS, EDITORS),
            ("undo", "live", None, EDITORS),
            ("kill", "live", EDITORS, EDITORS),
            ("reinstate", "killed", CHIEFS, CHIEFS),
            ("spike", "article", None, WRITERS),
            ("revive", "spiked", None, WRITERS),
            ("redact", "live", ADMINISTRATORS, ADMINISTRATORS),
            ("no-such-step", "live", NOBODY, NOBODY),
        ]
    },
    "admin:articles_translations": Row("/admin/articles/article/translations/", READERS_OF_STORIES, None),
    "admin:articles_article_translate": Row(
        "/admin/articles/article/{article}/translate/", None, WRITERS, {"edition": "{articles_edition}"}
    ),
    "admin:articles_article_translation": Row(
        "/admin/articles/article/{translation}/translation/", READERS_OF_STORIES, WRITERS
    ),
    "admin:articles_article_translation of what is none": Row(
        "/admin/articles/article/{article}/translation/", NOBODY, NOBODY
    ),
    "admin:articles_article_duplicate": Row("/admin/articles/article/{article}/duplicate/", None, WRITERS),
    "admin:articles_article_share": Row("/admin/articles/article/{article}/share/", None, WRITERS),
    "admin:articles_article_unshare": Row("/admin/articles/article/{with_link}/share/{share}/end/", None, WRITERS),
    "admin:articles_section_merge": Row("/admin/articles/section/{section}/merge/", CHIEFS, CHIEFS),
    "admin:articles_topic_merge": Row("/admin/articles/topic/{articles_topic}/merge/", EDITORS, EDITORS),
    "admin:photos_photo_upload": Row("/admin/photos/photo/upload/", None, PICTURES),
    "admin:photos_photo_choose": Row("/admin/photos/photo/choose/", PICTURES, PICTURES),
    "admin:photos_photo_withdraw": Row("/admin/photos/photo/{photos_photo}/withdraw/", PICTURE_DESK, PICTURE_DESK),
    "admin:photos_photo_reinstate": Row("/admin/photos/photo/{photos_photo}/reinstate/", None, PICTURE_DESK),
    "admin:photos_photo_original": Row("/admin/photos/photo/{photos_photo}/original/", PICTURES, None),
    **admin_model("photos_photo", "photos/photo", view=PICTURES, add=PICTURES, change=PICTURES, delete=ADMINISTRATORS),
    **admin_model(
        "authors_author", "authors/author", view=AUTHOR_READERS, add=EDITORS, change=EDITORS, delete=ADMINISTRATORS
    ),
    **admin_model(
        "articles_section", "articles/section", view=EDITORS, add=CHIEFS, change=CHIEFS, delete=ADMINISTRATORS
    ),
    **admin_model("articles_topic", "articles/topic", view=EDITORS, add=EDITORS, change=EDITORS, delete=ADMINISTRATORS),
    **admin_model("articles_page", "articles/page", view=CHIEFS, add=CHIEFS, change=CHIEFS, delete=ADMINISTRATORS),
    **admin_model(
        "articles_edition",
        "articles/edition",
        view=ADMINISTRATORS,
        add=ADMINISTRATORS,
        change=ADMINISTRATORS,
        delete=ADMINISTRATORS,
    ),
    **admin_model(
        "django_tasks_database_dbtaskresult",
        "django_tasks_database/dbtaskresult",
        view=NOBODY,
        add=NOBODY,
        change=NOBODY,
    ),
    **admin_model(
        "articles_deskrights",
        "articles/deskrights",
        view=ADMINISTRATORS,
        add=ADMINISTRATORS,
        change=ADMINISTRATORS,
    ),
    **admin_model("accounts_user", "accounts/user", view=ADMINISTRATORS, add=ADMINISTRATORS, change=ADMINISTRATORS),
}
