"""What the editor says to the person who writes, in their language."""

from django.utils.translation import gettext as _


def editor_words() -> dict[str, str]:
    """Labels and sentences by the names that the scripts know; %(places)s are filled there."""
    return {**_tools(), **_figures(), **_links(), **_rest()}


def _tools() -> dict[str, str]:
    return {
        "toolbar": _("Formatting"),
        "bold": _("Bold"),
        "italic": _("Italic"),
        "link": _("Link"),
        "storyLink": _("Link to a story of ours"),
        "heading2": _("Subhead"),
        "heading3": _("Lower subhead"),
        "bulletList": _("List"),
        "orderedList": _("Numbered list"),
        "blockquote": _("Quotation"),
        "pullQuote": _("Pull quote"),
        "photo": _("Photo"),
        "embed": _("Post or film from elsewhere"),
        "table": _("Table"),
        "rule": _("Line between parts"),
        "undo": _("Undo"),
        "redo": _("Redo"),
        "clear": _("Remove formatting"),
        "plain": _("Paste without formatting"),
        "addRow": _("Add row"),
        "addColumn": _("Add column"),
        "headerCell": _("Header cell"),
        "deleteRow": _("Delete row"),
        "deleteColumn": _("Delete column"),
        "deleteTable": _("Delete table"),
    }


def _figures() -> dict[str, str]:
    return {
        "caption": _("Caption: what the photo shows"),
        "credit": _("Photo: %(credit)s"),
        "noAlt": _("No alt text yet"),
        "changePhoto": _("Alt text and credit"),
        "replacePhoto": _("Replace"),
        "removeFigure": _("Remove"),
        "choosePhoto": _("Choose a photo"),
        "photoWithdrawn": _("Photo %(number)s has been withdrawn: readers do not see it."),
        "photoUnknown": _("Photo %(number)s: save the story to see it here."),
        "uploading": _("Sending %(file)s …"),
        "uploadFailed": _("The photo could not be sent. Check the connection and try again."),
        "noUpload": _("Photos cannot be added here. Choose one from the library."),
        "embedCaption": _("Caption: what is shown there"),
        "embedAddress": _("Its address"),
        "embedUnknown": _("Posts and films can be shown from %(hosts)s. Give the address of a single one."),
    }


def _links() -> dict[str, str]:
    return {
        "linkAddress": _("Address of a page or of an e-mail box"),
        "linkUnknown": _("This is not an address. Give one such as https://example.org/page."),
        "storyWords": _("Words of its headline"),
        "noStory": _("No story has these words."),
        "findFailed": _("The stories could not be searched. Check the connection and try again."),
        "notPublic": _("Not public yet: readers get the words without a link until it is."),
        "storyGone": _("A story that is no longer here"),
        "unlink": _("Remove link"),
    }


def _rest() -> dict[str, str]:
    return {
        "placeholder": _("Write, or drop a photo here"),
        "count": _("Words: %(count)s"),
        "plainByKey": _("This browser lets only the keys do that: Ctrl+Shift+V, on a Mac ⌘⇧V."),
        "insert": _("Insert"),
        "change": _("Change"),
        "cancel": _("Cancel"),
        "close": _("Close"),
    }
