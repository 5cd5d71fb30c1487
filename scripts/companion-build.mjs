/** The companion as `npm start` runs it. */
import { join } from "node:path";
import { root } from "./bootstrap/paths.mjs";
import { bundle } from "./bundle.mjs";

/** Resolves to the file. */
export async function buildCompanion() {
  await bundle(["companion/main.ts"], join(root, "dist"));
  return join(root, "dist", "companion", "main.mjs");
}
