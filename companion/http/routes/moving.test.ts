/** Files of accounts over HTTP: of any size, with the passphrase where no log and no URL has it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { maxBodyBytes } from "../gate/body";
import { codeOf, type Rig, startRig } from "../testing/rig";

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
  await rig.accounts.create({ clientName: "a1", method: "qr", start: false });
});
afterAll(() => rig.close());

const passphrase = "kopi susu & gula ☕";

/** Sends so many bytes in pieces. */
function upload(bytes: number, { query = "", words = passphrase, headers = {} } = {}): Promise<Response> {
  let left = bytes;
  const body = new ReadableStream({
    pull(controller) {
      if (left === 0) return controller.close();
      const piece = Math.min(left, 65_536);
      controller.enqueue(new Uint8Array(piece));
      left -= piece;
    },
  });
  return fetch(`${rig.url}/whatsapp/sessions/import${query}`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${rig.tokens.admin}`,
      "Content-Type": "application/octet-stream",
      "Saklar-Passphrase": encodeURIComponent(words),
      ...headers,
    },
    body,
    duplex: "half",
  } as RequestInit);
}

describe("an account file", () => {
  it("is handed out as a download that no browser shows, with a name people know", async () => {
    const response = await rig.call("POST", "/whatsapp/session/a1/export", { body: { passphrase } });

    expect(await response.text()).toBe("a1");
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(response.headers.get("content-disposition")).toContain('attachment; filename="a1.saklar"');
    expect(rig.moving.passphrases.at(-1)).toBe(passphrase);
  });

  it("is not made for a short passphrase, nor for less than the highest scope", async () => {
    const short = await rig.call("POST", "/whatsapp/session/a1/export", { body: { passphrase: "kopi susu" } });
    const lower = await rig.call("POST", "/whatsapp/session/a1/export", {
      token: rig.tokens.operate,
      body: { passphrase },
    });

    expect([await codeOf(short), await codeOf(lower)]).toEqual(["validation_failed", "scope_missing"]);
  });

  it("may be far larger than any other body", async () => {
    const response = await upload(5 * maxBodyBytes, { query: "?clientName=Besar" });

    expect([response.status, (await response.json()).clientName]).toEqual([201, "Besar"]);
    expect(rig.moving.taken).toBe(5 * maxBodyBytes);
    expect(rig.moving.passphrases.at(-1)).toBe(passphrase);
  });

  it("that is refused before it was read is answered all the same", async () => {
    const response = await upload(20 * maxBodyBytes, { words: "wrong" });

    expect(await codeOf(response)).toBe("passphrase_wrong");
    expect((await rig.call("GET", "/whatsapp/sessions")).status).toBe(200);
  });

  it.each([
    ["without a passphrase", { headers: { "Saklar-Passphrase": "" } }, "validation_failed"],
    ["with one that is no text", { headers: { "Saklar-Passphrase": "%E0%A4%A" } }, "validation_failed"],
    ["with a passphrase in the URL", { query: "?passphrase=kopi" }, "validation_failed"],
    ["as JSON", { headers: { "Content-Type": "application/json" } }, "unsupported_media_type"],
    ["packed", { headers: { "Content-Encoding": "gzip" } }, "unsupported_media_type"],
  ])("is not taken %s", async (_how, options, code) => {
    expect(await codeOf(await upload(100, options))).toBe(code);
  });

  it("is in the audit log when it leaves and when it comes, also when it was refused", async () => {
    const entries = await (await rig.call("GET", "/auth/audit")).json();
    const noted = entries.entries.map(({ operation, status }: { operation: string; status: number }) => [
      operation,
      status,
    ]);

    expect(noted).toContainEqual(["exportSession", 200]);
    expect(noted).toContainEqual(["exportSession", 403]);
    expect(noted).toContainEqual(["importSession", 201]);
    expect(noted).toContainEqual(["importSession", 422]);
    expect(JSON.stringify(entries)).not.toContain("kopi");
  });
});
