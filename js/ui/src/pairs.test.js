import assert from "node:assert/strict";
import { test } from "node:test";
import { Pairs } from "./pairs.js";

const lines = (...ids) => ids.map((id) => ({ id }));
const made = () => new Pairs(lines("B1", "B2", "B3"), lines("R1", "R2", "R3"));
const after = (values, entries) => ({ ...values, ...Object.fromEntries(entries.map(({ field, value }) => [field, value])) });

test("two lines are paired in the field of the left one, and their labels go", () => {
  const values = after({ "R2.label": "wait" }, made().pair({}, "B1", "R2"));
  assert.deepEqual(values, { "B1.pair": "R2", "B1.label": "", "R2.label": "" });
});

test("one payment with two remittances is one group", () => {
  const pairs = made();
  const values = { "B1.pair": "R1 R3" };
  assert.deepEqual(pairs.groups(values), [{ left: ["B1"], right: ["R1", "R3"], letter: "A" }]);
  assert.deepEqual(pairs.of(values, "R3"), ["B1"]);
  assert.equal(pairs.isOpen(values, "R2"), true);
});

test("a letter stays with its pair when another is undone", () => {
  const pairs = made();
  pairs.groups({ "B1.pair": "R1", "B2.pair": "R2" });
  assert.deepEqual(pairs.groups({ "B2.pair": "R2" }).map((group) => group.letter), ["B"]);
  assert.deepEqual(pairs.groups({ "B2.pair": "R2", "B3.pair": "R3" }).map((group) => group.letter), ["B", "A"]);
});

test("a line of the right side is opened in every field that names it", () => {
  const pairs = made();
  assert.deepEqual(pairs.open({ "B1.pair": "R1 R2", "B3.pair": "R1" }, "R1"), [{ field: "B1.pair", value: "R2" }, { field: "B3.pair", value: "" }]);
});

test("a partner that is no line is nobody", () => {
  assert.deepEqual(made().groups({ "B1.pair": "R9" }), []);
});
