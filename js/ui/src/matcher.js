// Two lists to pair: pick a line on one side, then its partner on the other. What belongs together is not known here.
import { element, keyLine, status } from "./dom.js";
import { Frame } from "./frame.js";
import { History } from "./history.js";
import { Leftovers } from "./leftovers.js";
import { shown } from "./money.js";
import { Pairs } from "./pairs.js";
import { Side } from "./side.js";

const KEYS = [["↑ ↓", "move"], ["← →", "change side"], ["Enter", "pick or pair"], ["Del", "undo a pair"], ["Ctrl+Z", "undo"]];
const READY = "Pick a line on either side, then its partner on the other.";
const READ = "Numbered lines belong to the mistakes below. Everything else is right; choose a line to read why.";
const OTHER = { left: "right", right: "left" };

function button(words, act, looks = "") {
  const node = element("button", `wb-btn ${looks}`, words);
  node.type = "button";
  node.addEventListener("click", act);
  return node;
}

class Matcher {
  constructor(model, el) {
    Object.assign(this, { model, readonly: model.get("readonly"), pick: null, here: null });
    const spec = model.get("spec");
    const heard = { key: (event, side) => this.#key(event, side), press: (side) => this.#act(side, true), enter: (side) => this.#enter(side) };
    this.sides = { left: new Side("left", spec.left, this.readonly, heard), right: new Side("right", spec.right, this.readonly, heard) };
    this.pairs = new Pairs(spec.left.lines, spec.right.lines);
    this.sentence = element("p", "wb-picked");
    this.spoken = status("wb-sr");
    this.paired = element("div", "wb-balance");
    this.leftovers = new Leftovers(Object.values(this.sides), this.readonly, { chosen: (field, value) => this.#change([{ field, value }]) });
    this.frame = new Frame(model, el, { values: () => this.values, typed: () => ({ ...this.values }) });
    el.classList.add("wb-matcher");
    const lists = element("div", "wb-cols wb-lists", this.sides.left.node, this.sides.right.node);
    el.append(...this.frame.head(this.sentence), ...(this.readonly ? [this.sentence] : []), lists, this.paired, ...this.#naming(), this.leftovers.node, this.spoken);
    if (!this.readonly) el.addEventListener("keydown", (event) => { if (this.#chord(event)) { event.preventDefault(); event.stopPropagation(); } });
    if (this.readonly) this.sentence.setAttribute("role", "status");
    model.on("change:marks", () => { this.marks = { ...model.get("marks") }; if (Object.keys(this.marks).length) this.#unfold(true); this.#draw(); });
    model.on("change:edition", () => { this.#load(this.model.get("values")); this.#draw(); });
    this.#load(this.frame.start());
    this.#draw();
    this.frame.signs.show();
  }

  stop() { this.frame.stop(); }

  #load(values) {
    this.values = { ...values };
    this.marks = { ...this.model.get("marks") };
    this.history = new History();
    this.pick = null;
    this.#unfold(this.readonly || Object.keys(this.values).some((field) => field.endsWith(".label")));
  }

  // ---- drawing
  #naming() {
    if (this.readonly) return [];
    this.unfold = button("Name the leftovers", () => { this.#unfold(this.leftovers.node.hidden); if (!this.leftovers.node.hidden) this.leftovers.node.querySelector("select")?.focus(); });
    this.unfold.setAttribute("aria-controls", this.leftovers.node.id);
    this.named = element("span", "wb-note");
    return [element("div", "wb-acts", this.unfold, this.named)];
  }

  #unfold(open) {
    this.leftovers.node.hidden = !open;
    this.unfold?.setAttribute("aria-expanded", String(open));
  }

  #open(side) { return side.spec.lines.filter((line) => this.pairs.isOpen(this.values, line.id)); }

  #draw() {
    const groups = this.pairs.groups(this.values);
    this.letter = (id) => groups.find((group) => group.left.includes(id) || group.right.includes(id))?.letter || "";
    const open = { left: this.#open(this.sides.left), right: this.#open(this.sides.right) };
    for (const side of Object.values(this.sides)) side.draw((line) => this.#state(side, line), open[side.name]);
    this.leftovers.draw(open, this.values, this.marks);
    this.#count(open);
    this.#say();
  }

  #state(side, line) {
    const marks = [this.marks[`${line.id}.pair`], this.marks[`${line.id}.label`]].filter((mark) => mark?.pin);
    return {
      letter: this.letter(line.id), partners: this.pairs.of(this.values, line.id), picked: this.pick?.side === side && this.pick.line === line,
      label: this.values[`${line.id}.label`] || "", pins: [...new Set(marks.map((mark) => mark.pin))], wrong: marks.length > 0,
    };
  }

  #count(open) {
    const lines = this.sides.left.spec.lines;
    const done = lines.filter((line) => !open.left.includes(line));
    const sum = shown(done.reduce((cents, line) => cents + line.amount, 0));
    const keys = this.readonly ? [] : [keyLine(KEYS)];
    const paired = element("div", "", element("span", "wb-muted", "Paired"), element("b", "wb-strong", `${done.length} of ${lines.length}`), element("span", "", sum));
    this.paired.replaceChildren(paired, ...keys);
    if (this.readonly) return;
    const all = [...open.left, ...open.right];
    const named = all.filter((line) => this.values[`${line.id}.label`]).length;
    const has = named === 1 ? "1 has" : named ? `${named} have` : "none has";
    this.named.textContent = `${all.length === 1 ? "1 line is open" : `${all.length} lines are open`}, ${has} a label.`;
  }

  // The sentence above the lists: what is picked, else what can be done with the line one is on.
  #say() {
    const line = this.here?.line;
    if (this.readonly) { this.sentence.textContent = (line && this.#told(line)) || READ; return; }
    if (this.pick) {
      const { side, line: picked } = this.pick;
      const named = element("b", "wb-strong", [picked.id, picked.day, picked.party, shown(picked.amount)].join(", "));
      this.sentence.replaceChildren(element("span", "", named, ` is picked. Choose its partner on the ${OTHER[side.name]}.`));
      return;
    }
    const letter = line && this.letter(line.id);
    if (!letter) { this.sentence.textContent = READY; return; }
    this.sentence.replaceChildren(element("span", "", this.#words(line)), button(`Undo pair ${letter}`, () => { const { here } = this; this.#undoPair(here); here.focus(); }, "is-small"));
  }

  #told(line) { return (this.marks[`${line.id}.pair`] || this.marks[`${line.id}.label`])?.text || ""; }

  // A pair in words. The sum of more than two lines is not said: it proves nothing.
  #words(line) {
    const group = this.pairs.groups(this.values).find((each) => each.left.includes(line.id) || each.right.includes(line.id));
    const named = (side, ids) => this.sides[side].spec.lines.filter((each) => ids.includes(each.id));
    const [left, right] = [named("left", group.left), named("right", group.right)];
    const all = (lines) => lines.map((each) => `${each.id} ${shown(each.amount)}`).join(" and ");
    const apart = left.length === 1 && right.length === 1 ? Math.abs(left[0].amount - right[0].amount) : 0;
    return `Pair ${group.letter}: ${all(left)} with ${all(right)}.${apart ? ` ${shown(apart)} stays open between them.` : ""}`;
  }

  // ---- what the person does
  #enter(side) { this.here = side; this.#say(); }

  #key(event, side) {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const step = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity }[key];
    if (step) { side.focus(side.active + step); return true; }
    if (key === `Arrow${side.name === "left" ? "Right" : "Left"}`) { this.sides[OTHER[side.name]].focus(); return true; }
    if (key === "ArrowLeft" || key === "ArrowRight") return true;
    if (this.readonly) return false;
    if (key === "Enter" || key === " ") this.#act(side, false);
    else if (key === "Delete" || key === "Backspace") this.#undoPair(side);
    else if (key === "Escape" && this.pick) { this.pick = null; this.#tell("Nothing is picked."); }
    else return false;
    return true;
  }

  // Enter or a click on a line. A click never takes a pair apart: the sentence above has a button for that.
  #act(side, mouse) {
    if (this.readonly) return;
    const { line } = side;
    if (this.pick && this.pick.side !== side) { this.#join(side, line); return; }
    if (this.pick?.line === line) { this.pick = null; this.#tell("Nothing is picked."); return; }
    if (!this.pick && this.letter(line.id)) { if (!mouse) this.#undoPair(side); return; }
    this.pick = { side, line };
    this.#tell(`${line.id} is picked. Choose its partner on the ${OTHER[side.name]}.`);
  }

  #tell(words) { this.#draw(); this.spoken.textContent = words; }

  #join(side, line) {
    const [left, right] = side.name === "right" ? [this.pick.line, line] : [line, this.pick.line];
    this.pick = null;
    this.#change(this.pairs.pair(this.values, left.id, right.id));
    this.spoken.textContent = this.#words(line);
  }

  #undoPair(side) {
    const { line } = side;
    const letter = this.letter(line.id);
    if (!letter) return;
    this.#change(this.pairs.open(this.values, line.id));
    this.spoken.textContent = `Pair ${letter} is undone.`;
  }

  // ---- changing values
  #change(entries) {
    const step = entries.map(({ field, value }) => ({ field, before: this.values[field] || "", after: value })).filter((each) => each.before !== each.after);
    if (step.length) this.history.add(step);
    this.#apply(step.map((each) => ({ field: each.field, value: each.after })));
  }

  #apply(entries) {
    for (const { field, value } of entries) {
      if (value) this.values[field] = value; else delete this.values[field];
      delete this.marks[field];
    }
    if (entries.length) this.frame.changed(entries.map((each) => each.field));
    this.#draw();
  }

  #chord(event) {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !["z", "y"].includes(key)) return false;
    const back = key === "z" && !event.shiftKey;
    const entries = back ? this.history.undo() : this.history.redo();
    this.pick = null;
    this.#apply(entries);
    this.spoken.textContent = entries.length ? `${back ? "Undone" : "Done again"}: ${entries[0].field.replace(".", ", ")}` : `Nothing to ${back ? "undo" : "redo"}`;
    return true;
  }
}

function render({ model, el }) {
  const matcher = new Matcher(model, el);
  return () => matcher.stop();
}

export default { render };
