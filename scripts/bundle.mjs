/**
 * Makes one file of each program of ours. Run from its sources, Node would hold the compiler, its thread and the map of
 * every file: 50 MB more for as long as it runs, and two more seconds of a processor at its start.
 */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { build, stop } from "esbuild";
import { root } from "./bootstrap/paths.mjs";

/** Files beside a source, such as migrations, are found from where the source lies. */
const keepPlaces = {
  name: "keep-places",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      return { contents: source.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)), loader: "ts" };
    });
  },
};

/** `companion/main.ts` becomes `<outdir>/companion/main.mjs`, made anew each time: that takes a part of a second. */
export async function bundle(entryPoints, outdir) {
  await build({
    ...{ entryPoints, absWorkingDir: root, outbase: root, outdir, outExtension: { ".js": ".mjs" } },
    ...{ bundle: true, packages: "external", platform: "node", format: "esm", target: "node20" },
    plugins: [keepPlaces],
    logLevel: "warning",
  });
  // Its process would stay as long as the companion.
  await stop();
}
