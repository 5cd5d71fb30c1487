/** Account files are age files: what any age tool makes of them, and what is told of those that do not open. */
import { Decrypter, Encrypter } from "age-encryption";
import { describe, expect, it } from "vitest";
import { AppError } from "../errors";
import { seal, unseal } from "./sealing";

/** Little, so that many files can be tried. */
const work = 10;
const passphrase = "kopi susu gula aren";
const content = new Uint8Array(200_000).map((_, index) => index % 251);

function streamOf(bytes: Uint8Array, size = 10_000): ReadableStream<Uint8Array> {
  let from = 0;
  return new ReadableStream({
    pull(controller) {
      if (from >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(from, from + size));
      from += size;
    },
  });
}

const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
const sealed = async () => bytesOf(await seal(streamOf(content), passphrase, work));

async function open(file: Uint8Array, tried = passphrase): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await unseal(streamOf(file), tried)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const codeOf = (opening: Promise<unknown>) =>
  opening.then(
    () => "opened",
    (thrown) => (thrown instanceof AppError ? thrown.code : String(thrown)),
  );

describe("an account file", () => {
  it("opens with its passphrase, however the letters of that are put together", async () => {
    const accented = "caf\u00e9 di ujung jalan";
    const file = await bytesOf(await seal(streamOf(content), accented, work));

    expect(Buffer.compare(await open(file, accented.normalize("NFD")), content)).toBe(0);
    expect(Buffer.from(file).includes(Buffer.from(content.subarray(0, 64)))).toBe(false);
  });

  it("is one that other age tools open, as theirs is opened here", { timeout: 60_000 }, async () => {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    const encrypter = new Encrypter();
    encrypter.setPassphrase(passphrase);
    encrypter.setScryptWorkFactor(work);

    expect(Buffer.compare(await decrypter.decrypt(await sealed()), content)).toBe(0);
    expect(Buffer.compare(await open(await encrypter.encrypt(content)), content)).toBe(0);
  });

  it("says that the passphrase is wrong, and nothing else is", async () => {
    expect(await codeOf(open(await sealed(), "kopi susu gula pasir"))).toBe("passphrase_wrong");
  });

  it("says that it is damaged wherever it is cut or altered", async () => {
    const file = await sealed();
    const altered = (at: number) => file.map((byte, index) => (index === at ? byte ^ 1 : byte));

    for (const cut of [0, 10, 100, 300, file.length - 70_000, file.length - 1]) {
      expect(await codeOf(open(file.subarray(0, cut))), `cut at ${cut}`).toBe("export_damaged");
    }
    // Beyond the sealed key, which would look like another passphrase.
    for (const at of [0, 150, 400, 100_000, file.length - 1]) {
      expect(await codeOf(open(altered(at))), `altered at ${at}`).toBe("export_damaged");
    }
  });

  it("gathers no header without end, and does no work without measure", async () => {
    const endless = Buffer.concat([Buffer.from("age-encryption.org/v1\n-> scrypt "), Buffer.alloc(2_000_000, "A")]);
    const body = Buffer.alloc(32).toString("base64").replace(/=+$/, "");
    const heavy = `age-encryption.org/v1\n-> scrypt ${"A".repeat(22)} 30\n${body}\n--- ${"A".repeat(43)}\n`;

    expect(await codeOf(open(endless))).toBe("export_damaged");
    expect(await codeOf(open(Buffer.from(heavy)))).toBe("export_damaged");
  });
});
