// Who is paired with whom, read from the fields of a matching: "B4.pair" holds ids of the other list, parted by spaces.
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

export class Pairs {
  constructor(left, right) {
    Object.assign(this, { left: left.map((line) => line.id), right: right.map((line) => line.id), letters: new Map() });
  }

  // The partners of a line of either side, in their list's order.
  of(values, id) {
    if (this.left.includes(id)) return this.#named(values, id);
    return this.left.filter((other) => this.#named(values, other).includes(id));
  }

  #named(values, id) { return (values[`${id}.pair`] || "").split(/\s+/).filter((each) => this.right.includes(each)); }

  isOpen(values, id) { return !this.of(values, id).length; }

  // Every group of lines that hang together: {left, right, letter}. A letter stays with its group while that lasts.
  groups(values) {
    const groups = [];
    for (const id of this.left.filter((each) => !this.isOpen(values, each))) {
      if (groups.some((group) => group.left.includes(id))) continue;
      groups.push(this.#grown(values, id));
    }
    const old = this.letters;
    this.letters = new Map();
    const taken = new Set();
    for (const group of groups) {
      const kept = group.left.map((id) => old.get(id)).find((letter) => letter && !taken.has(letter));
      if (kept) { group.letter = kept; taken.add(kept); }
    }
    for (const group of groups) {
      group.letter ||= [...LETTERS].find((letter) => !taken.has(letter)) || "+";
      taken.add(group.letter);
      for (const id of group.left) this.letters.set(id, group.letter);
    }
    return groups;
  }

  #grown(values, first) {
    const group = { left: [first], right: [] };
    for (let more = true; more;) {
      const right = this.right.filter((id) => group.left.some((each) => this.#named(values, each).includes(id)));
      const left = this.left.filter((id) => this.#named(values, id).some((each) => right.includes(each)));
      more = left.length > group.left.length || right.length > group.right.length;
      Object.assign(group, { left, right });
    }
    return group;
  }

  // The changes that pair two lines; a label is for a line that stays open, so theirs go. Nothing when they are paired already.
  pair(values, left, right) {
    const now = this.#named(values, left);
    if (now.includes(right)) return [];
    const both = this.right.filter((id) => id === right || now.includes(id));
    return [{ field: `${left}.pair`, value: both.join(" ") }, ...[left, right].map((id) => ({ field: `${id}.label`, value: "" }))];
  }

  // The changes that open a line again.
  open(values, id) {
    if (this.left.includes(id)) return [{ field: `${id}.pair`, value: "" }];
    return this.of(values, id).map((left) => ({ field: `${left}.pair`, value: this.#named(values, left).filter((each) => each !== id).join(" ") }));
  }
}
