// The lines that stay open, each with its label: choices while one works, text once it is submitted.
import { element, pinned } from "./dom.js";
import { shown } from "./money.js";

export class Leftovers {
  constructor(sides, readonly, { chosen }) {
    Object.assign(this, { sides, readonly, chosen, drawn: "" });
    this.node = element("div", "wb-cols wb-leftovers");
    this.node.id = `wb-leftovers-${Math.random().toString(36).slice(2)}`;
  }

  // `open` are the open lines of each side, by its name.
  draw(open, values, marks) {
    const now = JSON.stringify([Object.values(open).map((lines) => lines.map((line) => line.id)), this.readonly ? [values, marks] : 0]);
    if (now !== this.drawn) {
      this.drawn = now;
      this.node.replaceChildren(...this.sides.map((side) => this.#list(side, open[side.name], values, marks)));
    }
    for (const select of this.node.querySelectorAll("select")) {
      select.value = values[select.dataset.field] || "";
      select.toggleAttribute("aria-invalid", false);
      if (marks[select.dataset.field]) select.setAttribute("aria-invalid", "true");
    }
  }

  #list(side, lines, values, marks) {
    const title = element("h3", "", `${side.spec.title}: ${lines.length ? `${lines.length} open` : "nothing is open"}`);
    return element("div", "", title, ...lines.map((line) => this.#line(line, side.spec.labels, values, marks)));
  }

  #line(line, labels, values, marks) {
    const field = `${line.id}.label`;
    const words = [element("b", "wb-strong", line.id), ` ${line.day} ${line.party} `, element("span", "wb-nowrap", shown(line.amount))];
    if (this.readonly) {
      const pin = (marks[`${line.id}.pair`] || marks[field])?.pin;
      return element("p", `wb-left${pin ? " is-wrong" : ""}`, element("span", "", ...(pin ? [pinned(pin), " "] : []), ...words), element("span", values[field] ? "" : "wb-muted", values[field] || "no label"));
    }
    const select = element("select", "wb-input");
    select.id = `${this.node.id}-${line.id}`;
    select.dataset.field = field;
    for (const label of ["", ...labels]) select.add(new Option(label || "Choose a label", label));
    select.addEventListener("change", () => this.chosen(field, select.value));
    const name = element("label", "", ...words);
    name.htmlFor = select.id;
    return element("div", "wb-left", name, select);
  }
}
