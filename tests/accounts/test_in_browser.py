"""Account pages in a real browser: keys, the content policy, axe, the keyboard."""

import re

import pytest
from allauth.mfa.models import Authenticator
from axe_playwright_python.sync_playwright import Axe

from .conftest import PASSWORD, code_now

pytestmark = pytest.mark.browser

SUBMIT = ".account__page button.form__button--main"


@pytest.fixture
def browser_page(page, live_server, leo):
    """A page that fails the test on any error of a script or of the content policy."""
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda said: problems.append(said.text) if "Content Security Policy" in said.text else None)
    page.address = live_server.url
    yield page
    assert problems == []


@pytest.fixture
def key(browser_page):
    """A key built into the device, with fingerprint, that says yes."""
    return _plug_in(browser_page)


def _plug_in(page, **options):
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    built_in = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**built_in, **options}})
    return session


def log_in(page) -> None:
    page.goto(f"{page.address}/accounts/login/")
    page.get_by_label("E-mail").fill("leo@agency.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()


def log_out(page) -> None:
    page.get_by_role("button", name="Log out").click()


def add_key(page, *, passwordless: bool) -> None:
    page.goto(f"{page.address}/accounts/2fa/webauthn/add/")
    page.get_by_label("Password").fill(PASSWORD)
    page.click(SUBMIT)
    page.get_by_label(re.compile("Name of the key")).fill("Leo's laptop")
    if passwordless:
        page.get_by_label("Log in with this key alone").check()
    page.get_by_role("button", name="Add the key").click()
    page.wait_for_url("**/2fa/recovery-codes/")


def test_a_passkey_logs_in_without_a_password(browser_page, key):
    log_in(browser_page)
    add_key(browser_page, passwordless=True)
    log_out(browser_page)

    browser_page.goto(f"{browser_page.address}/accounts/login/")
    browser_page.get_by_role("button", name="Log in with a passkey").click()

    browser_page.wait_for_url("**/accounts/")
    assert "leo@agency.example" in browser_page.inner_text("main")


def test_a_key_is_the_second_step_after_the_password(browser_page, key):
    log_in(browser_page)
    add_key(browser_page, passwordless=False)
    log_out(browser_page)

    log_in(browser_page)
    browser_page.wait_for_url("**/2fa/authenticate/")
    browser_page.get_by_role("button", name="Use a passkey or security key").click()

    browser_page.wait_for_url("**/accounts/")


def test_a_key_can_be_renamed_and_removed(browser_page, key):
    log_in(browser_page)
    add_key(browser_page, passwordless=True)

    browser_page.goto(f"{browser_page.address}/accounts/2fa/webauthn/")
    browser_page.get_by_role("link", name="Rename Leo's laptop").click()
    browser_page.get_by_label("Name of the key").fill("The old laptop")
    browser_page.click(SUBMIT)
    browser_page.get_by_role("link", name="Remove The old laptop").click()
    browser_page.get_by_role("button", name="Remove the key").click()

    browser_page.wait_for_url("**/2fa/webauthn/")
    assert not Authenticator.objects.exists()


def test_a_key_that_says_no_is_explained(browser_page):
    session = _plug_in(browser_page, isUserVerified=False)
    log_in(browser_page)
    browser_page.goto(f"{browser_page.address}/accounts/2fa/webauthn/add/")
    browser_page.get_by_label("Password").fill(PASSWORD)
    browser_page.click(SUBMIT)
    browser_page.get_by_label("Log in with this key alone").check()
    browser_page.get_by_role("button", name="Add the key").click()

    browser_page.get_by_role("alert").filter(has_text="Nothing happened").wait_for()
    session.detach()


def test_logging_in_by_keyboard_alone(browser_page):
    browser_page.goto(f"{browser_page.address}/accounts/login/")
    browser_page.get_by_label("E-mail").focus()
    browser_page.keyboard.type("leo@agency.example")
    browser_page.keyboard.press("Tab")  # the link for forgotten passwords
    browser_page.keyboard.press("Tab")
    browser_page.keyboard.type(PASSWORD)
    browser_page.keyboard.press("Enter")

    browser_page.wait_for_url("**/accounts/")


def test_without_javascript_the_password_and_the_app_still_log_in(browser, live_server, leo):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.address = live_server.url
    log_in(page)
    page.goto(f"{page.address}/accounts/2fa/totp/activate/")
    page.get_by_label("Password").fill(PASSWORD)
    page.click(SUBMIT)
    secret = page.inner_text(".account__secret")
    page.get_by_label("Authenticator code").fill(code_now(secret))
    page.click(SUBMIT)
    page.wait_for_url("**/2fa/recovery-codes/")
    codes = page.locator(".account__codes li").all_inner_texts()
    log_out(page)

    log_in(page)
    assert page.get_by_role("button", name="Use a passkey or security key").is_hidden()
    page.get_by_label("Code").fill(codes[0])
    page.click(SUBMIT)
    page.wait_for_url("**/accounts/")
    context.close()


ENTRANCE = ["login/", "signup/", "password/reset/", "password/reset/done/", "confirm-email/", "confirm-email/x/"]
ENTRANCE += ["password/reset/key/1-x/", "inactive/"]
WITHIN = [
    "",
    "email/",
    "password/change/",
    "logout/",
    "2fa/",
    "2fa/totp/activate/",
    "2fa/webauthn/add/",
    "2fa/webauthn/",
]


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("fa", "dark")])
def test_axe_finds_nothing(browser, live_server, leo, language, scheme):
    context = browser.new_context(color_scheme=scheme, locale=language, viewport={"width": 390, "height": 800})
    page = context.new_page()

    def faults(address: str) -> list[str]:
        page.goto(f"{live_server.url}/accounts/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
        found = Axe().run(page).response["violations"]
        return [f"{address}: {fault['id']}: {fault['nodes'][0]['html']}" for fault in found]

    assert [fault for address in ENTRANCE for fault in faults(address)] == []
    page.goto(f"{live_server.url}/accounts/login/?next=/accounts/2fa/totp/activate/")
    page.fill("#id_login", "leo@agency.example")
    page.fill("#id_password", PASSWORD)
    page.click(SUBMIT)
    page.fill("#id_password", PASSWORD)
    page.click(SUBMIT)
    assert [fault for address in WITHIN for fault in faults(address)] == []
    context.close()
