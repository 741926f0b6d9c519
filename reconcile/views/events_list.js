export function drawList({ parentElement, data }) {
  const make = (tag, style, words) => {
    const e = document.createElement(tag);
    if (style) e.className = style;
    if (words) e.textContent = words;
    return e;
  };
  const near = (id) => window.dispatchEvent(new CustomEvent("reconcile-near", { detail: id }));
  const grid = data.ticks.map(([at]) => "linear-gradient(var(--line), var(--line)) " + at + "% 0 / 1px 100% no-repeat").join(",");
  const bar = ([what, figures, style, left, width]) => {
    const line = make("li", "line");
    line.append(make("span", "what", what));
    const track = make("span", "track");
    track.setAttribute("aria-hidden", "true");
    track.style.background = grid;
    if (width !== null) {
      const mark = make("span", "bar " + style);
      mark.style.left = left + "%";
      mark.style.width = width + "%";
      track.append(mark);
    }
    line.append(track, make("span", "figures", figures));
    return line;
  };
  const scale = parentElement.querySelector(".scale");
  const ticks = make("span", "ticks");
  data.ticks.forEach(([at, words]) => {
    const tick = make("span", at < 3 ? "first" : at > 94 ? "last" : "", words);
    tick.style.left = at + "%";
    ticks.append(tick);
  });
  scale.replaceChildren(make("span"), ticks, make("span"));
  const list = parentElement.querySelector("ol");
  list.start = data.first;
  list.replaceChildren(...data.rows.map((row) => {
    const item = make("li", "row");
    item.dataset.id = row.id;
    const title = make("h2"), link = make("a", "", row.title);
    link.href = row.href;
    title.append(link);
    const told = make("p", "told");
    row.marks.forEach(([words, style, hint]) => {
      const mark = make("span", "mark " + style, words);
      if (hint) mark.title = hint;
      told.append(mark, " ");
    });
    told.append(row.told);
    const bars = make("ul", "bars");
    bars.append(...row.bars.map(bar));
    item.append(title, told, bars);
    item.onmouseenter = () => near(row.id);
    item.onmouseleave = () => near("");
    item.addEventListener("focusin", () => near(row.id));
    item.addEventListener("focusout", () => near(""));
    return item;
  }));
}
