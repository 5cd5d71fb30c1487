/** Reads every import of the sources, resolved to a file of this checkout or to a package name. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";

/** The checkout. */
export const root = fileURLToPath(new URL("../..", import.meta.url));
export const sides = ["shared", "companion", "extension"];

export interface SourceImport {
  /** Importing file, relative to the checkout, with forward slashes. */
  readonly from: string;
  /** Imported file likewise, or the name of a package (`node:fs` included). */
  readonly to: string;
  readonly isPackage: boolean;
  /** What is left of it when the program runs: nothing, something loaded at once, or something loaded on demand. */
  readonly kind: "type" | "static" | "dynamic";
}

/** Every source file below a folder of the checkout, relative to the checkout. */
export function sourceFiles(side: string): string[] {
  return readdirSync(join(root, side), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith(".d.ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

interface Specifier {
  readonly name: string;
  readonly kind: SourceImport["kind"];
}

function specifiersOf(file: string): Specifier[] {
  const text = readFileSync(join(root, file), "utf8");
  const { module } = parseSync(file, text);
  // `import { type X }` still loads its module under verbatimModuleSyntax; only `import type` leaves nothing behind.
  const kindOf = (start: number): SourceImport["kind"] =>
    /^(?:import|export)\s+type\b/.test(text.slice(start, start + 30)) ? "type" : "static";
  return [
    ...module.staticImports.map((entry) => ({ name: entry.moduleRequest.value, kind: kindOf(entry.start) })),
    ...module.staticExports.flatMap((entry) =>
      entry.entries.flatMap((item) =>
        item.moduleRequest ? [{ name: item.moduleRequest.value, kind: kindOf(entry.start) }] : [],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
      name: text.slice(start + 1, end - 1),
      kind: "dynamic" as const,
    })),
  ];
}

function packageName(specifier: string): string {
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? specifier);
}

function resolve(from: string, { name: specifier, kind }: Specifier): SourceImport {
  const isInternal = specifier.startsWith(".") || specifier.startsWith("#shared/");
  if (!isInternal) return { from, to: packageName(specifier), isPackage: true, kind };
  const bare = specifier.startsWith("#shared/")
    ? specifier.replace("#shared/", "shared/")
    : join(dirname(from), specifier).split(sep).join("/");
  const found = ["", ".ts", ".tsx"].map((ending) => bare + ending).find((path) => existsSync(join(root, path)));
  return { from, to: found ?? bare, isPackage: false, kind };
}

/** Every import of every source file, tests included. */
export function readImports(): SourceImport[] {
  return sides.flatMap(sourceFiles).flatMap((file) => specifiersOf(file).map((specifier) => resolve(file, specifier)));
}
