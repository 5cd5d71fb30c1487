/** `window.require` as the page offers it: synchronous, and throwing for names it does not know. */
import type { Knobs } from "../knobs";
import type { Modules } from "./page-context";

interface RequireOptions {
  readonly modules: Modules;
  readonly knobs: () => Knobs;
  readonly onUnknown: (name: string) => void;
}

export function createRequire({ modules, knobs, onUnknown }: RequireOptions): (name: string) => object {
  return (name) => {
    const { missingModules, renamedModules } = knobs();
    const original = Object.entries(renamedModules).find(([, renamed]) => renamed === name)?.[0] ?? name;
    const isHidden = missingModules.includes(name) || Object.hasOwn(renamedModules, name);
    const found = isHidden ? undefined : modules[original];
    if (!found) {
      onUnknown(name);
      throw new Error(`Requiring unknown module "${name}"`);
    }
    return found;
  };
}
