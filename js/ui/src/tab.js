// The changes that are not saved yet, kept in this browser tab: a reload of the same attempt finds them again.
// One entry for each attempt: {revision: the draft's when it was last seen, sends: how often it was sent since, fields}.
export class TabStore {
  constructor(attempt, storage = globalThis.sessionStorage) {
    Object.assign(this, { name: attempt && `workbench.unsaved.${attempt}`, storage });
  }

  // What was kept, or null.
  read() {
    if (!this.name) return null;
    try {
      const kept = JSON.parse(this.storage.getItem(this.name));
      return typeof kept?.fields === "object" && kept.fields ? kept : null;
    } catch { return null; /* the browser refuses storage, or the entry is no JSON: as if nothing had been kept */ }
  }

  write(kept) {
    if (!this.name) return;
    try { this.storage.setItem(this.name, JSON.stringify(kept)); } catch { /* no storage: the changes are in the page only */ }
  }

  clear() {
    if (!this.name) return;
    try { this.storage.removeItem(this.name); } catch { /* no storage, nothing to clear */ }
  }
}

// The kept fields that differ from the draft and go over it. Where another window has saved since, only what it left empty.
export function restored(kept, values, revision) {
  if (!kept) return {};
  const elsewhere = revision > kept.revision + kept.sends;
  return Object.fromEntries(Object.entries(kept.fields).filter(([field, text]) => typeof text === "string" && text !== (values[field] || "") && !(elsewhere && values[field])));
}

// The values with changes over them; an empty text empties its field.
export function over(values, changes) {
  return Object.fromEntries(Object.entries({ ...values, ...changes }).filter(([, text]) => text));
}
