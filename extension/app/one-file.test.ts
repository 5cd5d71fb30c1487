/** Which modules of a built extension come in the one file that the popup waits for. */
import { expect, it } from "vitest";
import { coreGroup } from "./one-file";

const popup = "/popup/main.tsx";
const imports: Readonly<Record<string, readonly string[]>> = {
  [popup]: ["/App.tsx", "/open-page.tsx"],
  "/App.tsx": ["/list.tsx", "/node_modules/lucide-react/icons.js"],
  "/open-page.tsx": ["/App.tsx", "/list.tsx"],
  "/node_modules/lucide-react/icons.js": ["/node_modules/lucide-react/x.js"],
  "/dialog-on-demand.tsx": ["/list.tsx", "/heavy.ts"],
};
const graph = {
  getModuleInfo: (id: string) => ({ importedIds: imports[id] ?? [] }),
};
const fileOf = (id: string) => coreGroup(popup).name(id, graph);

it.each(["/App.tsx", "/open-page.tsx", "/list.tsx"])("holds what the popup loads with it: %s", (id) => {
  expect(fileOf(id)).toBe("core");
});

it.each([popup, "/dialog-on-demand.tsx", "/heavy.ts", "/node_modules/lucide-react/x.js"])(
  "leaves out the popup itself, what is loaded on demand and what one module brings of many: %s",
  (id) => {
    expect(fileOf(id)).toBeNull();
  },
);
