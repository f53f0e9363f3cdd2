import assert from "node:assert/strict";
import { test } from "node:test";
import { over, restored, TabStore } from "./tab.js";

const shelf = () => {
  const map = new Map();
  return { getItem: (name) => map.get(name) ?? null, setItem: (name, text) => map.set(name, text), removeItem: (name) => map.delete(name) };
};

test("changes that were not saved when the page died are there again after a reload of the same attempt", () => {
  const storage = shelf();
  new TabStore("a-1", storage).write({ revision: 3, sends: 1, fields: { "row1.paid": "72.00", "row1.co45": "" } });
  const kept = new TabStore("a-1", storage).read();
  const changes = restored(kept, { "row1.co45": "70.00", "row2.paid": "1.00" }, 3);
  assert.deepEqual(over({ "row1.co45": "70.00", "row2.paid": "1.00" }, changes), { "row1.paid": "72.00", "row2.paid": "1.00" });
  assert.equal(new TabStore("a-2", storage).read(), null);
});

test("a save whose answer was lost is not sent again", () => {
  assert.deepEqual(restored({ revision: 3, sends: 1, fields: { x: "1" } }, { x: "1" }, 4), {});
});

test("newer work of another window is not written over", () => {
  assert.deepEqual(restored({ revision: 3, sends: 1, fields: { x: "1", y: "2" } }, { x: "9" }, 5), { y: "2" });
});

test("a browser without storage, an entry that is no draft and a page without an attempt keep nothing and break nothing", () => {
  const refusing = { getItem() { throw new Error("no"); }, setItem() { throw new Error("no"); }, removeItem() { throw new Error("no"); } };
  for (const store of [new TabStore("a-1", refusing), new TabStore("", shelf())]) { store.write({ fields: {} }); store.clear(); assert.equal(store.read(), null); }
  for (const text of ["no json", "1", '{"fields":null}']) assert.equal(new TabStore("a", { getItem: () => text }).read(), null);
});
