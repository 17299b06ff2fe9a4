"""The page of the book: every screen in both schemes side by side, then the printed pages."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Final

from tour.screen import SCHEMES, SIZES, Screen

PAGE: Final = "index.html"
_STYLE: Final = """
:root { color-scheme: light dark; --ground: #F5F6F8; --text: #1A1E26; --quiet: #565E6C; --line: #C8CED8; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #17191D; --text: #ECEEF2; --quiet: #ABB2BE; --line: #474D58; }
}
body { margin: 32px; background: var(--ground); color: var(--text); font: 15px/1.4 system-ui, sans-serif; }
h1 { font-size: 26px; } h2 { font-size: 20px; margin-top: 56px; } h3 { font-size: 15px; margin: 32px 0 8px; }
nav a { margin-right: 16px; color: inherit; }
p { margin: 0 0 8px; color: var(--quiet); }
.row { display: flex; flex-wrap: wrap; gap: 16px; margin-bottom: 16px; }
figure { margin: 0; flex: 1 1 480px; } figure.page { flex: 0 1 340px; }
img { display: block; width: 100%; height: auto; border: 1px solid var(--line); border-radius: 8px; }
figcaption { margin-top: 4px; font-size: 13px; color: var(--quiet); }
"""


def write_index(out: Path, screens: Sequence[Screen], pages: Sequence[str]) -> None:
    """Write the page beside the pictures, which are all there."""
    groups = [(name, list(found)) for name, found in groupby(screens, key=lambda screen: screen.group)]
    names = [name for name, _ in groups] + (["Paper"] if pages else [])
    links = "".join(f'<a href="#{_anchor(name)}">{escape(name)}</a>' for name in names)
    parts = [_group(name, found) for name, found in groups]
    if pages:
        parts.append(_paper(pages))
    text = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n<title>netdesk, picture by picture</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>netdesk, picture by picture</h1>\n"
        f"<nav>{links}</nav>\n{''.join(parts)}</body>\n</html>\n"
    )
    (out / PAGE).write_text(text, encoding="utf-8")


def _group(name: str, screens: Sequence[Screen]) -> str:
    return f'<h2 id="{_anchor(name)}">{escape(name)}</h2>\n' + "".join(map(_screen, screens))


def _screen(screen: Screen) -> str:
    rows = "".join(
        '<div class="row">'
        + "".join(
            _figure(f"{screen.name}-{scheme}-{size}.png", screen.alt, f"{scheme}, {width} × {height}")
            for scheme in SCHEMES
        )
        + "</div>\n"
        for size, (width, height) in SIZES.items()
    )
    return f'<h3 id="{screen.name}">{screen.name}</h3>\n<p>{escape(screen.alt)}</p>\n{rows}'


def _paper(pages: Sequence[str]) -> str:
    figures = "".join(
        _figure(name, f"Printed page: {_words(name)}", _words(name), kind=' class="page"') for name in pages
    )
    return f'<h2 id="paper">Paper</h2>\n<div class="row">{figures}</div>\n'


def _figure(file: str, alt: str, caption: str, kind: str = "") -> str:
    return (
        f'<figure{kind}><img loading="lazy" src="{escape(file)}" alt="{escape(f"{alt} ({caption})")}">'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
    )


def _words(name: str) -> str:
    return name.removesuffix(".png").removeprefix("paper-").replace("-", " ")


def _anchor(name: str) -> str:
    return name.lower().replace(" ", "-")
