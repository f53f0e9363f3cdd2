// Undo and redo. One step is a list of {field, before, after}: a whole paste is one step.
export class History {
  #done = [];
  #undone = [];

  add(step) { this.#done.push(step); this.#undone = []; }

  undo() { return this.#move(this.#done, this.#undone, (each) => ({ field: each.field, value: each.before })); }

  redo() { return this.#move(this.#undone, this.#done, (each) => ({ field: each.field, value: each.after })); }

  #move(from, to, pick) {
    const step = from.pop();
    if (!step) return [];
    to.push(step);
    return step.map(pick);
  }
}
