/** Writes what the lock file brings in as a CycloneDX list to .artefacts/sbom.json: `npm run sbom`. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { env, execPath, stdout } from "node:process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = fileURLToPath(new URL("../.artefacts/sbom.json", import.meta.url));

/** The npm that runs this script, through its own file: on Windows `npm` is a script that cannot be started directly. */
const npm = env.npm_execpath;
if (npm === undefined) throw new Error("Run it as `npm run sbom`.");

const text = execFileSync(execPath, [npm, "sbom", "--sbom-format", "cyclonedx", "--package-lock-only"], {
  cwd: root,
  encoding: "utf8",
  maxBuffer: 64 * 1024 * 1024,
});
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, text);
stdout.write(`${JSON.parse(text).components.length} packages in ${target}\n`);
