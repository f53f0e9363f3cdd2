import assert from "node:assert/strict";
import { test } from "node:test";
import { laid, pasted } from "./paste.js";

const COLUMNS = [{ id: "paid", kind: "money" }, { id: "co45", kind: "money" }, { id: "code", kind: "code" }, { id: "transfer", kind: "choice", choices: ["Patient", "Next payer"] }];
const texts = (block, rows = 3) => laid(block, COLUMNS, rows).cells.map((cell) => `${cell.row}.${cell.column.id} ${cell.text}`);

test("a first row of headings is left out and not written into the sheet", () => {
  assert.deepEqual(texts("Paid\tCO-45\tOther\r\n72\t120\tCO-151\r\n"), ["0.paid 72.00", "0.co45 120.00", "0.code CO-151"]);
  assert.equal(pasted(3, laid("Paid\tCO-45\n72\t120", COLUMNS, 3)), "3 cells pasted, the row of headings was left out. Ctrl+Z takes it back.");
});

test("a first row with an amount, an empty cell or a slip of the finger is no heading", () => {
  for (const first of ["72\tCO-45", "\tCO-45", "12o.00\t4o"]) assert.equal(laid(`${first}\n1\t2`, COLUMNS, 3).heading, false);
  assert.deepEqual(texts("Paid"), ["0.paid Paid"]);
});

test("the dash of a zero in an accounting format leaves its cell empty", () => {
  assert.deepEqual(texts("-\t $ - \t-"), ["0.paid ", "0.co45 ", "0.code -"]);
});

test("filled cells outside the sheet are counted, empty ones are not", () => {
  const block = laid("1\t2\tx\tpatient\t9\t\n3\t4", COLUMNS, 1);
  assert.equal(block.over, 3);
  assert.equal(block.cells[3].text, "Patient");
  assert.equal(pasted(4, block), "4 cells pasted, 3 cells did not fit. Ctrl+Z takes it back.");
});
