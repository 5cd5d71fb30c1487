/** Under which licences the packages of the lock file come, and which of them Saklar does not take without a reason. */
import { readFileSync } from "node:fs";
import { z } from "zod";

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ license: z.string().optional(), dev: z.boolean().optional() })),
});

export interface LockedPackage {
  readonly name: string;
  /** An SPDX expression; null where the lock names none. */
  readonly licence: string | null;
  /** Not installed with the companion; may still be bundled into the extension, as React is. */
  readonly isDev: boolean;
}

interface Exception {
  readonly names: RegExp;
  readonly licence: string | null;
  readonly onlyDev: boolean;
  readonly why: string;
}

/** Ask for no more than that their notice is kept, or not even that. */
const permissive = new Set([
  ...["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0", "CC0-1.0", "Zlib"],
]);

/** Packages that are taken although the list above does not cover what the lock says of them. */
export const exceptions: readonly Exception[] = [
  {
    names: /^(addons-(linter|moz-compare|scanner-utils)|eslint-plugin-no-unsanitized|fx-runner|web-ext|web-ext-run)$/,
    ...{ licence: "MPL-2.0", onlyDev: true, why: "checks and starts the extension; no part of what is handed on" },
  },
  {
    names: /^lightningcss(-[\w-]+)?$/,
    ...{ licence: "MPL-2.0", onlyDev: true, why: "shrinks styles while building; no part of what is handed on" },
  },
  {
    names: /^axe-core$/,
    ...{ licence: "MPL-2.0", onlyDev: true, why: "runs in tests alone" },
  },
  {
    names: /^node-webpmux$/,
    ...{
      licence: "LGPL-3.0-or-later",
      onlyDev: false,
      why: "of whatsapp-web.js: unchanged, a package that can be replaced",
    },
  },
  {
    names: /^argparse$/,
    ...{ licence: "Python-2.0", onlyDev: false, why: "of puppeteer; the permissive licence of Python itself" },
  },
  {
    names: /^winreg$/,
    ...{ licence: "BSD", onlyDev: true, why: "of web-ext; some BSD licence, the package does not say which" },
  },
  {
    names: /^(async|xmlhttprequest-ssl)$/,
    ...{ licence: null, onlyDev: false, why: "of fluent-ffmpeg and socket.io-client; MIT in an old field and LICENSE" },
  },
  {
    names: /^(is-relative|os-shim)$/,
    ...{ licence: null, onlyDev: true, why: "of web-ext-run; MIT in an old field and LICENSE" },
  },
  {
    names: /^(busboy|dicer|humanize-number|only|streamsearch)$/,
    ...{ licence: null, onlyDev: true, why: "of s3rver, which runs in tests alone; MIT in an old field or the readme" },
  },
];

export function readLockedPackages(lock: URL): LockedPackage[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(lock, "utf8")));
  return Object.entries(packages).flatMap(([path, { license, dev }]) => {
    const name = path.split("node_modules/").at(-1) ?? "";
    return name === "" ? [] : [{ name, licence: license ?? null, isDev: dev === true }];
  });
}

/** One licence of an OR is enough, an AND needs both; whatever is nested deeper is not understood and not allowed. */
export function isAllowed(licence: string | null): boolean {
  const bare = licence?.replace(/^\((.*)\)$/, "$1") ?? "";
  return bare.split(" OR ").some((part) => part.split(" AND ").every((id) => permissive.has(id)));
}

export function covers(exception: Exception, { name, licence, isDev }: LockedPackage): boolean {
  return exception.names.test(name) && exception.licence === licence && (isDev || !exception.onlyDev);
}
