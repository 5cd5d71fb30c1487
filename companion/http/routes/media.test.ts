/** What comes with messages, over HTTP: the right bytes and type, and nothing that a browser would run. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { AppError } from "../../errors";
import { fakeMessage } from "../testing/fake-chats";
import { announcedBytes } from "../testing/fake-media";
import { codeOf, type Rig, startRig } from "../testing/rig";

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
  await rig.call("POST", "/whatsapp/session", { body: { clientName: "Toko", method: "qr" } });
});
afterAll(() => rig.close());

const pathOf = (name: string, messageId = fakeMessage.messageId) =>
  `/whatsapp/session/${name}/messages/${encodeURIComponent(messageId)}/media`;

async function served(mimetype: string | null, filename: string | null = null) {
  rig.media.file = { mimetype, filename, content: new TextEncoder().encode("<svg onload=alert(1)>") };
  const { headers } = await rig.call("GET", pathOf("Toko"));
  return { type: headers.get("content-type"), disposition: headers.get("content-disposition"), headers };
}

describe("media of a message", () => {
  it("comes as its bytes, with its type, to be stored by nobody and run by nobody", async () => {
    rig.media.file = { mimetype: "image/png", filename: null, content: Uint8Array.from([137, 0, 255]) };

    const response = await rig.call("GET", pathOf("Toko"));

    expect(new Uint8Array(await response.arrayBuffer())).toEqual(Uint8Array.from([137, 0, 255]));
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/png",
      "content-disposition": "inline",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
  });

  it.each([
    ["image/jpeg", "image/jpeg", "inline"],
    ["audio/ogg; codecs=opus", "audio/ogg; codecs=opus", "inline"],
    ["VIDEO/MP4", "video/mp4", "inline"],
    ["image/svg+xml", "image/svg+xml", "attachment"],
    ["text/html", "text/html", "attachment"],
    ["application/xhtml+xml", "application/xhtml+xml", "attachment"],
    ["text/xml", "text/xml", "attachment"],
    ["application/pdf", "application/pdf", "attachment"],
    ["text/javascript", "text/javascript", "attachment"],
    ["image/png\r\nX-Evil: 1", "application/octet-stream", "attachment"],
    ["image/png, text/html", "application/octet-stream", "attachment"],
    ["nonsense", "application/octet-stream", "attachment"],
    [null, "application/octet-stream", "attachment"],
  ])("said to be %j is handed out as %s, %s", async (mimetype, type, disposition) => {
    expect(await served(mimetype)).toMatchObject({ type, disposition });
  });

  it.each([
    ["Daftar Harga.pdf", `attachment; filename="Daftar Harga.pdf"; filename*=UTF-8''Daftar%20Harga.pdf`],
    ['a"; x="b', `attachment; filename="a__ x__b"; filename*=UTF-8''a%22%3B%20x%3D%22b`],
    ["../../etc/passwd", `attachment; filename="....etcpasswd"; filename*=UTF-8''....etcpasswd`],
    [
      "наценка(1)'.pdf",
      `attachment; filename="_______(1)_.pdf"; filename*=UTF-8''%D0%BD%D0%B0%D1%86%D0%B5%D0%BD%D0%BA%D0%B0%281%29%27.pdf`,
    ],
    [
      "evil\r\nSet-Cookie: a=b.pdf",
      `attachment; filename="evilSet-Cookie_ a_b.pdf"; filename*=UTF-8''evilSet-Cookie%3A%20a%3Db.pdf`,
    ],
    ["\u202efdp.exe", `attachment; filename="fdp.exe"; filename*=UTF-8''fdp.exe`],
  ])("named %j keeps its name and nothing of what the name tries", async (filename, disposition) => {
    const answer = await served("application/pdf", filename);

    expect(answer.disposition).toBe(disposition);
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  const stream = (change: UnderlyingDefaultSource<Uint8Array<ArrayBuffer>>) => {
    rig.media.file = {
      mimetype: "video/mp4",
      filename: null,
      content: new ReadableStream(change, { highWaterMark: 0 }),
    };
  };

  it("that is big comes piece by piece, and breaks off where it turns out to be damaged", async () => {
    let left = 10;
    const pull = (controller: ReadableStreamDefaultController) => {
      left -= 1;
      if (left < 0) controller.error(new AppError("media_damaged"));
      else controller.enqueue(new Uint8Array(50_000));
    };
    stream({ pull });
    const silenced = vi.spyOn(console, "error").mockReturnValue();

    const response = await rig.call("GET", pathOf("Toko"));

    expect(response.headers.get("content-length")).toBe(String(announcedBytes));
    await expect(response.arrayBuffer()).rejects.toThrow();
    silenced.mockRestore();
  });

  it("is let go of when only its headers are wanted", async () => {
    const cancel = vi.fn();
    stream({ cancel });

    expect((await rig.call("HEAD", pathOf("Toko"))).status).toBe(200);

    expect(cancel).toHaveBeenCalledOnce();
  });

  it("is for those who may read chats", async () => {
    const refused = await rig.call("GET", pathOf("Toko"), { token: rig.tokens.read });

    expect(await codeOf(refused)).toBe("scope_missing");
  });

  it("of an unknown account or message is an error with a code", async () => {
    expect(await codeOf(await rig.call("GET", pathOf("Nobody")))).toBe("account_not_found");
    expect(await codeOf(await rig.call("GET", pathOf("Toko", "other")))).toBe("media_not_found");
  });
});

it("what an account's media takes up is told to all who may read", async () => {
  const response = await rig.call("GET", "/whatsapp/session/Toko/media", { token: rig.tokens.read });

  expect(await response.json()).toMatchObject({ storageMode: "filesystem", files: 1, bytes: 3, moving: null });
});
