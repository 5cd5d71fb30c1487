/** Runs the stand-in as a process of its own: prints one JSON line when it is ready, ends on SIGTERM or SIGINT. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeChromiumWrapper } from "./chromium-flags";
import { installedChromium } from "./installed-chromium";
import { createSimulator } from "./simulator";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    "control-port": { type: "string", default: "0" },
    /** The Chromium that the wrapper script becomes; by default the installed one. */
    chromium: { type: "string" },
  },
});

const simulator = createSimulator({ port: Number(values.port), controlPort: Number(values["control-port"]) });
const { controlUrl, chromiumFlags } = await simulator.start();
const folder = await mkdtemp(join(tmpdir(), "saklar-simulator-"));
const wrapper = join(folder, "chromium");
await writeChromiumWrapper(wrapper, values.chromium ?? installedChromium(), chromiumFlags);
console.log(JSON.stringify({ controlUrl, wrapper, chromiumFlags }));

async function end(): Promise<void> {
  await simulator.stop();
  await rm(folder, { recursive: true, force: true });
}
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void end());
