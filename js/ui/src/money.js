// Dollars as whole cents, read as workbench.money reads them. The desk reads again; this is for the running totals only.
const AMOUNT = /^(\()?\s*([-+])?\s*\$?\s*(\d{1,3}(?:,\d{3})+|\d{0,11})(?:\.(\d{0,2}))?\s*(\))?(-)?$/;

// Cents of an amount as billers type it, 0 for an empty cell, null for what is no amount.
export function read(text) {
  const plain = text.replace(/[−–]/g, "-").replace(/\u00a0/g, " ").trim();
  if (!plain) return 0;
  const [, open, sign, dollars, cents, close, trailing] = plain.match(AMOUNT) || [];
  if (!(dollars || cents) || !!open !== !!close || [open, sign, trailing].filter(Boolean).length > 1) return null;
  const value = Number((dollars || "0").replaceAll(",", "")) * 100 + Number((cents || "").padEnd(2, "0"));
  return open || trailing || sign === "-" ? -value : value;
}

// Two decimals with thousands commas.
export function shown(cents) {
  const all = Math.abs(cents);
  return `${cents < 0 ? "-" : ""}${Math.floor(all / 100).toLocaleString("en-US")}.${String(all % 100).padStart(2, "0")}`;
}

const NOTHING = /^\$?\s*[-−–—]$/;

// What a committed cell keeps: an amount with two decimals, nothing for the dash of an accounting zero, and anything else as typed.
export function tidy(text) {
  if (NOTHING.test(text.replace(/\u00a0/g, " ").trim())) return "";
  const cents = read(text);
  return text.trim() && cents !== null ? shown(cents) : text.trim();
}
