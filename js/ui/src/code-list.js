// The list under a search field: in the top layer, so that nothing cuts it off; the focus stays in the field.
import { element } from "./dom.js";

const GAP = 4;        // px between field and list
const NARROWEST = 440;
const EDGE = 8;
const FEW = 200;      // px of room under the field below which the list opens above it
const KEYS = [["↑ ↓", "move"], ["Enter", "choose"], ["Esc", "close"]];
let made = 0;

// The words that were looked for, marked in a title.
export function found(title, text) {
  const words = text.toLowerCase().match(/[a-z0-9]{2,}/g) || [];
  const parts = title.split(/([A-Za-z0-9]+)/);
  return parts.map((part) => (words.some((word) => part.toLowerCase().startsWith(word)) ? element("mark", "", part) : part));
}

function footOf(words, keys) {
  const line = element("span", "wb-list-keys");
  for (const [key, what] of keys) line.append(element("kbd", "", key), ` ${what} `);
  return element("div", "wb-list-foot", element("span", "", words), line);
}

export class CodeList {
  constructor(host, { taken, marked }) {
    Object.assign(this, { taken, marked, hits: [], at: -1, input: null });
    this.id = `wb-codes-${(made += 1)}`;
    this.box = element("div");
    this.box.id = this.id;
    this.box.setAttribute("role", "listbox");
    this.box.setAttribute("aria-label", "Matching codes");
    this.node = element("div", "wb-list", this.box);
    this.node.popover = "manual";
    this.node.addEventListener("mousedown", (event) => event.preventDefault());
    this.node.addEventListener("click", (event) => { const option = event.target.closest("[role=option]"); if (option) this.taken(this.hits[Number(option.dataset.at)], true); });
    this.place = () => this.#place();
    host.append(this.node);
  }

  get open() { return this.node.matches(":popover-open"); }

  get hit() { return this.open ? this.hits[this.at] : undefined; }

  // Shows hits under a field; `first` marks the first of them, which Enter then takes.
  show(input, hits, { text, foot, first }) {
    Object.assign(this, { input, hits, at: first ? 0 : -1 });
    this.box.replaceChildren(...hits.map((hit, n) => this.#option(hit, n, text)));
    this.node.querySelector(".wb-list-foot")?.remove();
    this.node.append(footOf(foot, first ? KEYS : [KEYS[0], ["Enter", "keep what is typed"], KEYS[2]]));
    if (!this.open) {
      this.node.showPopover();
      window.addEventListener("scroll", this.place, true);
      window.addEventListener("resize", this.place);
    }
    input.setAttribute("aria-expanded", "true");
    this.box.scrollTop = 0;
    this.#place();
    this.#point();
  }

  close() {
    if (!this.open) return;
    this.node.hidePopover();
    window.removeEventListener("scroll", this.place, true);
    window.removeEventListener("resize", this.place);
    this.at = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  move(step) {
    const count = this.hits.length;
    this.at = this.at < 0 ? (step > 0 ? 0 : count - 1) : (this.at + step + count) % count;
    this.#point();
  }

  #option(hit, n, text) {
    const why = hit.because ? [" ", element("span", "wb-note", ...found(hit.because, text))] : [];
    const option = element("div", "", element("b", "", hit.code), element("span", "", ...found(hit.title, text), ...why));
    option.id = `${this.id}-${n}`;
    option.dataset.at = n;
    option.setAttribute("role", "option");
    return option;
  }

  #point() {
    [...this.box.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === this.at)));
    const option = this.box.children[this.at];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
    this.marked(this.hits[this.at]);
  }

  #place() {
    const field = this.input.getBoundingClientRect();
    const width = Math.min(Math.max(field.width, NARROWEST), window.innerWidth - 2 * EDGE);
    const below = window.innerHeight - field.bottom - GAP - EDGE;
    const above = field.top - GAP - EDGE;
    const up = below < FEW && above > below;
    Object.assign(this.node.style, {
      left: `${Math.max(EDGE, Math.min(field.left, window.innerWidth - width - EDGE))}px`, width: `${width}px`,
      top: up ? "auto" : `${field.bottom + GAP}px`, bottom: up ? `${window.innerHeight - field.top + GAP}px` : "auto", maxHeight: `${Math.max(up ? above : below, FEW / 2)}px`,
    });
  }
}
