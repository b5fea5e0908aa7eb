"""A page as somebody without scripts has it: its forms as they would be sent, its words."""

import re

from lxml import html

_PART = re.compile(r"([#.])([-\w]+)|\[([-\w]+)(?:(\^?)=['\"]?([^'\"\]]*)['\"]?)?\]")


def xpath(selector: str) -> str:
    """The XPath of a plain CSS selector: tags, #ids, .classes, [attributes], descendants and commas."""
    return " | ".join("." + "".join(map(_step, one.split())) for one in selector.split(","))


def _step(compound: str) -> str:
    tag = re.match(r"\w*", compound)[0] or "*"
    tests = ""
    for sign, name, attribute, begins, value in _PART.findall(compound):
        if sign == "#":
            tests += f"[@id='{name}']"
        elif sign:
            tests += f"[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
        elif begins:
            tests += f"[starts-with(@{attribute}, '{value}')]"
        else:
            tests += f"[@{attribute}='{value}']" if value else f"[@{attribute}]"
    return f"//{tag}{tests}"


class DeskPage:
    """A response of the desk, read."""

    def __init__(self, response) -> None:
        self.status = response.status_code
        self.root = html.fromstring(response.content.decode())

    def filled(self, **changes) -> dict:
        """What the browser would send of the page's main form; `changes` are typed over it."""
        form = next(form for form in self.find("form[method=post]") if form.get("id") != "logout-form")
        data = {}
        for name, value in form.form_values():
            if name != "csrfmiddlewaretoken":
                # The HTML parser of a browser leaves out the first line break of a textarea.
                data.setdefault(name, []).append(value.removeprefix("\n"))
        return {name: value for name, value in {**data, **changes}.items() if value is not None}

    def find(self, selector: str) -> list:
        """The elements that a plain CSS selector names, in order."""
        return self.root.xpath(xpath(selector))

    def words(self, selector: str) -> list[str]:
        """The text of each element, its blanks made single."""
        return [" ".join(found.text_content().split()) for found in self.find(selector)]

    def buttons(self) -> dict[str, str]:
        """The step buttons: name -> why it is greyed, "" where it is not."""
        found = {}
        for button in self.find("button[name=_step]"):
            why = self.root.get_element_by_id(button.get("aria-describedby")) if button.get("aria-disabled") else None
            found[button.get("value")] = "" if why is None else " ".join(why.text_content().split())
        return found
