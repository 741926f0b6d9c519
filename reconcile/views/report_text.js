// Puts the pieces of a report on the page as text, never as markup; tells a mark's note on hover and focus.
export default function ({ parentElement, data, setTriggerValue }) {
  const reader = parentElement.querySelector(".reader"), body = reader.querySelector(".text");
  const tip = reader.querySelector(".tip"), notes = reader.querySelector(".notes");
  const isFirst = reader.dataset.version === undefined;

  const hide = () => { tip.hidden = true; };
  const show = (mark) => {
    const note = notes.querySelector("#" + mark.getAttribute("aria-describedby"));
    if (!note) return;
    tip.textContent = note.textContent;
    tip.hidden = false;
    const rects = mark.getClientRects(), line = rects[rects.length - 1], frame = reader.getBoundingClientRect();
    tip.style.top = line.bottom - frame.top + "px";
    tip.style.left = Math.max(0, Math.min(line.left - frame.left, frame.width - tip.offsetWidth)) + "px";
  };

  reader.choose = (mark) => {
    const ids = mark.dataset.ids.split(" ").filter(Boolean);
    if (ids.length) setTriggerValue("chosen", ids[ids.length - 1]);
  };
  if (isFirst) {
    const markOf = (event) => event.target.closest && event.target.closest("mark");
    body.addEventListener("mouseover", (event) => { const mark = markOf(event); if (mark) show(mark); });
    body.addEventListener("mouseout", (event) => { if (event.relatedTarget !== tip) hide(); });
    tip.addEventListener("mouseleave", hide);
    body.addEventListener("focusin", (event) => {
      const mark = markOf(event);
      if (mark && !reader.isQuiet && mark.matches(":focus-visible")) show(mark);
    });
    body.addEventListener("focusout", hide);
    body.addEventListener("click", (event) => { const mark = markOf(event); if (mark) reader.choose(mark); });
    body.addEventListener("keydown", (event) => {
      const mark = markOf(event);
      if (event.key === "Escape") hide();
      else if (mark && (event.key === "Enter" || event.key === " ") && mark.dataset.ids) {
        event.preventDefault();
        reader.choose(mark);
      }
    });
  }
  if (reader.dataset.version !== data.version) {
    reader.dataset.version = data.version;
    hide();
    body.lang = data.lang;
    notes.replaceChildren();
    body.replaceChildren(...data.pieces.map(([words, styles, ids, note, isBegun], place) => {
      if (!styles) return document.createTextNode(words);
      const mark = document.createElement("mark");
      mark.textContent = words;
      mark.className = styles;
      const told = document.createElement("span");
      told.id = "note-" + place;
      told.textContent = note;
      notes.append(told);
      mark.setAttribute("aria-describedby", told.id);
      mark.dataset.ids = ids.join(" ");
      if (ids.length) mark.setAttribute("role", "button");
      if (isBegun) mark.tabIndex = 0;
      return mark;
    }));
  }

  const marks = [...body.querySelectorAll("mark")];
  marks.forEach((mark) => {
    const isChosen = data.chosen && mark.dataset.ids.split(" ").includes(data.chosen);
    mark.classList.toggle("chosen", Boolean(isChosen));
    if (mark.getAttribute("role") === "button") mark.setAttribute("aria-pressed", String(Boolean(isChosen)));
  });
  if (data.chosen !== reader.dataset.chosen) {
    const before = reader.dataset.chosen;
    reader.dataset.chosen = data.chosen;
    const mark = marks.find((one) => one.classList.contains("chosen"));
    if (!mark) return;
    const box = mark.getBoundingClientRect();
    if (isFirst || box.top < 220 || box.bottom > window.innerHeight - 60) mark.scrollIntoView({ block: "center" });
    const active = document.activeElement;
    if (before !== undefined && (!active || active === document.body || active === reader.getRootNode().host)) {
      reader.isQuiet = true;  // the bar tells the same, and the note would cover the words after the figure
      mark.focus({ preventScroll: true });
      reader.isQuiet = false;
    }
  }
}
