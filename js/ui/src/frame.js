// What every piece of work has around it: its heading with the draft badge, the alert when the connection is lost,
// the notes on what cannot be read, and what the page asks of it (`wbSheet`).
import { badge, element } from "./dom.js";
import { Draft, DraftSigns } from "./draft.js";

export class Frame {
  // `values()` is what stands there now; `typed()` the same after taking in what is just being typed.
  constructor(model, el, { values, typed }) {
    this.draft = model.get("readonly") ? null : new Draft(model, values, () => this.signs.show());
    Object.assign(this, { model, root: el });
    this.signs = new DraftSigns(model, this.draft);
    this.notes = element("div", "wb-unread");
    this.notes.setAttribute("role", "alert");
    el.classList.add("wb-sheet");
    el.wbSheet = { get values() { return typed(); }, flush: () => this.draft?.send() };
    this.leave = () => { if (this.draft) { typed(); this.draft.send(); } };
    window.addEventListener("pagehide", this.leave);
    this.signs.show();
  }

  // The heading, with what stands at its right before the badge. Nothing once the work is submitted: the page has a heading then.
  head(title, ...aside) {
    return this.draft ? [element("div", "wb-sheet-head", title, element("span", "wb-sheet-aside", ...aside, this.signs.saved)), this.signs.offline] : [];
  }

  // What stands in the work when it is first drawn.
  start() { return this.draft ? this.draft.start() : this.model.get("values"); }

  changed(fields) { this.draft?.changed(fields); }

  note(marks) {
    const unread = Object.values(marks).filter((mark) => mark.kind === "unreadable" && !mark.told);  // what Check said stands in its list
    this.notes.replaceChildren(...unread.map((mark) => element("p", "", badge("warn", mark.text))));
  }

  stop() {
    window.removeEventListener("pagehide", this.leave);
    this.draft?.stop();
  }
}
