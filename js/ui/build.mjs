// Bundles src/ into src/workbench/ui/static: `npm ci && npm run build`.
import { build } from "esbuild";
import { copyFile, mkdir } from "node:fs/promises";

const WIDGETS = ["sheet", "codes", "matcher", "page"];
const out = new URL("../../src/workbench/ui/static/", import.meta.url).pathname;
await mkdir(out, { recursive: true });
await build({
  entryPoints: WIDGETS.map((name) => `src/${name}.js`), outdir: out, bundle: true, format: "esm", minify: true, target: "es2022",
  banner: { js: "// Built by js/ui (npm run build). sheet.js contains Tabulator 6.5.3, MIT: see Tabulator-LICENSE.txt" },
});
for (const name of WIDGETS) await copyFile(`src/${name}.css`, `${out}${name}.css`);
await copyFile("node_modules/tabulator-tables/LICENSE", `${out}Tabulator-LICENSE.txt`);
