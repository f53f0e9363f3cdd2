// The posting grid: Tabulator draws it, this file gives it one Tab stop, the keys of Excel, one undo step per act and ARIA.
import { FormatModule, Tabulator } from "tabulator-tables";
import { History } from "./history.js";
import { openEditor } from "./editor.js";
import { tidy } from "./money.js";
import { laid, pasted } from "./paste.js";
import { tally, text } from "./sums.js";

Tabulator.registerModule([FormatModule]);

// Shares of the width. Small numbers: Tabulator rounds the width of one share down and gives the rest to the last column.
const GROW = { line: .38, charge: .16, left: .17, money: .156, code: .16, choice: .21 };
const NARROWEST = { line: 104, code: 66, choice: 92 };
const WIDEST = "9,999.99";  // the figures that every amount column has room for, even where the page is narrow
const DIGIT = 8.4;          // px of a figure and of a comma or point at the grid's size, and what stands beside the figures
const POINT = 4.2;
const BESIDE = 13;
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function span(className, content) {
  const node = document.createElement("span");
  node.className = className;
  node.append(...[content].flat());
  return node;
}

export class Grid {
  constructor(host, spec, values, { readonly, marks, changed, selected, say, pasted: told }) {
    Object.assign(this, { host, spec, readonly, changed, selected, say, pasted: told, marks: { ...marks }, values: { ...values } });
    this.history = new History();
    this.columns = [{ id: "_line", title: "Claim line", kind: "line" }, { id: "_charge", title: "Charge", kind: "charge" },
      ...spec.columns.map((column) => ({ ...column, kind: column.entry, editable: !readonly })),
      { id: "_left", title: "Left", spoken: "Left to post", kind: "left" }];
    this.active = { row: 0, column: this.columns.findIndex((column) => column.editable) };
    if (this.active.column < 0) this.active.column = 0;
    this.editor = null;
    host.style.minWidth = `${this.columns.reduce((px, column) => px + this.#narrowest(column), 1)}px`;
    this.table = new Tabulator(host, {
      data: this.#data(), index: "id", layout: "fitColumns", renderVertical: "basic", nestedFieldSeparator: false, rowFormatter: (row) => this.#paintRow(row),
      columns: this.columns.map((column) => ({ field: column.id, title: column.title, titleFormatter: () => this.#head(column),
        widthGrow: GROW[column.kind], minWidth: this.#narrowest(column), cssClass: this.#isNumber(column) ? "wb-num" : "", formatter: (cell) => this.#content(cell) })),
    });
    this.resized = new ResizeObserver(() => { if (this.built && host.clientWidth) this.table.redraw(); });
    this.table.on("tableBuilt", () => { this.built = true; this.#dress(); this.resized.observe(host); });
    this.#listen();
  }

  // What a person has typed, field by field; an open editor counts.
  get typed() {
    this.editor?.commit();
    return { ...this.values };
  }

  load(values, marks) { this.values = { ...values }; this.marks = { ...marks }; this.history = new History(); this.refresh(); }

  mark(marks) { this.marks = { ...marks }; this.refresh(); }

  refresh() { this.table.replaceData(this.#data()).then(() => this.#point(false)); }

  focus() { this.#point(true); }

  destroy() { this.resized.disconnect(); this.table.destroy(); }

  // ---- what stands in the cells
  #narrowest(column) {
    if (NARROWEST[column.kind]) return NARROWEST[column.kind];
    const charge = text(this.spec.rows.reduce((sum, row) => sum + row.charge, 0));
    const figures = column.kind === "charge" || charge.length > WIDEST.length ? charge : WIDEST;
    return Math.ceil(Math.max(60, [...figures].reduce((px, each) => px + (/\d/.test(each) ? DIGIT : POINT), BESIDE)));
  }

  #isNumber(column) { return ["charge", "money", "left"].includes(column.kind); }

  #field(row, column) { return column.id.startsWith("_") || row >= this.spec.rows.length ? "" : `${this.spec.rows[row].id}.${column.id}`; }

  #data() {
    const sums = tally(this.spec, this.values);
    const rows = this.spec.rows.map((row, n) => ({ id: row.id, _line: row.code, _charge: text(row.charge), _left: text(sums.left[n]),
      ...Object.fromEntries(this.spec.columns.map((column) => [column.id, this.values[`${row.id}.${column.id}`] || ""])) }));
    const total = { id: "_total", _line: "Total", _charge: text(sums.charge), _left: text(sums.allLeft) };
    for (const column of this.spec.columns) total[column.id] = column.id in sums.totals ? text(sums.totals[column.id]) : "";
    return [...rows, total];
  }

  #content(cell) {
    const row = this.spec.rows.findIndex((each) => each.id === cell.getData().id);
    const column = this.columns.find((each) => each.id === cell.getField());
    if (column.kind === "line" && row >= 0) return this.#label(this.spec.rows[row]);
    const value = span("wb-value", cell.getValue());
    const pin = row < 0 ? "" : this.marks[this.#field(row, column)]?.pin;
    return pin ? this.#pinned(pin, value) : value;
  }

  #pinned(pin, value) {
    const mark = span("wb-pin", pin);
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", `mistake ${pin}`);
    return span("wb-pinned", [mark, value]);
  }

  // The head of a column: its title, and under a code the words for it ("PR-1 deductible").
  #head({ title, spoken, entry }) {
    const words = entry && spoken.startsWith(`${title} `) ? [span("wb-column-words", spoken.slice(title.length + 1))] : [];
    return span("wb-column", [title, ...words]);
  }

  #label(row) {
    return span("wb-line", [...(row.label ? [`${row.label} · `] : []), span("wb-code", row.code), document.createElement("br"), span("wb-note", row.note)]);
  }

  #paintRow(row) {
    const n = row.getPosition() - 1;
    const total = n === this.spec.rows.length;
    row.getElement().classList.toggle("is-total", total);
    row.getCells().forEach((cell, c) => this.#paint(cell.getElement(), n, c, total));
  }

  #paint(node, row, c, total) {
    const column = this.columns[c];
    const edit = column.editable && !total;
    const mark = this.marks[this.#field(row, column)];
    node.setAttribute("role", c === 0 ? "rowheader" : "gridcell");
    node.dataset.row = row;
    node.dataset.column = c;
    node.tabIndex = row === this.active.row && c === this.active.column ? 0 : -1;
    node.setAttribute("aria-readonly", String(!edit));
    node.classList.toggle("is-edit", edit || (this.readonly && !total && !column.id.startsWith("_")));
    node.classList.toggle("is-read", !total && column.id.startsWith("_"));
    for (const kind of ["unreadable", "wrong"]) node.classList.toggle(`is-${kind}`, !total && mark?.kind === kind);
    node.toggleAttribute("aria-invalid", false);
    if (mark && mark.kind !== "right") node.setAttribute("aria-invalid", "true");
  }

  #dress() {
    const grid = this.host;
    grid.removeAttribute("aria-owns");
    grid.setAttribute("aria-label", this.spec.title);
    grid.setAttribute("aria-readonly", String(this.readonly));
    grid.dataset.lmSuppressShortcuts = "true";
    grid.querySelector(".tabulator-tableholder").removeAttribute("tabindex");
    grid.querySelectorAll(".tabulator-col").forEach((node, n) => {
      node.removeAttribute("aria-sort");
      node.classList.toggle("wb-num", this.#isNumber(this.columns[n]));
      node.setAttribute("aria-label", this.columns[n].spoken || this.columns[n].title);
    });
  }

  // ---- where the person is
  cell(row, column) { return this.host.querySelector(`[data-row="${row}"][data-column="${column}"]`); }

  #point(focus) {
    this.host.querySelectorAll('.tabulator-cell[tabindex="0"]').forEach((node) => { node.tabIndex = -1; });
    const node = this.cell(this.active.row, this.active.column);
    if (!node) return;
    node.tabIndex = 0;
    if (focus) node.focus({ preventScroll: false });
  }

  #go(row, column) {
    this.active = { row: Math.max(0, Math.min(row, this.spec.rows.length)), column: Math.max(0, Math.min(column, this.columns.length - 1)) };
    this.#point(true);
  }

  // The next (or previous) cell to fill, or null at the end of the grid.
  #neighbour(step) {
    const wide = this.columns.length;
    for (let at = this.active.row * wide + this.active.column + step; at >= 0 && at < this.spec.rows.length * wide; at += step) {
      if (this.columns[at % wide].editable) return [Math.floor(at / wide), at % wide];
    }
    return null;
  }

  // Tab: true when there was a cell to go to; otherwise the browser's own Tab leaves the grid.
  #tab(back) {
    const next = this.readonly ? null : this.#neighbour(back ? -1 : 1);
    if (next) this.#go(...next);
    return !!next;
  }

  // ---- changing values
  #editable() { return this.columns[this.active.column].editable && this.active.row < this.spec.rows.length; }

  #change(entries) {
    const step = entries.map(({ field, value }) => ({ field, before: this.values[field] || "", after: value })).filter((each) => each.before !== each.after);
    if (step.length) this.history.add(step);
    this.#apply(step.map((each) => ({ field: each.field, value: each.after })));
    return step.length;
  }

  #apply(entries) {
    if (!entries.length) return;
    for (const { field, value } of entries) {
      if (value) this.values[field] = value; else delete this.values[field];
      delete this.marks[field];
    }
    for (const row of this.#data()) this.table.updateData([row]);
    this.table.getRows().forEach((row) => this.#paintRow(row));
    this.changed(entries.map((each) => each.field));
  }

  #write(value) {
    const column = this.columns[this.active.column];
    this.#change([{ field: this.#field(this.active.row, column), value: column.kind === "money" ? tidy(value) : value.trim() }]);
  }

  #travel(entries, word) {
    this.#apply(entries);
    if (!entries.length) { this.say(`Nothing to ${word}`); return; }
    const [row, column] = entries[0].field.split(/\.(?=[^.]*$)/);
    this.#go(this.spec.rows.findIndex((each) => each.id === row), this.columns.findIndex((each) => each.id === column));
  }

  edit(options = {}) {
    if (!this.#editable() || this.editor) return;
    const { row, column: c } = this.active;
    const column = this.columns[c];
    const cell = this.cell(row, c);
    const name = `Line ${row + 1}, ${column.spoken || column.title}`;
    this.editor = openEditor(cell, column, this.values[this.#field(row, column)] || "", { ...options, name, done: (value, move) => {
      this.editor = null;
      this.active = { row, column: c };
      if (value !== null) this.#write(value);
      const tabCell = this.table.getRows()[row].getCells()[c];
      tabCell.getElement().replaceChildren(this.#content(tabCell));
      return this.#after(move);
    } });
  }

  // After an edit: go where the key says. Returns true when the key is used up.
  #after(move) {
    const { row, column } = this.active;
    if (move === "stay") this.#point(true);
    else if (move === "down" || move === "up") this.#go(this.#clampRow(row + (move === "down" ? 1 : -1)), column);
    else if (move === "left" || move === "right") this.#go(row, column + (move === "right" ? 1 : -1));
    else if (move === "next" || move === "previous") { this.#point(true); return this.#tab(move === "previous"); }
    else this.#point(false);
    return true;
  }

  #clampRow(row) { return Math.max(0, Math.min(row, this.spec.rows.length - 1)); }

  #pick(letter) {
    const column = this.columns[this.active.column];
    const fits = column.choices.filter((choice) => choice.toLowerCase().startsWith(letter.toLowerCase()));
    if (!fits.length) return;
    const now = fits.indexOf(this.values[this.#field(this.active.row, column)]);
    this.#write(fits[(now + 1) % fits.length]);
    this.say(fits[(now + 1) % fits.length]);
  }

  #paste(block) {
    const { row: top, column } = this.active;
    const columns = this.columns.filter((each, n) => each.editable && n >= column);
    const paste = laid(block, columns, this.spec.rows.length - top);
    const count = this.#change(paste.cells.map(({ row, column: into, text: value }) => ({ field: this.#field(top + row, into), value })));
    this.pasted(pasted(count, paste));
    this.#point(true);
  }

  // ---- keys and mouse
  #listen() {
    const grid = this.host;
    const mine = (event) => !this.editor && event.target.closest(".tabulator-cell");
    grid.addEventListener("keydown", (event) => { if (mine(event) && this.#key(event)) { event.preventDefault(); event.stopPropagation(); } });
    grid.addEventListener("mousedown", (event) => this.#press(event));
    grid.addEventListener("dblclick", (event) => { if (mine(event)) this.edit(); });
    grid.addEventListener("focusin", (event) => this.#enter(event.target.closest(".tabulator-cell")));
    grid.addEventListener("focusout", (event) => { if (!grid.contains(event.relatedTarget)) grid.querySelector(".is-active")?.classList.remove("is-active"); });
    for (const name of ["copy", "cut"]) grid.addEventListener(name, (event) => { if (mine(event)) this.#copy(event, name); });
    grid.addEventListener("paste", (event) => {
      if (!mine(event) || !this.#editable()) return;
      event.preventDefault();
      event.stopPropagation();
      this.#paste(event.clipboardData.getData("text/plain"));
    });
  }

  #enter(cell) {
    if (!cell || !("row" in cell.dataset)) return;
    this.host.querySelectorAll(".is-active").forEach((node) => { node.classList.remove("is-active"); node.removeAttribute("aria-selected"); });
    this.active = { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
    cell.classList.add("is-active");
    cell.setAttribute("aria-selected", "true");
    this.#point(false);
    const field = this.#field(this.active.row, this.columns[this.active.column]);
    this.selected(field, this.marks[field]);
  }

  #press(event) {
    const cell = event.target.closest(".tabulator-cell");
    if (!cell || cell.contains(this.editor?.node)) return;
    event.preventDefault();
    const again = cell === document.activeElement;
    this.editor?.commit();
    this.#go(Number(cell.dataset.row), Number(cell.dataset.column));
    if (again && this.columns[this.active.column].kind === "choice") this.edit({ open: true, mouse: true });
  }

  #copy(event, name) {
    const { row, column } = this.active;
    event.preventDefault();
    event.clipboardData.setData("text/plain", this.#data()[row]?.[this.columns[column].id] || "");
    if (name === "cut" && this.#editable()) this.#write("");
  }

  #key(event) {
    const { key } = event;
    const { row, column } = this.active;
    if (event.ctrlKey || event.metaKey) return this.#chord(key.toLowerCase(), event.shiftKey);
    if (event.altKey) { if (key !== "ArrowDown") return false; this.edit({ open: true }); return true; }
    if (key in STEPS) { this.#go(row + STEPS[key][0], column + STEPS[key][1]); return true; }
    if (key === "Tab") return this.#tab(event.shiftKey);
    if (key === "Enter") { this.#go(this.#clampRow(row + (event.shiftKey ? -1 : 1)), column); return true; }
    if (key === "Home" || key === "End") { this.#go(row, key === "Home" ? 0 : this.columns.length - 1); return true; }
    if (!this.#editable()) return false;
    if (key === "F2") this.edit();
    else if (key === "Delete" || key === "Backspace") this.#write("");
    else if (key.length !== 1) return false;
    else if (this.columns[column].kind === "choice") { if (key === " ") this.edit({ open: true }); else this.#pick(key); }
    else this.edit({ typed: key });
    return true;
  }

  #chord(key, shift) {
    if (key === "home") { this.#go(0, 0); return true; }
    if (key === "end") { this.#go(this.spec.rows.length, this.columns.length - 1); return true; }
    if (this.readonly || !["z", "y"].includes(key)) return false;
    if (key === "z" && !shift) this.#travel(this.history.undo(), "undo"); else this.#travel(this.history.redo(), "redo");
    return true;
  }
}
