// The worksheet widget: the grid and its balance line.
import { badge, element, keyLine, status } from "./dom.js";
import { Frame } from "./frame.js";
import { Grid } from "./grid.js";
import { tally, text, tie, unfinished } from "./sums.js";

const READ = "Numbered cells belong to the mistakes above. Everything else is right; select a cell to read why.";
const KEYS = [["Tab", "next cell"], ["Enter", "next line"], ["F2", "edit"], ["Alt+↓", "choices"], ["Ctrl+V", "paste from Excel"]];

function render({ model, el }) {
  const spec = model.get("spec");
  const readonly = model.get("readonly");
  const host = element("div", "wb-grid");
  const balance = status("wb-balance");
  const why = status("wb-why wb-note");
  const spoken = status("wb-sr");
  const paste = status("wb-pasted wb-note");
  let grid = null;
  let said = "";
  const frame = new Frame(model, el, { values: () => grid.values, typed: () => grid.typed });
  el.append(...frame.head(element("h2", "", spec.title)), element("div", "wb-scroll", host), paste, balance, frame.notes, why, ...(readonly ? [] : [keyLine(KEYS)]), spoken);

  function show() {
    if (readonly) return;
    const sums = tally(spec, grid.values);
    const words = unfinished(sums.left);
    const tied = tie(spec, sums.totals);
    const state = `${text(sums.posted)} ${text(sums.allLeft)} ${words} ${tied}`;
    if (state === said) return;
    said = state;
    balance.replaceChildren(
      element("div", "", element("span", "wb-muted", "Posted"), element("b", "wb-strong", text(sums.posted)), element("span", "wb-muted", `of ${text(sums.charge)}`)),
      element("div", "", element("span", "wb-muted", "Left to post"), element("b", "wb-strong", text(sums.allLeft)), badge(sums.left.every((cents) => cents === 0) ? "info" : "half", words)),
      element("div", "wb-tie", badge(tied.includes("equals") ? "info" : "half", tied)));
  }

  function refresh() { frame.note(grid.marks); show(); }

  grid = new Grid(host, spec, frame.start(), {
    readonly, marks: model.get("marks"),
    changed: (fields) => { paste.textContent = ""; frame.changed(fields); refresh(); },
    selected: (field, mark) => { why.textContent = readonly ? mark?.text || READ : ""; },
    say: (words) => { spoken.textContent = words; },
    pasted: (words) => { paste.textContent = words; },
  });
  if (readonly) why.textContent = READ;
  refresh();
  frame.signs.show();
  model.on("change:marks", () => { grid.mark(model.get("marks")); refresh(); });
  model.on("change:edition", () => { grid.load(model.get("values"), model.get("marks")); refresh(); });
  return () => { frame.stop(); grid.destroy(); };
}

export default { render };
