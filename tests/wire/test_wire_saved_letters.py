"""Newsletters saved as pages: each story an article of its own, as in a mail; pages of a site are no letters, whatever they offer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wire.helpers import Read, read, size
from tests.wire.test_wire_letters import HOST, STORIES, TITLES, URLS

LEAVE = f"<table><tr><td>You get this because you asked for it. <a href='{HOST}/u'>Unsubscribe</a></td></tr></table>"
SEE = f"<table><tr><td><a href='{HOST}/v'>View this email in your browser</a></td></tr></table>"
DAY = "<table><tr><td>Tuesday, 19 February 2019</td></tr></table>"
OFFICE = "xmlns:o='urn:schemas-microsoft-com:office:office'"
THUNDERBIRD = (
    "<table class='header-part1'><tr><td><b>Subject: </b>This week</td></tr>"
    "<tr><td><b>From: </b>The Coast Letter &lt;letter@example.org&gt;</td></tr><tr><td><b>Date: </b>19/02/2019, 10:00</td></tr></table>"
)
OUTLOOK = (
    "<p class=MsoNormal><b>From:</b> The Coast Letter &lt;letter@example.org&gt;<br><b>Sent:</b> Tuesday, February 19, 2019 10:00 AM<br>"
    "<b>To:</b> you@example.org<br><b>Subject:</b> This week</p>"
)


def _cells(head: str, below: str = "") -> str:
    return "".join(
        f"<table role='presentation'><tr><td>{head.format(title=title, url=f'{HOST}/{name}')}{''.join(f'<p>{text}</p>' for text in texts)}"
        f"{below.format(url=f'{HOST}/{name}')}</td></tr></table>"
        for title, name, texts in STORIES
    )


LINKED = _cells("<h2><a href='{url}'>{title}</a></h2>")
BUTTONS = _cells("<h2>{title}</h2>", "<a class=button href='{url}'>Read more</a>")
LARGE = _cells("<div style='font-size:24px'><a href='{url}'>{title}</a></div>")
POINTS = _cells("<p class=MsoNormal><b><span style='font-size:18.0pt'><a href='{url}'>{title}</a></span></b></p>")


def _page(body: str, root: str = "", head: str = "", script: str = "<script src=x.js></script>") -> bytes:
    return f"<!doctype html><html {root}><head><meta charset=utf-8><title>This week</title>{head}</head><body>{body}{script}</body></html>".encode()


def _read(data: bytes) -> list[Read]:
    found = read(data, "letter.html")
    assert size(found) == len(data)
    return found


@pytest.mark.parametrize(("data", "published"), [
    pytest.param(_page(SEE + DAY + BUTTONS + LEAVE), "Tuesday, 19 February 2019", id="to be seen in a browser, to be left"),
    pytest.param(_page(DAY + LARGE + LEAVE, OFFICE), "Tuesday, 19 February 2019", id="written for mail programs"),
    pytest.param(_page(THUNDERBIRD + LINKED + LEAVE, script=""), "19/02/2019, 10:00", id="saved by a mail program"),
    pytest.param(_page(OUTLOOK + POINTS + LEAVE, OFFICE, script=""), "Tuesday, February 19, 2019 10:00 AM", id="saved by another"),
    pytest.param(_page(SEE + LINKED + LEAVE, head="<meta name=date content=2019-02-19>"), "2019-02-19", id="dated by its own statement"),
])  # fmt: skip
def test_each_story_of_a_letter_saved_as_a_page_is_an_article_of_its_own(data: bytes, published: str) -> None:
    found = _read(data)
    assert [one.part.stated.headline for one in found] == TITLES
    assert [one.part.stated.url for one in found] == URLS
    assert [tuple(one.of_role("paragraph")) for one in found] == [texts for _, _, texts in STORIES]
    assert {one.part.stated.published for one in found} == {published}


def test_its_publisher_is_who_sent_it_or_whose_page_it_is() -> None:
    for data in (
        _page(THUNDERBIRD + LINKED + LEAVE, script=""),
        _page(SEE + LINKED + LEAVE, head="<meta property=og:site_name content='The Coast Letter'>"),
    ):
        assert {one.part.stated.publisher for one in _read(data)} == {"The Coast Letter"}


@pytest.mark.parametrize(("see", "leave"), [
    ("Im Browser ansehen", "Newsletter abbestellen"),
    ("Voir la version en ligne", "Se désinscrire"),
    ("Ver en el navegador", "Darse de baja"),
    ("Visualizza nel browser", "Annulla l'iscrizione: disiscriviti"),
    ("Ver versão online", "Cancelar subscrição"),
    ("Tarayıcıda görüntüle", "Abonelikten çık: abonelikten"),
    ("عرض في المتصفح", "إلغاء الاشتراك"),
    ("הצג בדפדפן", "להסרה מרשימת התפוצה"),
    ("مشاهده در مرورگر", "لغو اشتراک"),
    ("Открыть в браузере", "Отписаться"),
])  # fmt: skip
def test_its_own_lines_are_known_in_the_main_languages(see: str, leave: str) -> None:
    for line in (see, leave):
        assert len(_read(_page(f"{LINKED}<table><tr><td><a href='{HOST}/x'>{line}</a></td></tr></table>", OFFICE))) == len(STORIES), line


def test_the_story_above_its_teasers_has_its_own_headline_and_not_the_link_above_it() -> None:
    """The line that leads to the letter in a browser had become the headline of the first story, and its address."""
    title, name, texts = STORIES[0]
    first = f"<table><tr><td><h1>{title}</h1>{''.join(f'<p>{text}</p>' for text in texts)}<a href='{HOST}/{name}'>Read more</a></td></tr></table>"
    teasers = "".join(f"<h2><a href='{HOST}/{name}'>{title}</a></h2><p>{texts[0]}</p>" for title, name, texts in STORIES[1:])
    found = _read(_page(f"{SEE}{first}<table><tr><td>{teasers}</td></tr></table>{LEAVE}"))
    assert [(one.part.stated.headline, one.part.stated.url) for one in found] == [(TITLES[0], URLS[0])]
    assert tuple(found[0].of_role("paragraph")) == texts


STORY = f"<h1>{TITLES[0]}</h1>{''.join(f'<p>{text}</p>' for text in STORIES[0][2])}"
TEASERS = "".join(f"<h2><a href='{HOST}/{name}'>{title}</a></h2><p>{' '.join(texts)}</p>" for title, name, texts in STORIES)
OFFER = f"<p>Our letter comes on Fridays. <a href='{HOST}/u'>Unsubscribe</a> at any time.</p>"


@pytest.mark.parametrize("body", [
    pytest.param(f"<article>{STORY}</article><aside>{TEASERS}</aside><footer>{OFFER}</footer>", id="an article with boxes of related stories"),
    pytest.param(f"<main>{TEASERS}</main><footer>{OFFER}</footer>", id="an index"),
    pytest.param(f"<table><tr><td><form><input name=q></form></td></tr></table><table><tr><td>{TEASERS}{OFFER}</td></tr></table>", id="an old index"),
    pytest.param(f"<table><tr><td>{STORY}</td></tr></table><table><tr><td>{TEASERS}{OFFER}</td></tr></table>", id="an old article"),
    pytest.param(f"{STORY}<table><tr><th>Ship</th><th>Tons</th></tr></table><table><tr><td>{OFFER}</td></tr></table>{SEE}", id="tables of figures"),
])  # fmt: skip
def test_a_page_of_a_site_is_no_letter(body: str) -> None:
    assert len(_read(_page(body))) == 1


_TAGS = st.sampled_from(
    ["<table><tr><td>", "</td></tr></table>", SEE, LEAVE, "<h2>", "</h2>", "<p>", f"<a href='{HOST}/a'>", "</a>", STORIES[0][2][0] * 3, TITLES[0]]
)


@given(st.lists(_TAGS | st.text(max_size=20), max_size=40))
@settings(max_examples=60, deadline=None)
def test_whatever_a_saved_letter_holds_every_byte_is_accounted_for_once(pieces: list[str]) -> None:
    data = f"<html {OFFICE}><body>{SEE}{''.join(pieces)}{LINKED}{LEAVE}</body></html>".encode("utf-8", "surrogatepass")
    assert size(read(data, "letter.html")) == len(data)


def test_a_letter_without_tables_is_parted_where_it_has_both_lines_that_only_letters_have() -> None:
    text = (
        "The harbour at the mouth of the river opened to ships on Tuesday after eleven months of repairs to its eastern wall and gates, it was said."
    )
    names = ["The quay is open again", "The wall stands once more", "A gate for larger ships"]
    stories = "".join(
        f"<div class=column><h1>{name}</h1><p>{name}: {text}</p><p>{text} So it was.</p><p><a href=https://a.example/{len(name)}>Read</a></p></div>"
        for name in names
    )
    above = "<div><a href=https://example.org/letter>View this email in your browser</a></div>"
    below = "<div><p>You can <a href=https://example.org/leave>unsubscribe from this list</a>.</p></div>"
    head = "<!doctype html><html lang=en><head><title>The week at the harbour</title></head><body>"
    parts = read(f"{head}{above}{stories}{below}</body></html>".encode(), "letter.html")
    assert [one.part.stated.headline for one in parts] == names
    assert len(read(f"{head}{stories}{below}</body></html>".encode(), "page.html")) == 1
