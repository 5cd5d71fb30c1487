/** The stand-in for WhatsApp Web in a process of its own, driven over its control API. */
import { type ControlClient, createControlClient } from "../../companion/simulator/control-client";
import { chromePath } from "./found-browsers";
import { runScript } from "./script-process";

export interface StandInProcess {
  /** A Chromium that finds the stand-in where WhatsApp Web would be. */
  readonly chromium: string;
  readonly control: ControlClient;
  stop(): Promise<void>;
}

export async function startStandIn(chromium = chromePath()): Promise<StandInProcess> {
  const running = runScript("companion/simulator/main.ts", { args: ["--chromium", chromium] });
  const [line] = await running.waitFor(/^\{.*\}$/m);
  const { controlUrl, wrapper } = JSON.parse(line) as { controlUrl: string; wrapper: string };
  return {
    chromium: wrapper,
    control: createControlClient(controlUrl),
    stop: async () => {
      await running.end();
    },
  };
}
