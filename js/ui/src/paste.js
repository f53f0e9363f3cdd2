// A block copied from a spreadsheet, laid over the cells from the active one on.
import { read, tidy } from "./money.js";

const HEADING = /^\D*[a-z]/i;  // "Paid", "CO-45", "$ paid"; an amount with a slip of the finger begins with its digits

// `columns` and `rows`: the columns and the number of rows from the active cell on.
// Returns {cells: [{row, column, text}], over: the filled cells that did not fit, heading: whether a first row of headings was left out}.
export function laid(block, columns, rows) {
  const lines = block.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map((line) => line.split("\t").map((text) => text.trim()));
  const heading = lines.length > 1 && isHeading(lines[0], columns);
  if (heading) lines.shift();
  const fits = (row, n) => row < rows && n < columns.length;
  const cells = lines.flatMap((line, row) => line.map((text, n) => ({ row, n, text })));
  return {
    cells: cells.filter(({ row, n }) => fits(row, n)).map(({ row, n, text }) => ({ row, column: columns[n], text: fitted(columns[n], text) })),
    over: cells.filter(({ row, n, text }) => text && !fits(row, n)).length, heading,
  };
}

// What a paste did, in words.
export function pasted(count, { over, heading }) {
  const cells = (number) => `${number} ${number === 1 ? "cell" : "cells"}`;
  return `${cells(count)} pasted${over ? `, ${cells(over)} did not fit` : ""}${heading ? ", the row of headings was left out" : ""}. Ctrl+Z takes it back.`;
}

// A row with words in every amount column that it would land in.
function isHeading(line, columns) {
  const amounts = line.filter((text, n) => columns[n]?.kind === "money");
  return amounts.length > 0 && amounts.every((text) => read(text) === null && HEADING.test(text));
}

function fitted(column, text) {
  if (column.kind === "money") return tidy(text);
  return column.choices?.find((choice) => choice.toLowerCase() === text.toLowerCase()) || text;
}
