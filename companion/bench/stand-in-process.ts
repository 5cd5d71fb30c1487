/** The stand-in for WhatsApp Web in a process of its own, so that its work is not counted as the bench's. */
import { type ControlClient, createControlClient } from "../simulator/control-client";
import { runScript } from "../testing/script-process";
import type { PageWeight } from "./options";

export interface StandIn {
  /** A Chromium that finds the stand-in where WhatsApp Web would be. */
  readonly chromium: string;
  readonly control: ControlClient;
  close(): Promise<void>;
}

/** `chromium` is the browser both subjects run. */
export async function startStandIn(chromium: string, page: PageWeight): Promise<StandIn> {
  const script = runScript("companion/simulator/main.ts", { args: ["--chromium", chromium] });
  const [line] = await script.waitFor(/^\{.*\}$/m);
  const { controlUrl, wrapper } = JSON.parse(line) as { controlUrl: string; wrapper: string };
  const control = createControlClient(controlUrl);
  await control.turn({ ballast: page === "light" ? "none" : page });
  return {
    chromium: wrapper,
    control,
    async close() {
      await script.end();
    },
  };
}
