/**
 * Makes one file of the companion's own code. Run from its sources, Node would hold the compiler, its thread and the map of
 * every file: 50 MB more for as long as it runs.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
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

/** Resolves to the file, made anew each time: that takes a part of a second. */
export async function buildCompanion() {
  const outfile = join(root, "dist", "companion", "main.mjs");
  await build({
    ...{ entryPoints: [join(root, "companion", "main.ts")], absWorkingDir: root, outfile, logLevel: "warning" },
    ...{ bundle: true, packages: "external", platform: "node", format: "esm", target: "node20" },
    plugins: [keepPlaces],
  });
  // Its process would stay as long as the companion.
  await stop();
  return outfile;
}
