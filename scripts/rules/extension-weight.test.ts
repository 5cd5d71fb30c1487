/** What the pages of the extension may not carry: the schema library at all, what is large before it is asked for. */
import { describe, expect, it } from "vitest";
import { loadedBy } from "./loaded-by";
import { readImports } from "./source-imports";

const imports = readImports();
const entrances = ["background.ts", "popup/main.tsx", "sidepanel/main.tsx", "options/main.tsx", "welcome/main.tsx"].map(
  (name) => `extension/entrypoints/${name}`,
);

describe("the extension", () => {
  it.each(entrances)("never loads the schema library, not even on demand: %s", (entrance) => {
    const loaded = loadedBy(entrance, imports, ["static", "dynamic"]);

    expect(loaded.size).toBeGreaterThan(10);
    expect(["zod", "@hono/zod-openapi"].map((name) => loaded.get(name))).toEqual([undefined, undefined]);
  });

  it.each(entrances)("opens without the tables of phone numbers: %s", (entrance) => {
    expect(loadedBy(entrance, imports, ["static"]).get("libphonenumber-js")).toBeUndefined();
  });

  it.each(entrances.slice(1, 3))(
    "paints its list without menus, dialogs and the line to the companion: %s",
    (entrance) => {
      const loaded = loadedBy(entrance, imports, ["static"]);

      expect(["radix-ui", "socket.io-client"].map((name) => loaded.get(name))).toEqual([undefined, undefined]);
    },
  );

  it("loads the phone tables where a number is typed, so the walk follows imports on demand", () => {
    expect(
      loadedBy("extension/entrypoints/popup/main.tsx", imports, ["static", "dynamic"]).has("libphonenumber-js"),
    ).toBe(true);
  });
});
