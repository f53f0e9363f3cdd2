import assert from "node:assert/strict";
import { test } from "node:test";
import { read, shown, tidy } from "./money.js";

test("amounts are read as billers type them", () => {
  const typed = ["1,250.50", "$12", ".5", "-3.00", "(3.00)", "3.00-", "", "12o.00", "49,20", "1.234", "-(3)", "12,50"];
  assert.deepEqual(typed.map(read), [125050, 1200, 50, -300, -300, -300, 0, null, null, null, null, null]);
});

test("a committed amount has two decimals, anything else stays as typed", () => {
  assert.deepEqual(["30", "1250.5", " 49,2o ", "", "(3)"].map(tidy), ["30.00", "1,250.50", "49,2o", "", "-3.00"]);
  assert.equal(shown(-5), "-0.05");
});

test("a lone dash, as spreadsheets write a zero, is an empty cell once it is committed", () => {
  assert.deepEqual(["-", "$ -", " $-", "–", "$\u00a0-", "--", "-x"].map(tidy), ["", "", "", "", "", "--", "-x"]);
});
