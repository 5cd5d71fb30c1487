/** The offer that `npm run pair` leaves for the running companion. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashPairingCode } from "./pairing-code";
import { takePairingOffer, writePairingOffer } from "./pairing-file";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "saklar-offer-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const offer = { codeHash: hashPairingCode("ABCD1234"), scope: "read", expiresAt: 5 } as const;
const file = () => join(dir, "pairing-offer.json");

describe("a pairing offer", () => {
  it("is taken once", () => {
    writePairingOffer(dir, offer);

    expect([takePairingOffer(dir), takePairingOffer(dir)]).toEqual([offer, null]);
  });

  it("holds no code and is for the owner only", () => {
    writePairingOffer(dir, offer);

    expect(readFileSync(file(), "utf8")).not.toContain("ABCD1234");
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it.each(["", "{}", JSON.stringify({ ...offer, codeHash: "short" }), JSON.stringify({ ...offer, scope: "root" })])(
    "that is not one counts as none: %s",
    (text) => {
      writeFileSync(file(), text);

      expect(takePairingOffer(dir)).toBeNull();
    },
  );
});
