// What every page does by itself: end the skeleton, notice that it fell asleep, notice that the person signed out.
(() => {
  const ASK_EVERY = 20000;
  const id = (name) => document.getElementById(name);
  let over = false;

  const ready = () => { id("wb-loading")?.remove(); id("main")?.removeAttribute("aria-busy"); };
  const whenShown = new MutationObserver(() => {
    if (id("wb-cells")?.querySelector("h1, .wb-alert, .jupyter-widgets, .wb-prose")) { whenShown.disconnect(); ready(); }
  });
  // A widget has been drawn: the HTML that stood in its place goes.
  const whenDrawn = new MutationObserver(() => {
    for (const until of document.querySelectorAll("[data-until]")) if (until.parentElement.querySelector(".wb-view > *")) until.remove();
  });
  // Voila adds an empty shell for other layouts than ours; the cells stay where they are because their box is not named rendered_cells.
  const shell = new MutationObserver(() => {
    const added = document.querySelector("body > .jp-LabShell");
    if (added) { shell.disconnect(); added.removeAttribute("id"); added.hidden = true; }
  });
  document.addEventListener("DOMContentLoaded", () => {
    shell.observe(document.body, { childList: true });
    whenShown.observe(id("wb-cells"), { childList: true, subtree: true });
    whenDrawn.observe(id("wb-cells"), { childList: true, subtree: true });
    if (!document.querySelector('script[type="application/vnd.voila.cell-output+json"]')) ready();
  });

  // The worksheet counts what the desk has not saved yet; it keeps those changes in this browser.
  function kept() {
    const count = Number(document.documentElement.dataset.unsaved) || 0;
    if (count < 1) return "Your draft is saved.";
    return count === 1 ? "1 change is kept in this browser and is saved when the page is open again." : `${count} changes are kept in this browser and are saved when the page is open again.`;
  }

  function cover(name) {
    if (over) return;
    over = true;
    ready();
    const main = id("main");
    id(name).querySelector(".wb-kept").textContent = kept();
    if (name === "wb-signed-out") { main.replaceChildren(); document.querySelector(".wb-who .wb-name").textContent = ""; }
    main.inert = true;
    document.querySelector(".wb-bar").inert = true;
    const button = id(name).querySelector("button");
    button.addEventListener("click", () => location.reload());  // the same address, with what it asks to open
    id(name).hidden = false;
    button.focus();
  }

  async function ask() {
    const config = id("jupyter-config-data");
    if (!config || over) return;
    const { baseUrl, kernelId } = JSON.parse(config.textContent);
    const proof = document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1] ?? "";
    const said = await fetch(`${baseUrl}api/kernels/${kernelId}`, { headers: { "X-XSRFToken": proof } }).catch(() => null);
    if (said?.status === 404) cover("wb-asleep");
    if (said?.status === 401 || said?.status === 403) cover("wb-signed-out");
  }

  setInterval(ask, ASK_EVERY);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") ask(); });
  window.addEventListener("wb-signed-out", () => cover("wb-signed-out"), true);
  window.addEventListener("wb-asleep", () => cover("wb-asleep"), true);
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  // Voila's own scripts call these while they load.
  window.voila_heartbeat = window.voila_process = window.update_loading_text = () => {};
  window.voila_finish = window.display_cells = () => { window.cellLoaded = true; };
})();
