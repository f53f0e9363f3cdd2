// The editor inside one cell: a text field, or a native list for choices. It reports once: a value or null (cancelled), and where to go.
const MOVES = { Enter: ["down", "up"], Tab: ["next", "previous"] };
const ARROWS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

export function openEditor(cell, column, value, { name, done, typed = "", open = false, mouse = false }) {
  const list = column.kind === "choice";
  const node = list ? listOf(column.choices, value) : document.createElement("input");
  node.className = "wb-cell-editor";
  node.setAttribute("aria-label", name);
  if (!list) { node.type = "text"; node.autocomplete = "off"; node.spellcheck = false; node.value = typed || value; if (column.kind === "money") node.inputMode = "decimal"; }
  let over = false;
  const finish = (result, move) => { if (over) return true; over = true; return done(result, move); };
  node.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") { event.preventDefault(); finish(null, "stay"); return; }
    const move = MOVES[event.key]?.[event.shiftKey ? 1 : 0] || (typed && ARROWS[event.key]);
    if (move && finish(node.value, move)) event.preventDefault();
  });
  node.addEventListener("blur", () => finish(node.value, ""));
  if (list && mouse) node.addEventListener("change", () => finish(node.value, "stay"));
  cell.replaceChildren(node);
  node.focus();
  if (!list && !typed) node.select();
  if (list && open) try { node.showPicker(); } catch { /* the list opens with the arrow keys all the same */ }
  return { node, commit: () => finish(node.value, "") };
}

function listOf(choices, value) {
  const node = document.createElement("select");
  const known = ["", ...choices];
  for (const choice of known.includes(value) ? known : [value, ...known]) node.add(new Option(choice, choice, false, choice === value));
  return node;
}
