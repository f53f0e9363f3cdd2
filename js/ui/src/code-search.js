// Asks Python for codes while somebody types: after a short pause, and only the newest question is answered.
const PAUSE = 40;       // ms of quiet before a question is sent
const PATIENCE = 5000;  // ms after which nobody waits for an answer any more
const SHAPE = /^[a-z]\d[a-z0-9]\.?[a-z0-9]{0,4}$/i;

export const isCode = (text) => SHAPE.test(text.trim());
export const bare = (code) => code.trim().toUpperCase().replace(".", "");

export class CodeSearch {
  constructor(model, { answered, named }) {
    Object.assign(this, { model, answered, known: new Map(), release: "", seq: 0, pending: null, timer: 0 });
    model.on("msg:custom", (message) => {
      if (message.act === "found") this.#found(message);
      if (message.act === "named") { this.#keep(message); named(); }
    });
  }

  // What is known of a code, however it is typed.
  fact(code) { return this.known.get(bare(code)); }

  ask(text, pause = PAUSE) {
    this.forget();
    this.seq += 1;
    this.pending = text;
    this.timer = setTimeout(() => {
      this.#send({ act: "find", seq: this.seq, text });
      this.timer = setTimeout(() => this.forget(), PATIENCE);
    }, pause);
  }

  // What codes are called that were typed as they are.
  name(codes) {
    const unknown = codes.filter((code) => isCode(code) && !this.fact(code));
    if (unknown.length) this.#send({ act: "name", codes: unknown });
  }

  forget() { clearTimeout(this.timer); this.pending = null; }

  // Makes Python open its list before the first search.
  warm() { this.#send({ act: "find", seq: 0, text: "" }); }

  #send(message) { try { this.model.send(message); } catch { this.forget(); } }

  #keep({ hits, release }) {
    for (const hit of hits || []) this.known.set(bare(hit.code), hit);
    this.release = release || this.release;
  }

  #found(message) {
    this.#keep(message);
    if (message.seq !== this.seq || this.pending === null) return;
    this.forget();
    this.answered(message.text, message.hits);
  }
}
