"""Help where a term first appears: a fold with the words and marks of a page, from the glossary of the Method page."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from reconcile.views.look import show_html
from reconcile.views.method_words import GLOSSARY

#: The marks of a list of bars: the style of the bar, and what it says.
BAR_MARKS = (
    ("", "from the lowest to the highest reported figure"),
    ("open-up", "open above: somebody says “at least”"),
    ("open-down", "open below: only “up to” is reported"),
    ("vague", "vague words only, such as “dozens”"),
    ("off", "goes on beyond the scale; the figure says how far"),
    ("none", "somebody states that there were none"),
)


def show_terms(names: Iterable[str], *, with_bars: bool = False) -> None:
    """Show what these words of the glossary mean, folded; ``with_bars`` the marks of the bars as well."""
    meanings = dict(GLOSSARY)
    lines = "".join(f"<dt>{escape(name)}</dt><dd>{escape(meanings[name])}</dd>" for name in names)
    marks = "".join(
        f"<dt><span class='track' aria-hidden='true'><span class='bar {style}'></span></span></dt>"
        f"<dd>{escape(words)}</dd>"
        for style, words in BAR_MARKS
        if with_bars
    )
    show_html(
        f"<details class='terms'><summary>What the words and marks mean</summary><dl>{marks}{lines}</dl></details>"
        if marks
        else f"<details class='terms'><summary>What the words mean</summary><dl>{lines}</dl></details>"
    )
