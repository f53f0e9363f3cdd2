// The small parts that the widgets are made of. Text goes in as text, never as HTML.
export function element(tag, className = "", ...content) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...content);
  return node;
}

export function badge(kind, words) {
  const node = element("span", `wb-badge is-${kind}`);
  const shape = element("span", "wb-ic");
  shape.setAttribute("aria-hidden", "true");
  node.append(shape, words);
  return node;
}

export function status(className) {
  const node = element("div", className);
  node.setAttribute("role", "status");
  return node;
}

// The line of keys under a piece of work: [["Alt+↓", "choices"], ...].
export function keyLine(keys) {
  const line = element("p", "wb-note wb-keys");
  for (const [chord, what] of keys) line.append(element("span", "wb-nowrap", ...chord.split("+").flatMap((key, n) => [...(n ? ["+"] : []), element("kbd", "", key)]), ` ${what}`));
  return line;
}

// The pin that links a place with finding number `pin`.
export function pinned(pin) {
  const mark = element("span", "wb-pin", pin);
  mark.setAttribute("role", "img");
  mark.setAttribute("aria-label", `mistake ${pin}`);
  return mark;
}
