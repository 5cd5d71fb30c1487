/** Each file that a page waits for costs it some milliseconds: what the popup loads at once comes in one, not in twelve. */
import type { HtmlTagDescriptor, Plugin, Rolldown } from "vite";

interface ModuleGraph {
  getModuleInfo(
    id: string,
  ): { readonly importedIds: readonly string[]; readonly dynamicallyImportedIds: readonly string[] } | null;
}

/** One module offers hundreds of icons, and would bring them all; each goes with whoever shows it. */
const isIcon = (id: string) => id.includes("/lucide-react/");

const nextOf = (id: string, graph: ModuleGraph) => graph.getModuleInfo(id)?.dynamicallyImportedIds ?? [];

/** Not the entrance itself: a page that loads it opens the popup. */
const importsOf = (id: string, graph: ModuleGraph) =>
  (graph.getModuleInfo(id)?.importedIds ?? []).flatMap((imported) => [...loadedBy(imported, graph)]);

/** A module and all that it loads with it. */
function loadedBy(id: string, graph: ModuleGraph, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(id) || isIcon(id)) return found;
  found.add(id);
  for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) loadedBy(imported, graph, found);
  return found;
}

/**
 * The modules that become the file, which the other pages load too and bring only what they have beside: what the
 * entrance loads next. What it begins with stays apart, or the beginning would wait for the file.
 */
export function groupsOf(entrance: string) {
  const begins = remembered((graph) => new Set(importsOf(entrance, graph)));
  const core = remembered((graph) => new Set(nextOf(entrance, graph).flatMap((id) => [...loadedBy(id, graph)])));
  return [
    { name: (id: string, graph: ModuleGraph) => (begins(graph).has(id) ? "beginning" : null), priority: 2 },
    { name: (id: string, graph: ModuleGraph) => (core(graph).has(id) ? "core" : null), priority: 1 },
  ];
}

function remembered<Found>(find: (graph: ModuleGraph) => Found): (graph: ModuleGraph) => Found {
  let found: Found | undefined;
  return (graph) => {
    found ??= find(graph);
    return found;
  };
}

function stylesOf(name: string, bundle: Rolldown.OutputBundle): HtmlTagDescriptor[] {
  const chunk = Object.values(bundle).find((file) => file.type === "chunk" && file.name === name);
  const sheets = chunk?.type === "chunk" ? [...(chunk.viteMetadata?.importedCss ?? [])] : [];
  return sheets.map((sheet) => ({ tag: "link", attrs: { rel: "stylesheet", crossorigin: true, href: `/${sheet}` } }));
}

/** `entrance` is the path of the module that the popup's page names, `page` what that page is called. */
export function oneFile(page: string, entrance: string): Plugin {
  return {
    name: "saklar:one-file",
    apply: "build",
    // The background is one file as it is, and may not be taken apart.
    config: ({ build }) =>
      build?.lib
        ? undefined
        : { build: { rollupOptions: { output: { codeSplitting: { groups: groupsOf(entrance) } } } } },
    // What the entrance draws before the file is there needs its styles.
    transformIndexHtml: {
      order: "post",
      handler: (_html, { filename, bundle = {} }) => (filename.includes(page) ? stylesOf("core", bundle) : []),
    },
  };
}
