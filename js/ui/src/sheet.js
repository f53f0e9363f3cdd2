// The worksheet widget: the grid, its balance line, and drafts that survive a lost connection.
// Talks in messages: it sends {act: "typed", seq, values}; Python answers {act: "kept", seq, text} or {act: "refused", text}.
import { clock, watchConnection } from "./connection.js";
import { Grid } from "./grid.js";
import { tally, text, tie, unfinished } from "./sums.js";

const PAUSE = 400;      // ms of quiet before a draft is sent
const PATIENCE = 5000;  // ms without an answer before the page says so and sends again
const READ = "Numbered cells belong to the mistakes above. Everything else is right; select a cell to read why.";
const KEYS = [["Tab", "next cell"], ["Enter", "next line"], ["F2", "edit"], ["Alt+↓", "choices"], ["Ctrl+V", "paste from Excel"]];

function element(tag, className = "", ...content) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...content);
  return node;
}

function badge(kind, words) {
  const node = element("span", `wb-badge is-${kind}`);
  const shape = element("span", "wb-ic");
  shape.setAttribute("aria-hidden", "true");
  node.append(shape, words);
  return node;
}

function status(className) {
  const node = element("div", className);
  node.setAttribute("role", "status");
  return node;
}

function keyLine() {
  const line = element("p", "wb-note wb-keys");
  for (const [keys, what] of KEYS) line.append(element("span", "wb-nowrap", ...keys.split("+").flatMap((key, n) => [...(n ? ["+"] : []), element("kbd", "", key)]), ` ${what}`));
  return line;
}

// Sends what was typed, and keeps it until Python says that it is saved.
class Draft {
  constructor(model, values, show) {
    Object.assign(this, { model, values, show, seq: 0, unsaved: new Map(), timer: 0, refused: false });
    this.connection = watchConnection(model, (lost) => { if (!lost) this.send(); show(); });
  }

  changed(fields) {
    for (const field of fields) this.unsaved.set(field, this.seq + 1);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), PAUSE);
    this.show();
  }

  send() {
    clearTimeout(this.timer);
    if (!this.unsaved.size || this.refused || this.connection.lost) return;
    this.seq += 1;
    try { this.model.send({ act: "typed", seq: this.seq, values: this.values() }); } catch { /* the connection ended just now; it stays unsaved and is sent again */ }
    this.timer = setTimeout(() => { this.late = this.late || new Date(); this.show(); this.send(); }, PATIENCE);
  }

  kept(seq) {
    for (const [field, since] of this.unsaved) if (since <= seq) this.unsaved.delete(field);
    this.late = null;
    if (!this.unsaved.size) clearTimeout(this.timer);
    this.show();
  }

  get waitingSince() { return this.connection.lost || (this.unsaved.size ? this.late : null); }

  stop() { clearTimeout(this.timer); this.connection.stop(); }
}

function waiting(draft) {
  const node = status("");
  const count = draft.unsaved.size;
  const wait = count ? `${count} ${count === 1 ? "change waits" : "changes wait"} here and ${count === 1 ? "is" : "are"} saved when it returns. ` : "What you type is saved when it returns. ";
  const shape = element("span", "wb-ic");
  shape.setAttribute("aria-hidden", "true");
  const alert = element("div", "wb-alert is-warn", shape, element("p", "", element("b", "wb-strong", `No connection since ${clock(draft.waitingSince)}. `), "Go on working. ", wait, "Submitting waits too."), badge("draft", "Not saved yet"));
  node.append(alert);
  return node;
}

function render({ model, el }) {
  const spec = model.get("spec");
  const readonly = model.get("readonly");
  const saved = element("span", "wb-saved");
  const offline = status("wb-offline");
  const host = element("div", "wb-grid");
  const balance = status("wb-balance");
  const notes = element("div", "wb-unread");
  const why = status("wb-why wb-note");
  const spoken = status("wb-sr");
  notes.setAttribute("role", "alert");
  el.classList.add("wb-sheet");
  if (!readonly) el.append(element("div", "wb-sheet-head", element("h2", "", spec.title), saved));
  el.append(offline, element("div", "wb-scroll", host), balance, notes, why, ...(readonly ? [] : [keyLine()]), spoken);

  let grid = null;
  let said = "";
  const draft = readonly ? null : new Draft(model, () => grid.values, () => show());

  function show() {
    const sums = tally(spec, grid ? grid.values : model.get("values"));
    const words = readonly ? "" : unfinished(sums.left);
    const tied = tie(spec, sums.totals);
    const state = `${text(sums.posted)} ${text(sums.allLeft)} ${words} ${tied}`;
    if (!readonly && state !== said) {
      said = state;
      balance.replaceChildren(
        element("div", "", element("span", "wb-muted", "Posted"), element("b", "wb-strong", text(sums.posted)), element("span", "wb-muted", `of ${text(sums.charge)}`)),
        element("div", "", element("span", "wb-muted", "Left to post"), element("b", "wb-strong", text(sums.allLeft)), badge(sums.left.every((cents) => cents === 0) ? "info" : "half", words)),
        element("div", "wb-tie", badge(tied.includes("equals") ? "info" : "half", tied)));
    }
    if (draft) showDraft();
  }

  function showDraft() {
    saved.hidden = !!draft.waitingSince;  // the alert says it then
    saved.replaceChildren(draft.unsaved.size || draft.refused ? badge("draft", draft.refused ? "Not saved here" : "Not saved yet") : model.get("saved") ? badge("draft", model.get("saved")) : "");
    const since = draft.waitingSince && `${clock(draft.waitingSince)} ${draft.unsaved.size}`;
    if (offline.dataset.since === (since || "")) return;
    offline.dataset.since = since || "";
    offline.replaceChildren(...(since ? [waiting(draft)] : []));
  }

  function showMarks() {
    const unread = Object.entries(grid.marks).filter(([, mark]) => mark.kind === "unreadable");
    notes.replaceChildren(...unread.map(([, mark]) => element("p", "", badge("warn", mark.text))));
  }

  grid = new Grid(host, spec, model.get("values"), {
    readonly, marks: model.get("marks"),
    changed: (fields) => { draft?.changed(fields); showMarks(); show(); },
    selected: (field, mark) => { why.textContent = readonly ? mark?.text || READ : ""; },
    say: (words) => { spoken.textContent = words; },
  });
  el.wbSheet = { get values() { return grid.typed; }, flush: () => draft?.send(), focus: () => grid.focus(), get offline() { return draft?.connection.lost || null; } };
  if (readonly) why.textContent = READ;
  show();
  showMarks();

  model.on("change:marks", () => { grid.mark(model.get("marks")); showMarks(); });
  model.on("change:saved", show);
  model.on("change:edition", () => { grid.load(model.get("values"), model.get("marks")); showMarks(); show(); });
  model.on("msg:custom", (message) => {
    if (message.act === "kept") draft?.kept(message.seq);
    if (message.act === "refused" && draft) { draft.refused = true; show(); }
  });
  const leave = () => draft?.send();
  window.addEventListener("pagehide", leave);
  return () => { window.removeEventListener("pagehide", leave); draft?.stop(); grid.destroy(); };
}

export default { render };
