/** Where the checkout is and where set-up remembers what it did. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const installStamp = join(root, "node_modules", ".setup-stamp");
export const browserCache = join(root, ".cache", "browser.json");
