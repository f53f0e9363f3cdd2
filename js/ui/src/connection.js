// Whether the page can reach its Python side, and since when not.
const POLL = 1000;
const RETRY = 10000;

export function watchConnection(model, changed) {
  let lost = null;
  let tried = 0;
  const kernel = () => model.widget_manager?.kernel;
  const look = () => {
    const status = kernel()?.connectionStatus;
    const down = !navigator.onLine || (status !== undefined && status !== "connected");
    if (down && status === "disconnected" && navigator.onLine && Date.now() - tried > RETRY) {
      tried = Date.now();
      if (!kernel().isDisposed) kernel().reconnect().catch(() => {});
    }
    if (down === !!lost) return;
    lost = down ? new Date() : null;
    changed(lost);
  };
  const timer = setInterval(look, POLL);
  window.addEventListener("online", look);
  window.addEventListener("offline", look);
  return {
    get lost() { look(); return lost; },
    stop() { clearInterval(timer); window.removeEventListener("online", look); window.removeEventListener("offline", look); },
  };
}

export const clock = (date) => `${date.getHours()}:${String(date.getMinutes()).padStart(2, "0")}`;
