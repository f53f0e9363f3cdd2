// A draft that survives a lost connection, and the signs that say how it stands.
// It sends {act: "typed", seq, values}; Python answers {act: "kept", seq} or {act: "refused"}.
import { clock, watchConnection } from "./connection.js";
import { badge, element, status } from "./dom.js";
import { over, restored, TabStore } from "./tab.js";

const PAUSE = 400;      // ms of quiet before a draft is sent
const PATIENCE = 5000;  // ms without an answer before the page says so and sends again

// Sends what was typed, and keeps it, in this tab too, until Python says that it is saved.
export class Draft {
  constructor(model, values, show) {
    Object.assign(this, { model, values, show, seq: 0, heard: 0, unsaved: new Map(), timer: 0, refused: false, tab: new TabStore(model.get("attempt")) });
    this.connection = watchConnection(model, (lost) => { if (!lost) this.send(); show(); });
  }

  // What the work begins with: what is saved, and over it what this tab kept when the page ended before it was saved.
  start() {
    const values = this.model.get("values");
    const found = restored(this.tab.read(), values, this.model.get("revision"));
    this.#wait(Object.keys(found));
    this.#count();
    if (!this.unsaved.size) this.tab.clear();
    return over(values, found);
  }

  changed(fields) {
    this.#wait(fields);
    this.#keep();
    this.show();
  }

  #wait(fields) {
    for (const field of fields) this.unsaved.set(field, this.seq + 1);
    clearTimeout(this.timer);
    if (this.unsaved.size) this.timer = setTimeout(() => this.send(), PAUSE);
  }

  #keep() {
    const now = this.values();
    const fields = Object.fromEntries([...this.unsaved.keys()].map((field) => [field, now[field] || ""]));
    if (this.unsaved.size && !this.refused) this.tab.write({ revision: this.model.get("revision"), sends: this.seq - this.heard, fields });
    else this.tab.clear();
    this.#count();
  }

  // For the page's frame, which says whether anything waits when it covers the page.
  #count() { document.documentElement.dataset.unsaved = String(this.refused ? 0 : this.unsaved.size); }

  send() {
    clearTimeout(this.timer);
    if (!this.unsaved.size || this.refused || this.connection.lost) return;
    this.seq += 1;
    this.#keep();
    try { this.model.send({ act: "typed", seq: this.seq, values: this.values() }); } catch { /* the connection ended just now; it stays unsaved and is sent again */ }
    this.timer = setTimeout(() => { this.late = this.late || new Date(); this.show(); this.send(); }, PATIENCE);
  }

  kept(seq) {
    for (const [field, since] of this.unsaved) if (since <= seq) this.unsaved.delete(field);
    this.heard = seq;
    this.late = null;
    if (!this.unsaved.size) clearTimeout(this.timer);
    this.#keep();
    this.show();
  }

  // Another window has the draft: what is typed here is not kept any more.
  refuse() {
    this.refused = true;
    this.#keep();
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

// The badge beside the heading and the alert above the work. `draft` may be null: nothing is saved then.
export class DraftSigns {
  constructor(model, draft) {
    Object.assign(this, { model, draft, saved: element("span", "wb-saved"), offline: status("wb-offline") });
    model.on("change:saved", () => this.show());
    model.on("msg:custom", (message) => {
      if (!draft) return;
      if (message.act === "kept") draft.kept(message.seq);
      if (message.act === "refused") draft.refuse();
    });
  }

  show() {
    const { draft, saved, offline } = this;
    if (!draft) return;
    saved.hidden = !!draft.waitingSince;  // the alert says it then
    const words = draft.refused ? "Not saved here" : draft.unsaved.size ? "Not saved yet" : this.model.get("saved");
    saved.replaceChildren(...(words ? [badge("draft", words)] : []));
    const since = draft.waitingSince ? `${clock(draft.waitingSince)} ${draft.unsaved.size}` : "";
    if ((offline.dataset.since || "") === since) return;
    offline.dataset.since = since;
    offline.replaceChildren(...(since ? [waiting(draft)] : []));
  }
}
