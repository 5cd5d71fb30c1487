/** Which peers belong to this machine. */
import { describe, expect, it } from "vitest";
import { isLoopback } from "./peer";

describe("a peer", () => {
  it.each(["127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1", "::FFFF:127.0.0.1"])(
    "at %s is this machine",
    (address) => {
      expect(isLoopback(address)).toBe(true);
    },
  );

  it.each([undefined, "", "192.168.1.2", "::ffff:10.0.0.1", "1.127.0.0.1", "127.0.0.1.evil", "::", "fe80::1", "::2"])(
    "at %s is not",
    (address) => {
      expect(isLoopback(address)).toBe(false);
    },
  );
});
