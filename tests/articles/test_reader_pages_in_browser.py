"""The reader's pages in a real browser: for everybody, on every screen, with and without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles.content import Name
from articles.models import Release, Section
from articles.publishing import approve, correct, create, publish, submit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
CATCH_SHIFTS = """
    window.shifted = 0;
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
    }).observe({type: "layout-shift", buffered: true});
"""


def put_live(content, by, edition):
    article = create(content, by=by, edition=edition)
    submit(article, by=by)
    approve(article, by=by)
    publish(article, by=by)
    return Release.objects.public().get(article=article)


@pytest.fixture
def agency(words, english, persian, ada, ines):
    """A small agency in two editions; the address of a corrected story in each."""
    body = (
        "<p>The harbour opened.</p><h2>Ships</h2><ul><li>One</li></ul>"
        "<table><tbody><tr><th>Ship</th><th>Tons</th></tr><tr><td>Alma</td><td>900</td></tr></tbody></table>"
        '<aside class="pullquote"><p>A good day.</p></aside>'
    )
    names = (Name(author=ines.pk), Name(guest_name="Dr Kern", role="hydrologist"))
    section = Section.objects.create(edition=persian, name="جهان", slug="world")
    there = words.changed(headline="بندر گشوده شد", section=section.pk, topics=(), body=body)
    here = words.changed(body=body, bylines=names)
    addresses = {}
    for edition, content in [(english, here), (persian, there)]:
        for number in range(5):
            put_live(content.changed(headline=f"{content.headline} {number}"), ada, edition)
        release = put_live(content, ada, edition)
        correct(release.article, by=ada, changes={"standfirst": "It opened on Tuesday."}, note="The day was wrong.")
        addresses[edition.code] = release.get_absolute_url()
    put_live(here.changed(headline="Vote passes", urgency=1), ada, english)
    return addresses


@pytest.mark.parametrize(
    ("width", "scheme"), [(1366, "light"), (1366, "dark"), (800, "light"), (320, "light"), (320, "dark")]
)
def test_pages_are_usable_by_everybody_and_hold_still(agency, live_server, browser, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    context.add_init_script(CATCH_SHIFTS)
    page = context.new_page()
    paths = [
        *("/", "/section/world/", "/topic/ports/", "/author/ines-varga/", "/corrections/", "/none/", agency["en"]),
        *(agency["en"][:12], "/fa/", "/fa/section/world/", agency["fa"]),
    ]
    found = {}
    for path in paths:
        page.goto(live_server.url + path)
        broken = [
            (rule["id"], node["html"])
            for rule in Axe().run(page, options=RULES).response["violations"]
            for node in rule["nodes"]
        ]
        across = page.evaluate("document.documentElement.scrollWidth")
        shifted = page.evaluate("window.shifted")
        if broken or across > width or shifted > 0.002:
            found[path] = (broken, across, shifted)
    context.close()

    assert found == {}


def test_first_key_leads_past_the_furniture(agency, live_server, page):
    page.goto(live_server.url + agency["en"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_share_menu_opens_without_scripts(agency, live_server, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + agency["en"])

    page.click("summary")

    assert page.locator(".share a").all_inner_texts() == ["E-mail", "Telegram", "WhatsApp", "Facebook", "X"]
    context.close()


def test_share_menu_copies_the_address(agency, live_server, browser):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(live_server.url + agency["en"])
    page.click("summary")
    page.get_by_role("button", name="Copy link").click()

    page.get_by_text("Link copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "https://agency.example" + agency["en"]
    context.close()


def test_page_obeys_its_own_security_policy_and_asks_nobody_else(agency, live_server, page):
    complaints, asked = [], []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))

    for path in ("/", agency["en"], agency["fa"]):
        page.goto(live_server.url + path, wait_until="networkidle")

    assert complaints == []
    assert [url for url in asked if not url.startswith(live_server.url)] == []


@pytest.mark.parametrize(("code", "face"), [("en", "serif-latin"), ("fa", "persian")])
def test_page_fetches_one_face(agency, live_server, page, code, face):
    fonts = []
    page.on("request", lambda request: fonts.append(request.url) if request.resource_type == "font" else None)

    page.goto(live_server.url + agency[code], wait_until="networkidle")

    assert [url.rpartition("/")[2] for url in fonts] == [f"{face}.woff2"]
