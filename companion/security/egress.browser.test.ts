/** Chromium talks to WhatsApp and to nobody else: it goes through a proxy that writes down whom it asks for. */
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { linkAccount, pathOf } from "../../scripts/testing/accounts";
import { type CompanionProcess, makeDataDir, startCompanion } from "../../scripts/testing/companion-process";
import { type StandInProcess, startStandIn } from "../../scripts/testing/stand-in-process";

const dataDir = makeDataDir();
const asked = new Set<string>();
let proxy: Server;
let standIn: StandInProcess;
let companion: CompanionProcess;

/** WhatsApp's hosts are led to the stand-in; whoever else is asked for is written down and not reached. */
function startProxy(standInPort: number): Promise<number> {
  proxy = createServer((request, response) => {
    asked.add(new URL(request.url ?? "", "http://unknown").host);
    response.writeHead(502).end();
  });
  proxy.on("connect", (request, client) => {
    const host = (request.url ?? "").replace(/:\d+$/, "");
    asked.add(host);
    client.on("error", () => client.destroy());
    if (!host.endsWith("whatsapp.com")) {
      client.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
      return;
    }
    const server = connect(standInPort, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      server.pipe(client).pipe(server);
    });
    server.on("error", () => client.destroy());
  });
  return new Promise((resolve) => {
    proxy.listen(0, "127.0.0.1", () => resolve((proxy.address() as AddressInfo).port));
  });
}

beforeAll(async () => {
  standIn = await startStandIn();
  const [, port] = /MAP web\.whatsapp\.com 127\.0\.0\.1:(\d+)/.exec(readFileSync(standIn.chromium, "utf8")) ?? [];
  const proxyPort = await startProxy(Number(port));
  const chromium = join(dataDir.path, "proxied-chromium");
  // Behind the stand-in's own flags, and also for hosts that Chromium would reach directly.
  const flags = `--proxy-server=http://127.0.0.1:${proxyPort} --proxy-bypass-list="<-loopback>"`;
  writeFileSync(chromium, `#!/bin/sh\nexec "${standIn.chromium}" "$@" ${flags}\n`);
  chmodSync(chromium, 0o700);
  companion = await startCompanion({ dataDir: dataDir.path, chromium });
});

afterAll(async () => {
  await companion?.process.end();
  await standIn?.stop();
  proxy?.closeAllConnections();
  proxy?.close();
  dataDir.remove();
});

it("from launch to stop only WhatsApp's hosts are asked for", async () => {
  const { phone } = await linkAccount(companion, standIn, { name: "Toko", number: "6281234500001" });
  await phone.deliver({ from: "628990000001", text: "masuk" });
  await companion.request("POST", pathOf("Toko", "/stop?wait=stopped"));

  const strangers = [...asked].filter(
    (host) => !/(^|\.)whatsapp\.(com|net)$/.test(host) && !host.startsWith("127.0.0.1:"),
  );
  expect(strangers).toEqual([]);
  expect(asked).toContain("web.whatsapp.com");
});
