/** Who may import what: the walls of the house, walked over every file. */
import { describe, expect, it } from "vitest";
import { readImports, type SourceImport } from "./source-imports";

const imports = readImports();
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || file.includes("/testing/");
const product = imports.filter((entry) => !isTest(entry.from));
const isRig = (file: string) => /^companion\/(simulator|bench|soak|acceptance)\//.test(file);

function offenders(entries: readonly SourceImport[], isForbidden: (entry: SourceImport) => boolean): string[] {
  return entries.filter(isForbidden).map((entry) => `${entry.from} -> ${entry.to}`);
}

/** Rooms of the companion from the outside in; a room may use its own row and the rows below, never those above. */
const layers = [
  ["main", "companion", "cli"],
  ["app", "http", "realtime"],
  ["accounts", "auth", "history", "quota", "messages", "media", "moving", "settings", "webhooks"],
  ["pool"],
  ["whatsapp"],
  ["browsers"],
];
const sharedRooms = ["store", "events", "diagnostics", "errors", "clock", "bounded", "config"];

function roomOf(file: string): string {
  return file.split("/")[1]?.replace(/\.ts$/, "") ?? "";
}

function layerOf(file: string): number {
  return layers.findIndex((rooms) => rooms.includes(roomOf(file)));
}

describe("imports", () => {
  it("finds the sources at all", () => {
    expect(new Set(imports.map((entry) => entry.from)).size).toBeGreaterThan(100);
  });

  it("never cross between extension and companion, not even in tests", () => {
    const crossing = offenders(
      imports,
      ({ from, to }) =>
        (from.startsWith("extension/") && to.startsWith("companion/")) ||
        (from.startsWith("companion/") && to.startsWith("extension/")),
    );

    expect(crossing).toEqual([]);
  });

  it("keep shared pure: only itself, the schema library and the phone library", () => {
    const allowed = ["zod", "libphonenumber-js", "socket.io-client"];

    const impure = offenders(
      product.filter(({ from }) => from.startsWith("shared/")),
      ({ to, isPackage }) => (isPackage ? !allowed.includes(to) : !to.startsWith("shared/")),
    );

    expect(impure).toEqual([]);
  });

  it("keep the simulator, the bench and the soak out of the product", () => {
    const leaks = offenders(product, ({ from, to }) => !isRig(from) && isRig(to));

    expect(leaks).toEqual([]);
  });

  it("of the companion go inwards only", () => {
    const upward = offenders(
      product.filter(({ from, isPackage }) => from.startsWith("companion/") && !isRig(from) && !isPackage),
      ({ from, to }) => {
        if (!to.startsWith("companion/") || layerOf(to) === -1) return false;
        // The rooms every layer may use stand beside the layers and look at none of them but by type.
        if (sharedRooms.includes(roomOf(from))) return false;
        return layerOf(to) < layerOf(from);
      },
    );

    expect(upward).toEqual([]);
  });

  it.each([
    ["whatsapp-web.js", /^companion\/whatsapp\//],
    ["drizzle-orm", /^companion\/store\//],
    ["@libsql/client", /^companion\/store\//],
    ["hono", /^companion\/(http\/|app\.ts|main\.ts|companion\.ts)/],
    ["@hono/node-server", /^companion\/(http\/|app\.ts|main\.ts|companion\.ts)/],
    ["@hono/zod-openapi", /^companion\/(http\/|app\.ts)/],
    ["socket.io", /^companion\/realtime\//],
    ["@aws-sdk/client-s3", /^companion\/media\/s3-place\.ts$/],
    ["pino", /^companion\/diagnostics\//],
    ["puppeteer", /^companion\/(browsers|whatsapp)\//],
    ["socket.io-client", /^(extension\/api|shared\/client)\//],
  ])("let only its own room use %s", (name, room) => {
    const strangers = offenders(product, ({ from, to }) => to === name && !isRig(from) && !room.test(from));

    expect(strangers).toEqual([]);
  });

  it("never lead from one feature of the extension to another", () => {
    const featureOf = (file: string) => /^extension\/features\/([^/]+)\//.exec(file)?.[1];

    const sideways = offenders(product, ({ from, to }) => {
      const [own, other] = [featureOf(from), featureOf(to)];
      return own !== undefined && other !== undefined && own !== other;
    });

    expect(sideways).toEqual([]);
  });

  it("keep stores and ui free of features and network code", () => {
    const upward = offenders(
      product,
      ({ from, to }) =>
        /^extension\/(stores|ui)\//.test(from) && /^extension\/(features|api|background|entrypoints)\//.test(to),
    );

    expect(upward).toEqual([]);
  });
});
