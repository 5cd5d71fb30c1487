/**
 * The stand-in for WhatsApp Web: an HTTPS server that plays web.whatsapp.com to an unmodified Chromium, simulated
 * phones to link it with, and a control API to drive both. Works offline; only loopback ports are used.
 *
 *     const simulator = createSimulator({ knobs: { era: "jul2026" } });
 *     const { chromiumFlags, controlUrl } = await simulator.start();
 *     // for a Client of whatsapp-web.js:  puppeteer: { args: chromiumFlags }
 *     // for the product:                  await writeChromiumWrapper(path, "/usr/bin/chromium", chromiumFlags)
 *     //                                   and PUPPETEER_EXECUTABLE_PATH=path
 *     const control = createControlClient(controlUrl);
 *     const phone = await control.addPhone("6281234500001", { history: { chats: 5, messages: 120, groups: 1 } });
 *     await phone.scan(qrText);              // 409 expired_ref, 409 unknown_ref, 403 refused ...
 *     await phone.deliver({ from: "628990000001", text: "halo" });
 *     await phone.unlink("navigate");
 *     await simulator.stop();
 *
 * Everything that can be turned is in knobs.ts; `control.turn()` turns it for the server, `phone.turn()` for one phone
 * (from the moment it is linked). As a process: `tsx companion/simulator/main.ts`. With whatsapp-web.js's request
 * interception (webVersionCache other than `none`) add `--disable-features=LocalNetworkAccessChecks`.
 */
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { type Clock, systemClock } from "../clock";
import { makeCertificate } from "./certificate";
import { chromiumFlags } from "./chromium-flags";
import { createControlApp } from "./control-app";
import { createJournal } from "./journal";
import { defaultKnobs, type KnobChanges, turnKnobs } from "./knobs";
import { Network } from "./network";
import { startPageServer } from "./page-server";

export interface SimulatorOptions {
  /** Port of the page's HTTPS server; by default a free one. */
  readonly port?: number;
  /** Port of the control API and the phone's web page; by default a free one. */
  readonly controlPort?: number;
  readonly knobs?: KnobChanges;
  readonly clock?: Clock;
}

export interface SimulatorAddresses {
  /** To be added to the flags of every Chromium that shall meet the stand-in. */
  readonly chromiumFlags: readonly string[];
  /** The control API, and at its root the phone's web page. */
  readonly controlUrl: string;
}

export interface Simulator {
  start(): Promise<SimulatorAddresses>;
  stop(): Promise<void>;
}

const host = "web.whatsapp.com";

async function startControl(network: Network, port: number): Promise<{ url: string; close(): Promise<void> }> {
  const app = createControlApp(network);
  const { server, address } = await new Promise<{ server: ReturnType<typeof serve>; address: AddressInfo }>(
    (resolve, reject) => {
      const server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" }, (address) =>
        resolve({ server, address }),
      );
      server.once("error", reject);
    },
  );
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const { port = 0, controlPort = 0, knobs = {}, clock = systemClock } = options;
  const closers: (() => Promise<void>)[] = [];
  return {
    async start() {
      const network = new Network({ clock, journal: createJournal(clock), knobs: turnKnobs(defaultKnobs, knobs) });
      const certificate = await makeCertificate(host);
      const pages = await startPageServer({ network, certificate, port });
      closers.push(() => pages.close());
      const control = await startControl(network, controlPort);
      closers.push(() => control.close());
      return { chromiumFlags: chromiumFlags(host, pages.port, certificate.pin), controlUrl: control.url };
    },
    async stop() {
      await Promise.all(closers.splice(0).map((close) => close()));
    },
  };
}
