// One of the two lists: a grid with one Tab stop, whose rows take the focus. It draws what it is told and reports keys and clicks.
import { badge, element, pinned } from "./dom.js";
import { shown } from "./money.js";

const NPI = 4;  // the digits of a payee that tell our sites apart
const HEADS = { line: "Line", day: "Date", party: { left: "From", right: "Payer" }, trace: "Trace", payee: "Payee", amount: { left: "Amount", right: "Paid" }, pair: "Pair" };
const COLUMNS = { left: ["line", "day", "party", "trace", "payee", "amount", "pair"], right: ["pair", "line", "day", "party", "trace", "payee", "amount"] };
const ORDERS = { line: "as sent", day: "date", party: "payer", trace: "trace", amount: "amount" };
const LOOKS = { amount: "wb-num", pair: "wb-pair" };

function payeeOf(payee) {
  if (payee.length <= NPI) return [payee];
  return [element("span", "wb-npi", payee.slice(0, -NPI)), payee.slice(-NPI)];
}

// The order of two lines: as they were sent where they are equal.
function compared(name, lines) {
  const sent = (line) => lines.indexOf(line);
  if (name === "line") return (a, b) => sent(a) - sent(b);
  if (name === "amount") return (a, b) => a.amount - b.amount || sent(a) - sent(b);
  return (a, b) => a[name].localeCompare(b[name]) || sent(a) - sent(b);
}

export class Side {
  constructor(name, spec, readonly, { key, press, enter }) {
    Object.assign(this, { name, spec, readonly, active: 0 });
    this.title = element("h2", "", spec.title);
    this.title.id = `wb-side-${name}-${Math.random().toString(36).slice(2)}`;
    this.lines = [...spec.lines];
    this.rows = this.lines.map((line) => this.#row(line));
    this.body = element("tbody", "", ...this.rows);
    this.total = element("tfoot");
    const table = element("table", "wb-table is-framed", this.#head(), this.body, this.total);
    table.setAttribute("role", "grid");
    table.setAttribute("aria-labelledby", this.title.id);
    this.node = element("section", "", element("div", "wb-sheet-head", this.title, this.#sorting()), element("div", "wb-scroll", table));
    const row = (event) => event.target.closest("tbody tr");
    this.body.addEventListener("keydown", (event) => { if (row(event) && key(event, this)) { event.preventDefault(); event.stopPropagation(); } });
    this.body.addEventListener("click", (event) => { if (row(event)) { this.focus(this.rows.indexOf(row(event))); press(this); } });
    this.body.addEventListener("focusin", (event) => { this.active = this.rows.indexOf(row(event)); this.#stop(); enter(this); });
    this.#stop();
  }

  get line() { return this.lines[this.active]; }

  focus(n = this.active) {
    this.active = Math.max(0, Math.min(n, this.rows.length - 1));
    this.#stop();
    this.rows[this.active].focus();
  }

  #stop() { this.rows.forEach((row, n) => { row.tabIndex = n === this.active ? 0 : -1; }); }

  #sorting() {
    const select = element("select", "wb-input wb-order");
    for (const [name, words] of Object.entries(ORDERS)) select.add(new Option(words, name));
    select.addEventListener("change", () => this.#order(select.value));
    return element("label", "wb-small wb-muted", "In order ", select);
  }

  // Another order of the rows; the line one was on stays the one to come back to.
  #order(name) {
    const { line } = this;
    const rows = new Map(this.lines.map((each, n) => [each, this.rows[n]]));
    this.lines = [...this.spec.lines].sort(compared(name, this.spec.lines));
    this.rows = this.lines.map((each) => rows.get(each));
    this.body.replaceChildren(...this.rows);
    this.active = this.lines.indexOf(line);
    this.#stop();
  }

  #head() {
    const row = element("tr");
    for (const name of COLUMNS[this.name]) {
      const cell = element("th", LOOKS[name] || "", HEADS[name][this.name] || HEADS[name]);
      cell.scope = "col";
      row.append(cell);
    }
    return element("thead", "", row);
  }

  #row(line) {
    const content = {
      line: [element("span", "wb-pins"), line.id], day: [line.day], party: [line.party], amount: [shown(line.amount)], pair: [],
      trace: [line.trace || element("span", "wb-muted", "none")], payee: payeeOf(line.payee),
    };
    const row = element("tr", "", ...COLUMNS[this.name].map((name) => { const cell = element("td", LOOKS[name] || `wb-${name}`, ...content[name]); cell.dataset.column = name; return cell; }));
    return row;
  }

  // `state(line)` says {letter, partners, picked, label, pins, wrong}; `open` are the lines without a partner.
  draw(state, open) {
    this.lines.forEach((line, n) => this.#paint(this.rows[n], line, state(line)));
    const sum = (lines) => lines.reduce((cents, line) => cents + line.amount, 0);
    this.total.replaceChildren(this.#sum(`Total of ${this.rows.length}`, sum(this.spec.lines)), this.#sum(`Open: ${open.length} of ${this.rows.length}`, sum(open)));
  }

  #paint(row, line, { letter, partners, picked, label, pins, wrong }) {
    const pair = row.querySelector('[data-column="pair"]');
    const mark = letter ? element("span", "wb-pin wb-letter", letter) : picked ? badge("pick", "Picked") : element("span", "wb-muted", "–");
    mark.setAttribute("aria-hidden", "true");
    pair.replaceChildren(mark);
    row.querySelector(".wb-pins").replaceChildren(...pins.flatMap((pin) => [pinned(pin), " "]));
    row.classList.toggle("is-paired", !!letter && !this.readonly);
    row.classList.toggle("is-wrong", wrong);
    if (!this.readonly) row.setAttribute("aria-selected", String(picked));
    const stands = letter ? `pair ${letter}, with ${partners.join(" and ")}` : picked ? "picked" : "not paired";
    const words = [line.id, line.day, line.party, line.trace ? `trace ${line.trace}` : "no trace", `payee ${line.payee}`, shown(line.amount), stands, label, ...pins.map((pin) => `mistake ${pin}`)];
    row.setAttribute("aria-label", words.filter(Boolean).join(", "));
  }

  #sum(words, cents) {
    const head = element("th", "", words);
    head.scope = "row";
    const amount = element("td", "wb-num", shown(cents));
    head.colSpan = 5;
    return element("tr", "", ...(this.name === "left" ? [head, amount, element("td")] : [element("td"), head, amount]));
  }
}
