/** Reaching the companion from elsewhere: over TLS or a listed proxy, and A43: in no other way. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "selfsigned";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "./config";
import { readExposure } from "./exposure";
import { startRig } from "./http/testing/rig";

let dir: string;
let certPath: string;
let keyPath: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "saklar-tls-"));
  [certPath, keyPath] = [join(dir, "cert.pem"), join(dir, "key.pem")];
  const { cert, private: key } = await generate([{ name: "commonName", value: "wa.example" }], { keyType: "ec" });
  writeFileSync(certPath, cert);
  writeFileSync(keyPath, key);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const tls = () => ({ SAKLAR_TLS_CERT: certPath, SAKLAR_TLS_KEY: keyPath });
const publicUrl = { SAKLAR_PUBLIC_URL: "https://wa.example" };
const elsewhere = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ internal, family }) => !internal && family === "IPv4")?.address;

/** The status, 0 when the connection was cut. */
function statusOf(request: ClientRequest): Promise<number> {
  return new Promise((resolve) => {
    request.on("response", (response: IncomingMessage) => resolve(response.resume().statusCode ?? 0));
    request.on("error", () => resolve(0));
    request.end();
  });
}

describe("the companion", () => {
  it.each([
    ["A43: on every address without TLS", { SAKLAR_HOST: "0.0.0.0" }, "SAKLAR_HOST must be one of"],
    [
      "A43: on every address without TLS but with a name",
      { SAKLAR_HOST: "::", ...publicUrl },
      "SAKLAR_HOST must be one of",
    ],
    ["with TLS on every address but without a name", { SAKLAR_HOST: "0.0.0.0", tls }, "needs SAKLAR_PUBLIC_URL"],
    ["with half a key pair", { SAKLAR_TLS_CERT: "x" }, "belong together"],
    ["behind a proxy without a name", { SAKLAR_BEHIND_PROXY: "127.0.0.1" }, "needs SAKLAR_PUBLIC_URL"],
    ["with a name that nothing protects", publicUrl, "SAKLAR_PUBLIC_URL needs TLS"],
    ["with a name in the clear", { SAKLAR_PUBLIC_URL: "http://wa.example" }, "must be an https:// address"],
    ["with a name that has a path", { SAKLAR_PUBLIC_URL: "https://wa.example/x" }, "must be an https:// address"],
    ["behind whatever proxy comes", { SAKLAR_BEHIND_PROXY: "*", ...publicUrl }, "must list the addresses"],
  ])("%s does not start", (_what, env, words) => {
    const { tls: files, ...plain } = { tls: undefined, ...env } as { tls?: typeof tls };

    expect(() => readConfig({ ...plain, ...files?.() })).toThrow(words);
  });

  it("does not start with certificates that cannot be used", () => {
    const files = { ...readConfig({ ...tls(), ...publicUrl }).exposure, tlsKey: certPath };

    expect(() => readExposure(files)).toThrow(/^SAKLAR_TLS_CERT and SAKLAR_TLS_KEY cannot be used together: .*\.$/);
    expect(() => readExposure({ ...files, tlsKey: join(dir, "none") })).toThrow("which cannot be read (ENOENT)");
  });

  it("serves TLS with its own certificate, under its public name alone", async () => {
    const { exposure } = readConfig({ ...tls(), ...publicUrl, SAKLAR_HOST: "0.0.0.0" });
    const rig = await startRig({ exposure: readExposure(exposure) });
    const ask = (host: string) =>
      statusOf(
        httpsRequest({
          port: rig.port,
          host: "127.0.0.1",
          path: "/health",
          rejectUnauthorized: false,
          headers: { host },
        }),
      );

    expect([await ask("wa.example"), await ask("evil.example"), await ask("wa.example:1")]).toEqual([200, 403, 403]);
    await rig.close();
  });

  it.skipIf(elsewhere === undefined).each([
    ["and answers a proxy that is listed", true, 200],
    ["and hangs up on one that is not", false, 0],
  ])("listens for a proxy %s", async (_what, isListed, status) => {
    const exposure = {
      tls: null,
      publicAuthority: "wa.example",
      proxies: isListed ? [elsewhere ?? ""] : ["192.0.2.1"],
    };
    const rig = await startRig({ exposure, host: "0.0.0.0" });
    const headers = { host: "wa.example", "x-forwarded-for": "127.0.0.1" };

    const answer = await statusOf(httpRequest({ host: elsewhere, port: rig.port, path: "/health", headers }));

    expect(answer).toBe(status);
    await rig.close();
  });
});
