// Bundles the hub's proxy and all it needs into ../../src/workbench/hub/static/proxy.js, with the licence texts beside it.
// Run after `npm ci`:  npm run build

import { readFileSync, writeFileSync, existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;
const target = path.join(here, "../../src/workbench/hub/static");

// The proxy's sources are ES modules that make their own `require`; in one CommonJS file the ordinary one serves, and then
// esbuild sees what is required and takes it in (package.json for --version).
const ordinaryRequire = {
  name: "ordinary-require",
  setup(bundle) {
    bundle.onLoad({ filter: /configurable-http-proxy\/(bin|lib)\// }, ({ path: file }) => ({
      contents: readFileSync(file, "utf8").replace(/^const require = createRequire\(.*$/m, "").replace(/^#!.*\n/, ""),
      loader: "js",
    }));
  },
};

const { metafile } = await build({
  entryPoints: [path.join(here, "node_modules/configurable-http-proxy/bin/configurable-http-proxy")],
  outfile: path.join(target, "proxy.js"),
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  legalComments: "none",
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
  plugins: [ordinaryRequire],
  define: { "import.meta.url": "proxyFileUrl" },
  banner: {
    js: "// The proxy of JupyterHub, bundled by js/proxy/build.mjs; licences in PROXY-LICENSES.txt.\n"
      + 'const proxyFileUrl = require("node:url").pathToFileURL(__filename).href;',
  },
});

const folders = new Set(
  Object.keys(metafile.inputs).map((file) => file.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]).filter(Boolean),
);
const texts = [...folders].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(path.join(here, folder, "package.json"), "utf8"));
  const file = readdirSync(path.join(here, folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file && existsSync(path.join(here, folder, file)) ? readFileSync(path.join(here, folder, file), "utf8").trim() : "";
  return `${name} ${version} (${license})\n${"-".repeat(72)}\n${text || "No licence text is shipped with this package."}\n`;
});
writeFileSync(path.join(target, "PROXY-LICENSES.txt"), texts.join("\n\n"));
console.log(`${folders.size} packages bundled`);
