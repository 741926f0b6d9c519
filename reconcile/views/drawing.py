"""What draws in the browser, sent once: scripts, styles and outlines go in one message that never changes.

A part that sent its script with its data would send some 20 KB at each
change of a filter. Streamlit sends a message that the browser still holds by
its hash alone, so scripts, styles and the outlines of the map are in one
message of their own, and each part is a few words of script and its data.
The scripts are fixed text; what a report says reaches them as data.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from reconcile.charts import DARK_COLOURS, LIGHT_COLOURS

HERE = Path(__file__).parent
OUTLINES = HERE.parents[1] / "data" / "map" / "outlines.json"
#: The parts: the name of their files, and of the function that draws them.
PARTS = {"events_list": "drawList", "events_map": "drawMap", "claimants_list": "drawClaimants"}

_SHARED = """
export default function ({ data }) {
  if (window.reconcile) return;
  window.reconcile = { ...data, parts: { %s } };
  window.dispatchEvent(new Event("reconcile-ready"));
}
"""
#: Waits for the scripts where a part comes before them, puts its style in and draws it.
_STUB = """export default function (c) {
  const go = () => {
    if (!c.parentElement.querySelector("style.own")) {
      const style = document.createElement("style");
      style.className = "own";
      style.textContent = window.reconcile.styles.%(name)s;
      c.parentElement.append(style);
    }
    window.reconcile.parts.%(name)s(c);
  };
  window.reconcile ? go() : window.addEventListener("reconcile-ready", go, { once: true });
}"""


def _script(name: str) -> str:
    return (HERE / f"{name}.js").read_text(encoding="utf-8").replace("export function", "function")


_shared = st.components.v2.component(
    "reconcile_drawing",
    js="".join(map(_script, PARTS)) + _SHARED % ", ".join(f"{name}: {draw}" for name, draw in PARTS.items()),
)


@cache
def _shared_data() -> dict[str, object]:
    families = "".join(
        f".f{number} {{ --family: light-dark({light}, {dark}); }}\n"
        for number, (light, dark) in enumerate(zip(LIGHT_COLOURS, DARK_COLOURS, strict=True))
    )
    styles = {name: families + (HERE / f"{name}.css").read_text(encoding="utf-8") for name in PARTS}
    return {"styles": styles, "outlines": json.loads(OUTLINES.read_text(encoding="utf-8"))}


def drawn_part(name: str, html: str) -> Callable[..., Any]:
    """Return a part that the shared scripts draw; ``html`` is its frame."""
    return st.components.v2.component(f"reconcile_{name}", html=html, js=_STUB % {"name": name})


def show_drawing() -> None:
    """Send the scripts that draw, the styles and the outlines; a browser that holds them is sent their hash."""
    _shared(key="drawing", data=_shared_data(), height=1)
