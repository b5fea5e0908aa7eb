"""From the stored text to the page: what is frozen at release, and what is filled in when the page is drawn."""

from django.utils.translation import override

from articles.body.render import Figure, complete, render, text_only


def picture(pk: int, alt: str) -> str:
    return f"[{pk}: {alt}]"


def test_a_figure_is_frozen_with_the_photos_own_words():
    html = render(
        '<figure class="figure"><img data-photo="12"></figure>',
        figures={12: Figure(caption="Cranes & ships", credit="Jo Lens", alt='A "crane" -- at dawn')},
    )

    assert html == (
        '<figure class="figure"><!--photo:12 A &quot;crane&quot; &#45;&#45; at dawn-->'
        '<figcaption>Cranes &amp; ships <span class="figure__credit">Jo Lens</span></figcaption></figure>'
    )
    assert complete(html, picture=picture, links={}) == (
        '<figure class="figure">[12: A "crane" -- at dawn]'
        '<figcaption>Cranes &amp; ships <span class="figure__credit">Photo: Jo Lens</span></figcaption></figure>'
    )


def test_the_caption_in_the_text_wins():
    html = render(
        '<figure class="figure"><img data-photo="12"><figcaption>The <em>old</em> port</figcaption></figure>',
        figures={12: Figure(caption="Cranes", alt="A crane")},
    )

    assert (
        html == '<figure class="figure"><!--photo:12 A crane--><figcaption>The <em>old</em> port</figcaption></figure>'
    )


def test_a_photo_without_words_has_no_caption():
    html = render('<figure class="figure"><img data-photo="12"></figure>', figures={12: Figure()})

    assert html == '<figure class="figure"><!--photo:12 --></figure>'
    assert complete(html, picture=picture, links={}) == '<figure class="figure">[12: ]</figure>'


def test_a_photo_that_is_not_there_is_left_out_at_release():
    assert render('<p>a</p><figure class="figure"><img data-photo="12"></figure>', figures={}) == "<p>a</p>"


def test_words_of_a_photo_cannot_leave_their_place():
    evil = "--><script>alert(1)</script><!--"
    html = render('<figure class="figure"><img data-photo="12"></figure>', figures={12: Figure(evil, evil, evil)})
    page = complete(html, picture=lambda pk, alt: "<img>", links={})

    assert html.count("-->") == 1
    assert "<script" not in html
    assert "<script" not in page


def test_a_withdrawn_photo_takes_its_whole_figure_along():
    html = render(
        '<p>a</p><figure class="figure"><img data-photo="12"></figure><p>b</p>'
        '<figure class="figure"><img data-photo="13"></figure>',
        figures={12: Figure("one", "x", "y"), 13: Figure("two")},
    )

    page = complete(html, picture=lambda pk, alt: "" if pk == 12 else "<img>", links={})
    assert page == '<p>a</p><p>b</p><figure class="figure"><img><figcaption>two</figcaption></figure>'


def test_the_word_before_a_credit_is_in_the_language_of_the_page(monkeypatch):
    html = render('<figure class="figure"><img data-photo="1"></figure>', figures={1: Figure(credit="figure__credit")})

    with override("en"):
        assert "Photo: figure__credit</span>" in complete(html, picture=picture, links={})


def test_a_link_to_a_story_gets_its_address_as_long_as_it_is_public():
    html = render('<p>See <a data-story="34"><em>this</em></a>.</p>', figures={})

    assert complete(html, picture=picture, links={34: "/2026/03/02/a&b/"}) == (
        '<p>See <a href="/2026/03/02/a&amp;b/"><em>this</em></a>.</p>'
    )
    assert complete(html, picture=picture, links={}) == "<p>See <em>this</em>.</p>"
    assert complete(html, picture=picture, links={34: ""}) == "<p>See <em>this</em>.</p>"


def test_a_film_is_a_link_that_the_script_can_turn_into_a_frame():
    address = "https://www.youtube.com/watch?v=abcdefghijk"
    html = render(f'<figure data-embed="{address}"><a href="{address}">{address}</a></figure>', figures={})

    assert html == (
        '<figure class="embed" data-player="https://www.youtube-nocookie.com/embed/abcdefghijk">'
        f'<a href="{address}"><span class="embed__host">YouTube</span> '
        '<span class="embed__address">youtube.com/watch?v=abcdefghijk</span></a></figure>'
    )


def test_a_post_stays_a_link_with_its_caption():
    address = "https://x.com/alma/status/123456"
    caption = "<figcaption>The <em>port</em></figcaption>"
    html = render(f'<figure data-embed="{address}"><a href="{address}">{address}</a>{caption}</figure>', figures={})

    assert html == (
        f'<figure class="embed"><a href="{address}"><span class="embed__host">X</span> '
        '<span class="embed__address">x.com/alma/status/123456</span></a>'
        f"{caption}</figure>"
    )


def test_an_embed_of_a_host_that_is_no_longer_known_is_left_out():
    assert (
        render('<figure data-embed="https://old.example/1"><a href="https://old.example/1">x</a></figure>', figures={})
        == ""
    )


def test_a_table_scrolls_in_a_box_of_its_own_and_names_its_headers():
    html = render(
        "<table><tbody><tr><th>Month</th><th>Cars &amp; vans</th></tr>"
        "<tr><th>May</th><td>5</td></tr><tr><th>June</th><td><p>7</p><p>8</p></td></tr></tbody></table>",
        figures={},
    )

    assert html == (
        '<div class="table" role="region" tabindex="0" aria-label="Month, Cars &amp; vans"><table>'
        '<thead><tr><th scope="col">Month</th><th scope="col">Cars &amp; vans</th></tr></thead><tbody>'
        '<tr><th scope="row">May</th><td>5</td></tr>'
        '<tr><th scope="row">June</th><td><p>7</p><p>8</p></td></tr></tbody></table></div>'
    )


def test_tables_that_begin_alike_have_names_of_their_own():
    table = "<table><tbody><tr><td></td><td>A</td></tr><tr><td>1</td><td>2</td></tr></tbody></table>"
    html = render(table + table, figures={})

    assert html == (
        '<div class="table" role="region" tabindex="0" aria-label="A">'
        f'{table}</div><div class="table" role="region" tabindex="0" aria-label="A (2)">{table}</div>'
    )


def test_a_long_first_row_is_cut_for_the_name():
    row = "".join(f"<th>Column number {n}</th>" for n in range(9))
    html = render(f"<table><tbody><tr>{row}</tr><tr>{row.replace('th>', 'td>')}</tr></tbody></table>", figures={})

    label = html.partition('aria-label="')[2].partition('"')[0]
    assert label == "Column number 0, Column number 1, Column number 2, Column number 3, Column…"


def test_the_text_edition_has_no_photos_and_keeps_everything_else():
    html = render(
        '<p>a <a data-story="3">b</a></p><figure class="figure"><img data-photo="12"></figure><p>c</p>',
        figures={12: Figure("one", "x", "y")},
    )

    assert text_only(html, links={3: "/b/"}) == '<p>a <a href="/b/">b</a></p><p>c</p>'


def test_plain_blocks_are_released_as_they_are():
    html = (
        "<p>a<br>b</p><h2>c</h2><ul><li>d</li></ul><blockquote><p>e</p></blockquote>"
        '<aside class="pullquote"><p>f</p></aside><hr><p><a href="https://example.org/?a=1&amp;b=2">g</a></p>'
    )

    assert complete(render(html, figures={}), picture=picture, links={}) == html
