/** Where compatibility modules take hold in the page: at the library's own functions, never at WhatsApp's loader. */
import type { PageModule } from "./page-modules";

export type PageFunction = (...args: never[]) => unknown;

/** What a page part may do. All of it takes effect when the library brings its functions into the page. */
export interface PageHook {
  /** `window.require` exists by then, and no model has reached the library yet. */
  beforeUtilities(task: () => void): void;
  /** Replaces a function of the library at the moment it is assigned; later wraps lie around earlier ones. */
  wrapUtility(name: string, wrap: (original: PageFunction) => PageFunction): void;
  /** Replaces what `require(name)` gives; the original is undefined when the page does not know the module. */
  wrapModule(name: string, wrap: (original: PageModule | undefined) => PageModule | undefined): void;
  /** Counts that something was repaired. */
  note(what: string): void;
}

/** Under this symbol the page keeps what the modules repaired, for the self-check. */
export const notesSymbol = "saklar.compat";

/**
 * Runs in the page before its own scripts. whatsapp-web.js assigns `{}` to `window.WWebJS` once it has heard of the
 * sync, then its functions one by one: an accessor and a proxy see each of them.
 */
export function createPageHook(symbolName: string): PageHook {
  const page = window as unknown as { WWebJS?: object; require: (name: string) => PageModule };
  const tasks: (() => void)[] = [];
  const utilities = new Map<string, ((original: PageFunction) => PageFunction)[]>();
  const modules = new Map<string, (original: PageModule | undefined) => PageModule | undefined>();
  const notes: Record<string, number> = {};
  const note = (what: string) => {
    notes[what] = (notes[what] ?? 0) + 1;
  };
  Object.defineProperty(window, Symbol.for(symbolName), { value: notes });

  const wrapRequire = () => {
    const original = page.require;
    const wrapped = new Map<string, PageModule>();
    page.require = (name) => {
      const wrap = modules.get(name);
      if (wrap === undefined) return original(name);
      const known = wrapped.get(name);
      if (known !== undefined) return known;
      let found: PageModule | undefined;
      try {
        found = original(name);
      } catch {
        // Left to the wrap: it may know another way.
      }
      const replaced = wrap(found);
      if (replaced === undefined) return original(name);
      wrapped.set(name, replaced);
      return replaced;
    };
  };

  let current: object | undefined;
  Object.defineProperty(window, "WWebJS", {
    configurable: true,
    enumerable: false,
    get: () => current,
    set(assigned: object) {
      if (current === undefined) {
        for (const task of tasks) {
          try {
            task();
          } catch (error) {
            note(`failed: ${String(error)}`);
          }
        }
        if (modules.size > 0) wrapRequire();
      }
      current = new Proxy(assigned, {
        set(target, name, value) {
          const wraps = typeof value === "function" ? (utilities.get(String(name)) ?? []) : [];
          return Reflect.set(
            target,
            name,
            wraps.reduce((inner, wrap) => wrap(inner), value),
          );
        },
      });
    },
  });

  return {
    beforeUtilities: (task) => void tasks.push(task),
    wrapUtility: (name, wrap) => void utilities.set(name, [...(utilities.get(name) ?? []), wrap]),
    wrapModule: (name, wrap) => void modules.set(name, wrap),
    note,
  };
}
