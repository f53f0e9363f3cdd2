// The page widget: shows the HTML that Python made (and escaped), tells Python what was pressed, keeps the focus where it belongs.
// It sends {act, value, fields, form, seq}; Python answers with traits and with {act: "done" | "drawer" | "download" | "focus" | "signed-out"}.
import { watchConnection } from "./connection.js";

const PATIENCE = 15000;  // ms after which an unanswered press may be pressed again
const TOLD = 10000;      // ms for which a passing message stands
const SLOW = 400;        // ms after which waiting is said
const PAUSE = 200;       // ms without typing after which what was typed is sent

const escaped = (text) => CSS.escape(text);

function drawerOf(html, close) {
  const aside = document.createElement("aside");
  aside.className = "wb-drawer";
  aside.setAttribute("aria-labelledby", "h-drawer");
  aside.innerHTML = html;
  aside.querySelector("[data-close]")?.addEventListener("click", close);
  return aside;
}

function download({ name, media_type: type, content }) {
  const bytes = Uint8Array.from(atob(content), (each) => each.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

class View {
  constructor(model, el) {
    Object.assign(this, { model, el, seq: 0, pending: new Map(), children: [], drawer: null, opener: null, shown: {} });
    this.root = document.createElement("div");
    this.root.className = "wb-view";
    this.wait = document.createElement("p");
    this.wait.className = "wb-sr";
    this.wait.setAttribute("role", "status");
    el.classList.add("jupyter-widgets");  // part 8 of tokens.css, and how the page's frame sees that it may take its skeleton away
    el.append(this.root, this.wait);
    this.connection = watchConnection(model, (lost) => { if (!lost) this.say(""); });
    this.listeners = new AbortController();
    const on = (target, name, action) => target.addEventListener(name, action, { signal: this.listeners.signal });
    on(el, "click", (event) => this.press(event));
    on(el, "submit", (event) => this.hand(event));
    on(el, "change", (event) => { if (event.target.matches("select[data-act]")) this.act(event.target.dataset.act, event.target.value, event.target); });
    on(el, "input", (event) => { if (event.target.matches("input[data-typed]")) this.typed(event.target); });
    on(document, "keydown", (event) => { if (event.key === "Escape" && this.drawer && !event.defaultPrevented) this.closeDrawer(); });
    on(document, "wb-drawer", (event) => { if (event.detail !== this) this.closeDrawer(false); });
    this.embedded = model.get("embedded");  // one of several on a page of prose: the page's address, title and h1 are not its own
    if (!this.embedded) on(window, "popstate", () => { if (this.asked() !== model.get("address")) this.act("open", this.asked(), null); });
    model.on("change:turn", () => this.draw(true));
    model.on("change:parts", () => this.patch());
    model.on("msg:custom", (message) => this.hear(message));
    this.draw(false).then(() => { if (model.get("drawer") && !this.drawer) this.openDrawer(model.get("drawer")); });
  }

  // ---- showing
  async draw(moved) {
    this.closeDrawer(false);
    this.children.splice(0).forEach((child) => child.remove());
    if (!this.embedded) delete document.documentElement.dataset.unsaved;  // the next draft counts again
    this.root.innerHTML = this.model.get("html");
    this.shown = {};
    this.patch();
    const elsewhere = !this.embedded && this.root.querySelector("a[data-go]");
    if (elsewhere) { location[moved ? "assign" : "replace"](elsewhere.href); return; }
    if (this.embedded) this.subordinate();
    else this.address(moved);
    if (moved) this.arrive();
    else if (!this.embedded && this.root.querySelector("[data-focus]")) this.arriveOnce();
    this.later();
    await Promise.all([...this.root.querySelectorAll("[data-slot]")].map((slot) => this.fill(slot)));
  }

  async fill(slot) {
    const ref = this.model.get("slots")[slot.dataset.slot];
    if (!ref) return;
    const manager = this.model.widget_manager;
    const child = await manager.get_model(ref.replace("IPY_MODEL_", ""));
    const view = await manager.create_view(child);
    if (!slot.isConnected) { view.remove(); return; }
    this.children.push(view);
    slot.replaceChildren(view.el);
  }

  patch() {
    for (const [name, html] of Object.entries(this.model.get("parts"))) {
      const node = this.root.querySelector(`[data-part="${escaped(name)}"]`);
      if (!node || this.shown[name] === html) continue;
      const held = node.contains(document.activeElement) ? document.activeElement.dataset : null;
      node.innerHTML = html;
      this.shown[name] = html;
      if (held) (node.querySelector(`[data-act="${escaped(held.act || "")}"][data-value="${escaped(held.value || "")}"]`) || node.querySelector("[data-act]") || this.heading())?.focus();
    }
  }

  heading() {
    const heading = this.root.querySelector("h1");
    if (heading) heading.tabIndex = -1;
    return heading;
  }

  // A page has one h1: where the page's prose brings one, that of an embedded view stands below it.
  subordinate() {
    const others = [...document.querySelectorAll("h1")].filter((each) => !this.root.contains(each) && !each.closest("[data-until]"));
    if (others.length) this.heading()?.setAttribute("aria-level", "2");
  }

  arrive() {
    if (!this.embedded) window.scrollTo(0, 0);
    const place = this.root.querySelector("[data-focus]");  // where the view says that one begins
    (place || this.heading())?.focus({ preventScroll: !!place });
    if (place && !place.matches("input")) place.scrollIntoView({ block: "center" });
  }

  // A page that has just been opened is not yet where it can take the focus.
  arriveOnce() {
    if (this.el.isConnected) this.arrive();
    else requestAnimationFrame(() => { if (!this.listeners.signal.aborted) this.arriveOnce(); });
  }

  // What the view asks for by itself once it is drawn. Nobody is told to wait for it.
  later() {
    const { then: act, value = "" } = this.root.querySelector("[data-then]")?.dataset || {};
    this.seq += 1;
    if (act) this.model.send({ act, value, fields: {}, form: {}, seq: this.seq });
  }

  asked() { return new URL(location.href).searchParams.get("open") || ""; }

  address(moved) {
    const open = this.model.get("address");
    const now = new URL(location.href);
    document.title = `${this.model.get("title")} · Billing Workbench`;
    if (this.asked() === open) return;
    now.searchParams.delete("open");
    if (open) now.searchParams.set("open", open);
    history[moved ? "pushState" : "replaceState"](null, "", now);
  }

  // ---- what the person does
  press(event) {
    const place = event.target.closest('a[href^="#"]');
    if (place) { event.preventDefault(); this.goTo(place.getAttribute("href").slice(1)); return; }
    if (event.target.closest("[data-print]")) { window.print(); return; }
    const node = event.target.closest("[data-act]");
    if (!node || node.matches("form, select") || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (node.getAttribute("aria-disabled") === "true") return;
    this.act(node.dataset.act, node.dataset.value || "", node);
  }

  goTo(name) {
    const node = document.getElementById(name);
    if (!node) return;
    node.tabIndex = -1;
    node.focus({ preventScroll: true });
    node.scrollIntoView({ block: "center" });
  }

  // Sends what was typed once typing pauses.
  typed(input) {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => { if (input.isConnected) this.act(input.dataset.typed, input.value, input); }, PAUSE);
  }

  hand(event) {
    const form = event.target.closest("form[data-act]");
    if (!form) return;
    event.preventDefault();
    this.act(form.dataset.act, form.dataset.value || "", form, Object.fromEntries(new FormData(form)));
  }

  act(act, value, node, form = {}) {
    const key = `${act} ${value}`;
    if (this.pending.has(key)) return;
    const sheets = [...this.root.querySelectorAll(".wb-sheet")].map((sheet) => sheet.wbSheet).filter(Boolean);
    const fields = Object.assign({}, ...sheets.map((sheet) => sheet.values));
    sheets.forEach((sheet) => sheet.flush());
    if (this.connection.lost) { this.say("There is no connection just now. What you typed stays here. Press again when it is back."); return; }
    this.seq += 1;
    this.opener = node || this.opener;
    const slow = setTimeout(() => { this.say("Working on it"); this.root.setAttribute("aria-busy", "true"); }, SLOW);
    const late = setTimeout(() => { this.settle(key); this.say("There is no answer yet. What you typed stays here. Press again in a minute."); }, PATIENCE);
    this.pending.set(key, { seq: this.seq, slow, late });
    this.model.send({ act, value, fields, form, seq: this.seq });
  }

  settle(key) {
    const { slow, late } = this.pending.get(key);
    clearTimeout(slow);
    clearTimeout(late);
    this.pending.delete(key);
    if (!this.pending.size) { this.root.removeAttribute("aria-busy"); this.say(""); }
  }

  say(words) {
    clearTimeout(this.told);
    if (words) this.told = setTimeout(() => this.say(""), TOLD);
    this.wait.textContent = words;
    this.wait.className = words.startsWith("There is no") ? "wb-toast wb-waiting" : "wb-sr";
  }

  // ---- what Python answers
  hear(message) {
    if (message.act === "done") for (const [key, { seq }] of this.pending) if (seq === message.seq) this.settle(key);
    if (message.act === "drawer") this.openDrawer(message.html);
    if (message.act === "download") download(message);
    if (message.act === "focus") this.root.querySelector(`#${escaped(message.id)}`)?.focus();
    if (message.act === "signed-out") this.blank();
  }

  openDrawer(html) {
    document.dispatchEvent(new CustomEvent("wb-drawer", { detail: this }));  // there is one drawer for all
    const inside = this.drawer?.contains(document.activeElement);
    this.drawer?.remove();
    if (!inside) this.from = this.opener;
    this.drawer = drawerOf(html, () => this.closeDrawer());
    this.drawer.addEventListener("click", (event) => this.press(event));
    document.body.append(this.drawer);
    document.body.classList.add("has-drawer");
    this.drawer.querySelector("#h-drawer")?.focus();
  }

  closeDrawer(back = true) {
    if (!this.drawer) return;
    this.drawer.remove();
    this.drawer = null;
    document.body.classList.remove("has-drawer");
    if (back && this.from?.isConnected) this.from.focus();
  }

  // Signed out: nothing of the person stays on the page; the page's frame says what to do.
  blank() {
    this.closeDrawer(false);
    this.children.splice(0).forEach((child) => child.remove());
    this.root.replaceChildren();
    document.dispatchEvent(new CustomEvent("wb-signed-out"));
  }

  remove() {
    this.closeDrawer(false);
    this.listeners.abort();
    this.connection.stop();
    this.children.splice(0).forEach((child) => child.remove());
  }
}

function render({ model, el }) {
  const view = new View(model, el);
  return () => view.remove();
}

export default { render };
