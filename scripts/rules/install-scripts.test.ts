/** What may run something while it is installed: nobody but those on the list in package.json. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "./source-imports";

const read = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8"));

it("each package that wants to run something at its installation is named in the list, and only esbuild may", () => {
  const packages: Record<string, { readonly hasInstallScript?: boolean }> = read("package-lock.json").packages;
  const wanting = Object.entries(packages).flatMap(([path, { hasInstallScript = false }]) =>
    hasInstallScript ? [path.replace(/^.*node_modules\//, "")] : [],
  );
  const { allowScripts } = read("package.json") as { readonly allowScripts: Record<string, boolean> };

  expect([...new Set(wanting)].toSorted()).toEqual(Object.keys(allowScripts).toSorted());
  expect(Object.entries(allowScripts).flatMap(([name, isAllowed]) => (isAllowed ? [name] : []))).toEqual(["esbuild"]);
});
