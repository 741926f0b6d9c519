export function drawClaimants({ parentElement, data }) {
  const make = (tag, style, words) => {
    const e = document.createElement(tag);
    if (style) e.className = style;
    if (words) e.textContent = words;
    return e;
  };
  const body = parentElement.querySelector("tbody");
  body.replaceChildren(...data.rows.map(([id, name, family, kind, events, claims, marks, told]) => {
    const line = make("tr");
    const head = make("th"), link = make("a", "", name), dot = make("span", "dot f" + family);
    head.scope = "row";
    dot.setAttribute("aria-hidden", "true");
    link.href = data.href + encodeURIComponent(id);
    head.append(dot, link);
    const cell = (words, label) => {
      const e = make("td", "", words);
      e.dataset.label = label;
      return e;
    };
    const where = make("td", "where"), strip = make("span", "strip");
    strip.setAttribute("aria-hidden", "true");
    marks.forEach(([left, width, count]) => {
      const mark = make("span", "at f" + family);
      mark.style.left = left + "%";
      mark.style.width = "max(.55rem, " + width + "%)";
      mark.style.opacity = Math.min(0.7 + 0.15 * count, 1);
      strip.append(mark);
    });
    if (marks.length) where.append(strip);
    where.append(make("span", "told", told));
    line.append(head, cell(kind, ""), cell(events, "Events"), cell(claims, "Claims"), where);
    return line;
  }));
}
