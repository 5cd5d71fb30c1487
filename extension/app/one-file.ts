/** Each file that a page waits for costs it some milliseconds: what the popup loads at once comes in one, not in twelve. */
import type { Plugin } from "vite";

interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** One module offers hundreds of icons, and would bring them all; each goes with whoever shows it. */
const isIcon = (id: string) => id.includes("/lucide-react/");

/** All that a module loads with it, and not itself: another page that loads the file would open the popup. */
function importsOf(id: string, graph: ModuleGraph, found = new Set<string>()): ReadonlySet<string> {
  for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) {
    if (found.has(imported) || isIcon(imported)) continue;
    importsOf(imported, graph, found.add(imported));
  }
  return found;
}

/** The group of modules that become the file; the other pages load it too and bring only what they have beside. */
export function coreGroup(popup: string) {
  let core: ReadonlySet<string> | undefined;
  return {
    name: (id: string, graph: ModuleGraph) => {
      core ??= importsOf(popup, graph);
      return core.has(id) ? "core" : null;
    },
  };
}

/** `popup` is the path of the module that opens it. */
export function oneFile(popup: string): Plugin {
  return {
    name: "saklar:one-file",
    apply: "build",
    // The background is one file as it is, and may not be taken apart.
    config: ({ build }) =>
      build?.lib
        ? undefined
        : { build: { rollupOptions: { output: { codeSplitting: { groups: [coreGroup(popup)] } } } } },
  };
}
