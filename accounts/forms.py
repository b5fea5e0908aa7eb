"""Forms of the account pages and of the people's pages at the desk."""

from allauth.account import forms as stock
from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import forms as keys
from django import forms
from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from .models import User
from .roles import Role


def own_names() -> list[tuple[str, str]]:
    """The languages, each called as its speakers call it."""
    return [(code, get_language_info(code)["name_local"].capitalize()) for code, _name in settings.LANGUAGES]


class LanguageField(forms.ChoiceField):
    def __init__(self, **kwargs) -> None:
        kwargs = {"label": _("Language"), "required": False, **kwargs}
        super().__init__(choices=[("", _("As the browser asks")), *own_names()], **kwargs)


class NameField(forms.CharField):
    """A person's name on one line."""

    def __init__(self, **kwargs) -> None:
        kwargs = {"label": _("Name"), "max_length": User._meta.get_field("name").max_length, **kwargs}
        super().__init__(widget=forms.TextInput(attrs={"autocomplete": "name"}), **kwargs)

    def to_python(self, value) -> str:
        return " ".join(super().to_python(value).split())


class AccountForm(forms.ModelForm):
    """What people may change about themselves."""

    name = NameField(help_text=_("As colleagues and readers see it."))
    language = LanguageField(help_text=_("Of the desk, the account pages and our mails."))

    class Meta:
        model = User
        fields = ["name", "language"]


class PersonForm(forms.ModelForm):
    """A colleague's account, for administrators."""

    name = NameField()
    language = LanguageField()
    roles = forms.MultipleChoiceField(
        label=_("Desk roles"),
        choices=Role,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Whoever has a role may log in to the desk. A change ends the person's sessions."),
    )

    class Meta:
        model = User
        fields = ["name", "email", "language", "is_superuser", "is_active"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["roles"] = [group.name for group in self.instance.groups.all()]

    def clean_email(self) -> str:
        return self.cleaned_data["email"].strip().lower()


# --- allauth's forms, in our words -------------------------------------------------------------------


class LoginForm(stock.LoginForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail")
        self.fields["remember"].label = _("Stay logged in on this device")


class SignupForm(stock.SignupForm):
    name = NameField(help_text=_("Shown beside your comments."))
    field_order = ["name", "email", "password1", "password2"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail")

    def signup(self, request, user: User) -> None:
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])


class NewEmailForm(stock.AddEmailForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail")


class ForgottenPasswordForm(stock.ResetPasswordForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail")


class KeyAnswerField(forms.JSONField):
    """What a key answered, as the browser sends it. It works once, so it is never shown again."""

    widget = forms.HiddenInput

    def to_python(self, value):
        try:
            return super().to_python(value)
        except RecursionError as error:
            raise get_adapter().validation_error("incorrect_code") from error

    def bound_data(self, data, initial):
        return initial


class KeyForm(forms.Form):
    """Whatever a browser, or somebody who plays one, sends as a key's answer: a sentence, never a crash."""

    MALFORMED = (AttributeError, KeyError, TypeError, ValueError)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"] = KeyAnswerField()

    def _clean_fields(self) -> None:
        try:
            super()._clean_fields()
        except self.MALFORMED:
            self.add_error("credential", get_adapter().validation_error("incorrect_code"))

    def clean(self) -> dict:
        try:
            return super().clean() or self.cleaned_data
        except self.MALFORMED:
            self.add_error("credential", get_adapter().validation_error("incorrect_code"))
            return self.cleaned_data


class AddKeyForm(KeyForm, keys.AddWebAuthnForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the key")
        self.fields["name"].max_length = 100
        self.fields["passwordless"].label = _("Log in with this key alone, without the password")
        self.fields["passwordless"].help_text = _("The key itself then asks for your fingerprint, face or PIN.")


class KeyLoginForm(KeyForm, keys.LoginWebAuthnForm):
    pass


class KeySecondStepForm(KeyForm, keys.AuthenticateWebAuthnForm):
    pass


class KeyAgainForm(KeyForm, keys.ReauthenticateWebAuthnForm):
    pass


class RenameKeyForm(keys.EditWebAuthnForm):
    name = forms.CharField(label=_("Name of the key"), max_length=100)
