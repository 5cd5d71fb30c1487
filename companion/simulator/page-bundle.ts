/** Builds the stand-in's page once per process: its modules are plain TypeScript files under page/. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

let bundled: Promise<string> | undefined;

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("./page/main.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
    target: "chrome120",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0]?.text ?? "";
}

export function pageScript(): Promise<string> {
  bundled ??= bundle();
  return bundled;
}
