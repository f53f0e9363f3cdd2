// Findings to code: a search field for each. It finds codes and says what the book says of them, never which one is right.
import { bare, CodeSearch, isCode } from "./code-search.js";
import { CodeList } from "./code-list.js";
import { badge, element, keyLine, pinned, status } from "./dom.js";
import { Frame } from "./frame.js";
import { History } from "./history.js";

const KEYS = [["Enter", "take and go on"], ["Tab", "next finding"], ["Esc", "close the list"], ["Ctrl+Z", "undo"]];
const MANY = 10;
const TOLD = 700;   // ms after which the number of codes is spoken
const NOTHING = "No code has these words. Try a plainer word, or the organ.";
const AWAY = "Codes cannot be looked up just now. You can type a whole code.";
const UNMARKED = "Mark a code in the list to read what the book says of it.";

function headOf(...titles) {
  const row = element("tr");
  for (const [title, looks] of titles) {
    const cell = element("th", looks || "", title);
    cell.scope = "col";
    row.append(cell);
  }
  return element("thead", "", row);
}

class Codes {
  constructor(model, el) {
    Object.assign(this, { model, readonly: model.get("readonly"), rows: model.get("spec").rows, history: new History() });
    this.fields = this.rows.map((row) => row.id);
    this.spoken = status("wb-sr");
    this.count = element("span", "wb-small wb-muted");
    this.about = element("div", "wb-about");
    this.search = new CodeSearch(model, { answered: (text, hits) => this.#show(text, hits), named: () => { this.#draw(); this.#explain(); } });
    this.list = new CodeList(el, { taken: (hit, mouse) => this.#take(hit, !mouse), marked: (hit) => this.#explain(hit) });
    this.frame = new Frame(model, el, { values: () => this.values, typed: () => { this.#commit(); return { ...this.values }; } });
    this.load(this.frame.start());
    el.classList.add("wb-codes");
    el.append(this.#body(), this.spoken);
    model.on("change:marks", () => { this.marks = { ...model.get("marks") }; this.#draw(); });
    model.on("change:edition", () => { this.load(this.model.get("values")); this.#fill(); });
    this.#fill();
    this.frame.signs.show();
    if (!this.readonly) this.search.warm();
  }

  load(values) {
    this.values = { ...values };
    this.marks = { ...this.model.get("marks") };
    this.history = new History();
  }

  stop() { clearTimeout(this.telling); this.search.forget(); this.list.close(); this.frame.stop(); }

  // ---- drawing
  #body() {
    const body = element("tbody", "", ...this.rows.map((row, n) => this.#row(row, n)));
    const table = element("table", "wb-table is-framed", headOf(["No.", "wb-num"], ["Finding"], ["Code", "wb-code-cell"]), body);
    table.setAttribute("aria-label", this.model.get("spec").title);
    if (this.readonly) return table;
    this.about.setAttribute("role", "region");
    this.about.setAttribute("aria-label", "About the marked code");
    const work = element("div", "", ...this.frame.head(element("h2", "", this.model.get("spec").title), this.count), table, keyLine(KEYS));
    return element("div", "wb-code-cols", work, this.about);
  }

  #row(row, n) {
    const text = element("span", "", row.text);
    text.id = `${this.list.id}-finding-${n}`;
    const finding = element("th", "", element("span", "wb-note", row.day), element("br"), text);
    finding.scope = "row";
    const line = element("tr", "", element("td", "wb-num wb-muted", String(n + 1)), finding, element("td", "", ...this.#field(row, n, text.id)));
    return line;
  }

  #field(row, n, described) {
    const title = element("div", "wb-note wb-code-title");
    title.id = `${this.list.id}-title-${n}`;
    title.dataset.title = n;
    if (this.readonly) { const shown = element("div", "wb-code-shown"); shown.dataset.shown = n; return [shown, title]; }
    const input = element("input", "wb-input");
    Object.assign(input, { type: "text", autocomplete: "off", spellcheck: false, placeholder: "Code or words" });
    input.dataset.at = n;
    const says = { role: "combobox", "aria-label": `Code for finding ${n + 1}`, "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id, "aria-describedby": `${described} ${title.id}` };
    for (const [name, value] of Object.entries(says)) input.setAttribute(name, value);
    input.addEventListener("input", () => this.#typing(n));
    input.addEventListener("keydown", (event) => { if (!event.isComposing && this.#key(event, n)) { event.preventDefault(); event.stopPropagation(); } });
    input.addEventListener("focus", () => this.#enter(n));
    input.addEventListener("blur", () => this.#leave(n));
    return [input, title];
  }

  #node(name, n) { return this.frame.root.querySelector(`[data-${name}="${n}"]`); }

  #input(n) { return this.frame.root.querySelector(`input[data-at="${n}"]`); }

  // All fields as the values say.
  #fill() {
    if (!this.readonly) this.rows.forEach((row, n) => { this.#input(n).value = this.values[row.id] || ""; });
    this.search.name(Object.values(this.values));
    this.#draw();
    this.#explain();
  }

  #draw() {
    this.rows.forEach((row, n) => (this.readonly ? this.#drawSubmitted(row, n) : this.#drawField(row, n)));
    const coded = this.fields.filter((field) => isCode(this.values[field] || "")).length;
    this.count.textContent = `${coded} of ${this.rows.length} have a code`;
  }

  #drawField(row, n) {
    const mark = this.marks[row.id];
    const input = this.#input(n);
    const typing = input.value.trim() !== (this.values[row.id] || "");
    input.toggleAttribute("aria-invalid", false);
    if (mark) input.setAttribute("aria-invalid", "true");
    const words = this.told?.at === n ? this.told.words : typing ? "" : this.search.fact(this.values[row.id] || "")?.title || "";
    this.#node("title", n).replaceChildren(...(mark ? [badge("warn", mark.text)] : [words]));
  }

  #drawSubmitted(row, n) {
    const value = this.values[row.id] || "";
    const mark = this.marks[row.id];
    const shown = this.#node("shown", n);
    const title = this.search.fact(value)?.title;
    shown.replaceChildren(...(mark?.pin ? [pinned(mark.pin), " "] : []), value ? element("b", "wb-strong", value) : element("span", "wb-muted", "No code"), title ? ` ${title}` : "");
    const kind = mark?.kind === "wrong" ? "wrong" : "right";
    shown.closest("tr").classList.toggle("is-wrong", kind === "wrong");
    this.#node("title", n).replaceChildren(...(mark ? [badge(kind, kind === "right" ? "Right" : value ? "Wrong" : "Missing"), ` ${kind === "right" ? mark.text : ""}`] : []));
  }

  // What the book says of a code: the marked one of the list, or the one of the field.
  #explain(hit) {
    if (this.readonly) return;
    const fact = hit || (this.at === undefined ? undefined : this.search.fact(this.values[this.fields[this.at]] || ""));
    const title = element("h2", "", "About the marked code");
    if (!fact) { this.about.replaceChildren(title, element("p", "wb-muted", UNMARKED)); return; }
    const notes = element("dl", "wb-kv wb-small");
    for (const [name, texts] of [...fact.notes, ["Source", [this.search.release]]]) notes.append(element("dt", "", name), element("dd", "", element("ul", "", ...texts.map((text) => element("li", "", text)))));
    this.about.replaceChildren(title, element("p", "", element("b", "wb-strong", fact.code), ` ${fact.title}`), notes);
  }

  // ---- typing
  #typing(n) {
    const text = this.#input(n).value.trim();
    this.told = null;
    this.waiting = false;
    delete this.marks[this.fields[n]];
    this.#drawField(this.rows[n], n);
    if (text) this.search.ask(text); else { this.search.forget(); this.list.close(); }
  }

  #show(text, hits) {
    const n = this.at;
    const input = n === undefined ? null : this.#input(n);
    if (!input || input.value.trim() !== text || document.activeElement !== input) return;
    if (!hits || !hits.length) { this.list.close(); this.#nothing(n, text, hits); return; }
    const first = this.#first(text, hits);
    if (this.waiting && first) { this.waiting = false; this.#take(hits[0], true); return; }
    const codes = `${hits.length === 1 ? "1 code" : `${hits.length} codes`}`;
    const foot = `${hits.length < MANY ? codes : `The first ${codes}`} valid on ${this.rows[n].day}`;
    this.list.show(input, hits, { text, foot, first });
    clearTimeout(this.telling);
    this.telling = setTimeout(() => { this.spoken.textContent = codes; }, TOLD);
  }

  // Whether Enter means the first of the list: not where somebody types a code, which is taken as it is.
  #first(text, hits) { return !isCode(text) || !bare(hits[0].code).startsWith(bare(text)) || bare(hits[0].code) === bare(text); }

  #nothing(n, text, hits) {
    this.waiting = false;
    if (hits && isCode(text)) return;
    this.told = { at: n, words: hits ? NOTHING : AWAY };
    this.spoken.textContent = this.told.words;
    this.#drawField(this.rows[n], n);
  }

  #enter(n) {
    this.at = n;
    this.frame.root.querySelectorAll("tr.is-here").forEach((row) => row.classList.remove("is-here"));
    this.#input(n).closest("tr").classList.add("is-here");
    this.#explain();
  }

  #leave(n) {
    this.search.forget();
    this.list.close();
    this.waiting = false;
    this.told = null;
    this.#commit(n);
    this.#drawField(this.rows[n], n);
  }

  #key(event, n) {
    const { key } = event;
    if ((event.ctrlKey || event.metaKey) && !event.altKey) return this.#chord(key.toLowerCase(), event.shiftKey, n);
    if (key === "ArrowDown" || key === "ArrowUp") return this.#arrow(key === "ArrowDown" ? 1 : -1, n);
    if (key === "Enter") { this.#accept(n, event.shiftKey ? -1 : 1); return true; }
    if (key === "Tab" && this.list.hit) { this.#take(this.list.hit, false); return false; }
    if (key !== "Escape") return false;
    if (this.list.open) { this.list.close(); this.#explain(); return true; }
    return this.#restore(n);
  }

  #arrow(step, n) {
    const text = this.#input(n).value.trim();
    if (this.list.open) this.list.move(step); else if (text) this.search.ask(text, 0);
    return this.list.open || !!text;
  }

  #restore(n) {
    const before = this.values[this.fields[n]] || "";
    if (this.#input(n).value === before) return false;
    this.search.forget();
    this.told = null;
    this.#input(n).value = before;
    this.#drawField(this.rows[n], n);
    return true;
  }

  // Enter: the marked code, else what is typed when it can be a code, else the first answer as soon as it is there.
  #accept(n, step) {
    if (this.list.hit) { this.#take(this.list.hit, true); return; }
    const text = this.#input(n).value.trim();
    if (text && !isCode(text) && text !== (this.values[this.fields[n]] || "")) {
      this.waiting = true;
      if (this.search.pending === null) this.search.ask(text, 0);
      return;
    }
    this.search.forget();
    this.list.close();
    this.#commit(n);
    this.#go(n + step);
  }

  #go(n) { this.#input(Math.max(0, Math.min(n, this.rows.length - 1))).focus(); }

  // ---- changing values
  #take(hit, further) {
    const n = this.at;
    this.search.forget();
    this.list.close();
    this.#input(n).value = hit.code;
    this.#commit(n);
    if (further) this.#go(n + 1);
  }

  // Keeps what stands in a field (the one with the focus, if none is named).
  #commit(n = this.at) {
    if (n === undefined || this.readonly) return;
    const field = this.fields[n];
    const after = this.#input(n).value.trim();
    const before = this.values[field] || "";
    if (after === before) return;
    this.history.add([{ field, before, after }]);
    this.#apply([{ field, value: after }]);
  }

  #apply(entries) {
    for (const { field, value } of entries) {
      if (value) this.values[field] = value; else delete this.values[field];
      delete this.marks[field];
      this.#input(this.fields.indexOf(field)).value = value;
    }
    this.search.name(entries.map((each) => each.value));
    this.frame.changed(entries.map((each) => each.field));
    this.#draw();
    this.#explain();
  }

  // Undo and redo of what was taken; while a field is being typed in, they are the browser's own.
  #chord(key, shift, n) {
    const typing = this.#input(n).value.trim() !== (this.values[this.fields[n]] || "");
    if (typing || !["z", "y"].includes(key)) return false;
    const entries = key === "z" && !shift ? this.history.undo() : this.history.redo();
    this.list.close();
    if (entries.length) { this.#apply(entries); this.#go(this.fields.indexOf(entries[0].field)); }
    else this.spoken.textContent = `Nothing to ${key === "z" && !shift ? "undo" : "redo"}`;
    return true;
  }
}

function render({ model, el }) {
  const codes = new Codes(model, el);
  return () => codes.stop();
}

export default { render };
