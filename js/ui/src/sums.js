// The running sums of a worksheet. Cents; null where a cell of the sum is no amount.
import { read, shown } from "./money.js";

const add = (amounts) => (amounts.includes(null) ? null : amounts.reduce((sum, each) => sum + each, 0));

export const text = (cents) => (cents === null ? "?" : shown(cents));

export function tally(spec, values) {
  const money = spec.columns.filter((column) => column.entry === "money");
  const at = (row, column) => read(values[`${row.id}.${column.id}`] || "");
  const posted = spec.rows.map((row) => add(money.map((column) => at(row, column))));
  const left = spec.rows.map((row, n) => (posted[n] === null ? null : row.charge - posted[n]));
  const totals = Object.fromEntries(money.map((column) => [column.id, add(spec.rows.map((row) => at(row, column)))]));
  return { left, totals, charge: add(spec.rows.map((row) => row.charge)), posted: add(posted), allLeft: add(left) };
}

// Which lines are not at 0.00, in words.
export function unfinished(left) {
  const open = left.flatMap((cents, n) => (cents === 0 ? [] : [n + 1]));
  if (!open.length) return "Every line adds up";
  if (open.length === left.length) return "No line is finished yet";
  if (open.length === 1) return `Line ${open[0]} is not finished`;
  return `Lines ${open.slice(0, -1).join(", ")} and ${open.at(-1)} are not finished`;
}

// How the tie column stands against what it must equal (for PAY-04 the check), in words.
export function tie(spec, totals) {
  const column = spec.columns.find((each) => each.id === spec.tie_column);
  if (!column) return "";
  const sum = totals[column.id];
  if (sum === null) return `${column.title} column cannot be added up yet`;
  const off = sum - spec.tie_total;
  if (!off) return `${column.title} column equals ${spec.tie_name}, ${shown(spec.tie_total)}`;
  return `${column.title} column is ${shown(Math.abs(off))} ${off < 0 ? "under" : "over"} ${spec.tie_name}`;
}
