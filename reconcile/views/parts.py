"""Small browser parts: a button that copies, a table whose rows can be chosen, a scroll to what was chosen.

The scripts are fixed text. What a report says reaches them as data and is put
on the page with ``textContent``, so that no report can become markup. None of them
asks anything of the network.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

_COPY_HTML = """<div class="copy"><button type="button"><span class="label">Copy</span></button>
<span class="told" role="status" aria-live="polite"></span>
<input class="plain" readonly aria-label="Text to copy" hidden></div>"""
_COPY_CSS = """
.copy { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; font-family: var(--st-font); }
button { font: inherit; font-size: .875rem; padding: .35rem .8rem; min-height: 2.25rem; cursor: pointer;
  color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius, .5rem); white-space: nowrap; }
button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
.told { font-size: .875rem; color: var(--st-text-color); }
.plain { font: inherit; font-size: .8rem; flex: 1 1 10rem; min-width: 0; padding: .35rem; }
"""
_COPY_JS = """
// The link as it was sent, its parameters as the address bar has them now: a part of the page may have changed one.
function current({ text, names }) {
  const [path, query] = text.split("?"), sent = new URLSearchParams(query), now = new URLSearchParams(location.search);
  const shown = new URLSearchParams();
  for (const name of names) (name === "case" ? sent : now).getAll(name).forEach((value) => shown.append(name, value));
  return shown.size ? `${path}?${shown}` : path;
}
export default function ({ parentElement, data }) {
  const find = (name) => parentElement.querySelector(name);
  const button = find("button"), told = find(".told"), plain = find(".plain");
  find(".label").textContent = data.label;
  button.onclick = async () => {
    const base = location.origin + location.pathname.replace(/[^/]*$/, "");
    const words = data.names ? base + current(data) : data.text;
    let done = false;
    try { await navigator.clipboard.writeText(words); done = true; } catch (refused) { done = false; }
    if (!done) {
      plain.hidden = false; plain.value = words; plain.focus(); plain.select();
      try { done = document.execCommand("copy"); } catch (refused) { done = false; }
      if (done) { plain.hidden = true; button.focus(); }
    }
    told.textContent = done ? "✓ Copied" : "Press Ctrl+C to copy";
    if (done) setTimeout(() => { told.textContent = ""; }, 4000);
  };
}
"""

_TABLE_HTML = """<div class="wrap"><table><thead></thead><tbody></tbody></table></div>"""
_TABLE_CSS = """
.wrap { font-family: var(--st-font); font-size: .9rem; color: var(--st-text-color); container-type: inline-size; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: 600; font-size: .8rem; padding: .4rem .6rem; vertical-align: bottom;
  border-bottom: 1px solid var(--st-border-color); }
td { padding: .5rem .6rem; border-bottom: 1px solid var(--st-border-color-light, var(--st-border-color));
  vertical-align: top; overflow-wrap: anywhere; }
td.short { white-space: nowrap; }
tr.chosen td { background: color-mix(in srgb, var(--st-primary-color) 14%, transparent); }
tr.faint td { color: color-mix(in srgb, var(--st-text-color) 78%, var(--st-background-color)); }
tr.faint button { font-weight: 400; }
button { font: inherit; text-align: left; font-weight: 600; color: var(--st-link-color, var(--st-primary-color));
  background: none; border: 0; padding: 0; min-height: 1.5rem; cursor: pointer; text-decoration: underline;
  text-underline-offset: .15em; text-decoration-thickness: 1px; }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
@container (max-width: 560px) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, td { display: block; }
  tr { border-bottom: 1px solid var(--st-border-color); padding: .45rem 0; }
  td { border: 0; padding: .1rem .9rem .1rem 0; display: inline-block; font-size: .85rem; }
  td:first-child { display: block; font-size: .95rem; }
  td:not(:first-child)::before { content: attr(data-label) " "; opacity: .75; }
  td.empty { display: none; }
  tr.chosen { background: color-mix(in srgb, var(--st-primary-color) 14%, transparent); }
  tr.chosen td { background: none; }
}
"""
_TABLE_JS = """
export default function ({ parentElement, data, setTriggerValue }) {
  const head = parentElement.querySelector("thead"), body = parentElement.querySelector("tbody");
  const cell = (tag, words) => { const e = document.createElement(tag); e.textContent = words; return e; };
  const top = document.createElement("tr");
  data.columns.forEach((name) => { const e = cell("th", name); e.scope = "col"; top.append(e); });
  head.replaceChildren(top);
  body.replaceChildren(...data.rows.map((row) => {
    const line = document.createElement("tr");
    line.className = (row.chosen ? "chosen " : "") + (row.faint ? "faint" : "");
    line.dataset.id = row.id;
    if (row.chosen) line.setAttribute("aria-current", "true");
    row.cells.forEach((words, place) => {
      const e = document.createElement("td");
      e.dataset.label = data.columns[place];
      e.className = !words ? "empty" : words.length <= 15 ? "short" : "";
      if (place === 0 && data.choosable) {
        const button = cell("button", words);
        button.type = "button";
        button.onclick = () => setTriggerValue("chosen", row.id);
        e.append(button);
      } else e.append(cell("span", words));
      line.append(e);
    });
    return line;
  }));
}
"""

_SCROLL_JS = """
let last = null;
export default function ({ data }) {
  const fresh = last !== null && data.chosen && data.chosen !== last;
  last = data.chosen;
  if (fresh) setTimeout(() => {
    const target = document.querySelector(".st-key-" + data.target), box = target?.getBoundingClientRect();
    if (box && (window.innerWidth <= 640 || box.bottom < 120 || box.top > window.innerHeight - 120))
      target.scrollIntoView({ block: "start" });
  }, 150);
}
"""

_LINKS_JS = """
export default function () {
  if (window.reconcileLinks) return;
  window.reconcileLinks = true;
  document.addEventListener("click", (click) => {
    const held = click.ctrlKey || click.metaKey || click.shiftKey || click.altKey;
    if (click.defaultPrevented || click.button || held) return;
    const a = click.composedPath().find((e) => e.tagName === "A" && e.hasAttribute("href"));
    if (!a || a.target === "_blank") return;
    const isTheirs = a.closest("[data-testid=stPageLink]");
    const isLeft = isTheirs
      ? a.pathname !== location.pathname || a.search === location.search
      : !/^[a-z]+(\\?|$)/.test(a.getAttribute("href"));
    if (isLeft) return;
    click.preventDefault();
    if (isTheirs) click.stopPropagation();
    history.pushState({}, "", a.href);
    window.dispatchEvent(new PopStateEvent("popstate"));
    window.scrollTo(0, 0);
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  }, true);
}
"""

_links = st.components.v2.component("reconcile_links", js=_LINKS_JS)
_scroll = st.components.v2.component("reconcile_scroll", js=_SCROLL_JS)
_copy = st.components.v2.component("reconcile_copy", html=_COPY_HTML, css=_COPY_CSS, js=_COPY_JS)
_table = st.components.v2.component("reconcile_table", html=_TABLE_HTML, css=_TABLE_CSS, js=_TABLE_JS)


def copy_button(label: str, text: str, *, key: str, names: Sequence[str] = ()) -> None:
    """Show a button that copies ``text`` and says so.

    Where the browser refuses the clipboard the text is shown, selected.

    Args:
        label: The words on the button.
        text: What is copied.
        key: Of the part on the page.
        names: Given for a relative link: the parameters that it may have. The
            browser completes it with the address under which the reader sees
            the page and with what these parameters are when it is copied.
    """
    _copy(key=key, data={"label": label, "text": text, **({"names": [*names]} if names else {})}, width="content")


def choosable_table(
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    *,
    key: str,
    on_choose: Callable[[str], None] | None = None,
) -> None:
    """Show a table; the first cell of each row is a button that chooses the row by its id.

    Args:
        columns: Headings.
        rows: Each with ``id``, ``cells`` (as many strings as columns), and
            optionally ``chosen`` and ``faint``.
        key: Identity of the table on the page.
        on_choose: Called with the id of the row; ``None`` makes plain text.
    """

    def chosen() -> None:
        picked = st.session_state[key].get("chosen")
        if on_choose is not None and picked:
            on_choose(str(picked))

    data = {"columns": list(columns), "rows": [dict(row) for row in rows], "choosable": on_choose is not None}
    _table(key=key, data=data, on_chosen_change=chosen)


def scroll_to_chosen(target: str, chosen: str) -> None:
    """Bring the container ``target`` into view when a claim is chosen out of its sight; never on arrival by a link."""
    _scroll(key=f"scroll_{target}", data={"target": target, "chosen": chosen}, height=1)


def soften_links() -> None:
    """Let a link from page to page in our own HTML change the page in place, as the sidebar does.

    The browser would load the whole program anew. The address goes into the
    history as one step and Streamlit is told of it as it is of Back, so
    that Back returns to the very view that was left. A link of Streamlit's
    own to the page one is on is taken over too: it would change the page and
    leave the old address above it.
    """
    _links(key="soft_links", height=1)
