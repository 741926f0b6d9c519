const NEAR = 15; // px: points closer than this are drawn as one
const LEAST = 160; // tenths of a degree: the map never shows less
const SQUARE = 18; // px: an event of which only the country is known
// Where a square may stand, in squares from the middle of its country: the nearest first, all around.
const ASIDE = [[0, 0], ...[0.7, 1.1, 1.5, 2, 2.6, 3.2].flatMap((far) => Array.from({ length: 12 }, (_, n) => [far * Math.cos((n * Math.PI) / 6), far * Math.sin((n * Math.PI) / 6)]))];
const views = new WeakMap();

export function drawMap({ parentElement, data }) {
  const number = (n) => n.toLocaleString(navigator.language);
  const find = (name) => parentElement.querySelector(name);
  const box = find(".box"), svg = find("svg"), marks = find(".marks"), told = find(".told"), fold = find("details");
  const make = (tag, style, words) => {
    const e = document.createElement(tag);
    if (style) e.className = style;
    if (words) e.textContent = words;
    return e;
  };
  if (!views.has(parentElement)) {
    fold.open = window.innerWidth > 640;
    find(".land").setAttribute("d", window.reconcile.outlines.land);
    find(".borders").setAttribute("d", window.reconcile.outlines.borders);
    new ResizeObserver(() => views.get(parentElement)?.place()).observe(box);
    window.addEventListener("reconcile-near", (e) => views.get(parentElement)?.near(e.detail));
  }

  const points = data.places.map(([lat, lon, count, contested, size, events]) => ({ x: lon * 10, y: -lat * 10, count, contested, size, events }));
  const lands = data.lands.map(([lat, lon, count, contested, name, events]) => ({ x: lon * 10, y: -lat * 10, count, contested, size: 1, name, events }));
  find(".of-land").hidden = !lands.length;
  const fitted = () => {
    const all = [...points, ...lands];
    if (!all.length) return { x: -1200, y: -750, w: 3000, h: 1500 };
    const xs = all.map((p) => p.x), ys = all.map((p) => p.y);
    const x1 = Math.min(...xs), x2 = Math.max(...xs), y1 = Math.min(...ys), y2 = Math.max(...ys);
    const w = Math.max((x2 - x1) * 1.25, LEAST), h = Math.max((y2 - y1) * 1.35, LEAST);
    return { x: (x1 + x2 - w) / 2, y: (y1 + y2 - h) / 2, w, h };
  };
  const kept = views.get(parentElement);
  const same = kept && kept.print === data.print;
  const state = { print: data.print, view: same ? kept.view : fitted(), chosen: same ? kept.chosen : null };

  const shown = () => { // the view, widened to the shape of the box
    const { x, y, w, h } = state.view, W = box.clientWidth || 320, H = box.clientHeight || 240;
    const squeeze = Math.max(Math.cos(((y + h / 2) / 1800) * Math.PI), 0.3); // degrees of longitude shrink to the poles
    const unit = Math.max((w * squeeze) / W, h / H);
    const W2 = (unit * W) / squeeze, H2 = unit * H;
    return { x: x + w / 2 - W2 / 2, y: y + h / 2 - H2 / 2, w: W2, h: H2, W, H };
  };
  const tell = (cluster) => {
    told.replaceChildren();
    if (!cluster) {
      told.append(make("p", "", points.length || lands.length ? data.told : "None of these events has a place that is known."));
      if (data.nowhere) {
        const link = make("a", "", data.nowhere), line = make("p");
        link.href = data.nowhereHref;
        line.append(link);
        told.append(line);
      }
      return;
    }
    const events = cluster.flatMap((p) => p.events), count = cluster.reduce((sum, p) => sum + p.count, 0);
    const list = make("ul"), land = cluster[0].name;
    if (land) told.append(make("p", "", "Somewhere in " + land + ":"));
    events.slice(0, 6).forEach(([id, title]) => {
      const item = make("li"), link = make("a", "", title);
      link.href = data.href + encodeURIComponent(id);
      item.append(link);
      list.append(item);
    });
    told.append(list);
    const more = count - Math.min(events.length, 6);
    if (more > 0) told.append(make("p", "", "and " + number(more) + " more here: zoom in, or narrow the list"));
  };
  state.place = () => {
    const v = shown();
    svg.setAttribute("viewBox", [v.x, v.y, v.w, v.h].join(" "));
    const clusters = [];
    points.forEach((p) => {
      const left = ((p.x - v.x) / v.w) * v.W, top = ((p.y - v.y) / v.h) * v.H;
      if (left < -5 || top < -5 || left > v.W + 5 || top > v.H + 5) return;
      const home = clusters.find((c) => Math.hypot(c.left - left, c.top - top) < NEAR);
      if (home) home.points.push(p); else clusters.push({ left, top, points: [p] });
    });
    const wide = ({ points: here }) => {
      const count = here.reduce((sum, p) => sum + p.count, 0), size = Math.max(...here.map((p) => p.size));
      return here[0].name ? SQUARE : count > 1 ? 20 + Math.min(2.5 * Math.sqrt(count), 18) : 11 + Math.min(2 * size, 12);
    };
    const seen = (c) => c.left > -5 && c.top > -5 && c.left < v.W + 5 && c.top < v.H + 5;
    const squares = [];
    lands.forEach((p) => { // a square that another mark would hide stands beside it
      const left = ((p.x - v.x) / v.w) * v.W, top = ((p.y - v.y) / v.h) * v.H;
      const spots = ASIDE.map(([x, y]) => ({ left: left + x * SQUARE, top: top + y * SQUARE, points: [p] }));
      const free = (spot) => [...clusters, ...squares].every((c) => Math.hypot(c.left - spot.left, c.top - spot.top) > (wide(c) + SQUARE) / 2);
      const spot = spots.find(free) || spots[0];
      if (seen(spot)) squares.push({ ...spot, from: p });
    });
    const led = squares.filter((c) => Math.hypot(((c.from.x - v.x) / v.w) * v.W - c.left, ((c.from.y - v.y) / v.h) * v.H - c.top) > 1);
    find(".leads").setAttribute("d", led.map((c) => "M" + c.from.x + " " + c.from.y + "L" + (v.x + (c.left / v.W) * v.w) + " " + (v.y + (c.top / v.H) * v.h)).join(""));
    marks.replaceChildren(...[...squares, ...clusters].map((c) => {
      const count = c.points.reduce((sum, p) => sum + p.count, 0), contested = c.points.reduce((sum, p) => sum + p.contested, 0);
      const land = c.points[0].name, px = wide(c);
      const mark = make("button", "mark" + (land ? " land" : "") + (contested ? " contested" : ""), count > 1 ? number(count) : "");
      mark.type = "button";
      mark.tabIndex = -1;
      const words = (land ? "Somewhere in " + land + ": " : "") + (count > 1 ? number(count) + " events" : c.points[0].events[0][1]) + (contested ? ", " + (count > 1 ? number(contested) + " " : "") + "contested" : "");
      mark.title = words;
      mark.setAttribute("aria-label", words);
      mark.style.cssText = "left:" + c.left + "px;top:" + c.top + "px;width:" + px + "px;height:" + px + "px";
      mark.dataset.ids = c.points.flatMap((p) => p.events.map((e) => e[0])).join(" ");
      mark.onclick = () => {
        state.chosen = c.points;
        tell(c.points);
        marks.querySelectorAll(".chosen").forEach((e) => e.classList.remove("chosen"));
        mark.classList.add("chosen");
      };
      return mark;
    }));
  };
  state.near = (id) => marks.querySelectorAll(".mark").forEach((e) => e.classList.toggle("near", !!id && e.dataset.ids.split(" ").includes(id)));
  const zoom = (by) => {
    const v = shown(), w = Math.min(Math.max(v.w * by, LEAST / 2), 4200), h = (v.h * w) / v.w;
    state.view = { x: v.x + (v.w - w) / 2, y: v.y + (v.h - h) / 2, w, h };
    state.place();
  };
  find(".in").onclick = () => zoom(0.5);
  find(".out").onclick = () => zoom(2);
  find(".fit").onclick = () => { state.view = fitted(); state.place(); };
  let drag = null;
  box.onpointerdown = (e) => { if (e.pointerType === "mouse" && !e.target.closest("button")) { drag = [e.clientX, e.clientY, shown()]; box.setPointerCapture(e.pointerId); } };
  box.onpointermove = (e) => {
    if (!drag) return;
    const [x, y, v] = drag;
    state.view = { x: v.x - ((e.clientX - x) / v.W) * v.w, y: v.y - ((e.clientY - y) / v.H) * v.h, w: v.w, h: v.h };
    state.place();
  };
  box.onpointerup = () => { drag = null; };
  fold.ontoggle = () => state.place();
  svg.setAttribute("aria-label", data.alt);
  views.set(parentElement, state);
  tell(state.chosen);
  state.place();
}
