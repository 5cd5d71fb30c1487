/** Which modules of a built extension come in the one file that the popup waits for, and which it begins with. */
import { expect, it } from "vitest";
import { groupsOf } from "./one-file";

const entrance = "/popup/main.ts";
const imports: Readonly<Record<string, readonly string[]>> = {
  [entrance]: ["/first.ts", "/node_modules/helper.js"],
  "/first.ts": ["/node_modules/helper.js"],
  "/popup/open.tsx": ["/App.tsx", "/open-page.tsx", "/first.ts"],
  "/App.tsx": ["/list.tsx", "/node_modules/lucide-react/icons.js"],
  "/open-page.tsx": ["/App.tsx", "/list.tsx"],
  "/node_modules/lucide-react/icons.js": ["/node_modules/lucide-react/x.js"],
  "/dialog-on-demand.tsx": ["/list.tsx", "/heavy.ts"],
};
const onDemand: Readonly<Record<string, readonly string[]>> = {
  [entrance]: ["/popup/open.tsx"],
  "/App.tsx": ["/dialog-on-demand.tsx"],
};
const graph = {
  getModuleInfo: (id: string) => ({ importedIds: imports[id] ?? [], dynamicallyImportedIds: onDemand[id] ?? [] }),
};

/** As the bundler does: the first group by priority that wants a module has it. */
function fileOf(id: string): string | null {
  const groups = groupsOf(entrance).toSorted((one, other) => other.priority - one.priority);
  return groups.map(({ name }) => name(id, graph)).find((name) => name !== null) ?? null;
}

it.each(["/popup/open.tsx", "/App.tsx", "/open-page.tsx", "/list.tsx"])("the page comes in one: %s", (id) => {
  expect(fileOf(id)).toBe("core");
});

it.each(["/first.ts", "/node_modules/helper.js"])("what the popup begins with is not kept waiting by it: %s", (id) => {
  expect(fileOf(id)).toBe("beginning");
});

it.each([entrance, "/dialog-on-demand.tsx", "/heavy.ts", "/node_modules/lucide-react/x.js"])(
  "neither has the entrance itself, what is loaded on demand or what one module brings of many: %s",
  (id) => {
    expect(fileOf(id)).toBeNull();
  },
);
