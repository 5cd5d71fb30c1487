/** Where a webhook may lead: judged after the name was looked up, and connected to as judged. A45 of the threat list. */
import { lookup } from "node:dns/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAddressPolicy } from "./address-policy";
import { createPost, judge } from "./post";
import { type Receiver, startReceiver } from "./testing/receiver";

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

const named = (...addresses: string[]) => {
  const asked: string[] = [];
  const resolve = async (host: string) => {
    asked.push(host);
    return addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  };
  return { asked, resolve };
};
const strict = createAddressPolicy([]);
const local = createAddressPolicy([["127.0.0.1", 32]]);
const request = { headers: {}, body: "{}" };

describe("A45: an address of the own network", () => {
  it.each([
    ...["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.9.9.9", "169.254.169.254", "172.31.0.1", "192.168.1.1"],
    ...["192.0.0.8", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::", "::1", "::7f00:1", "::ffff:127.0.0.1"],
    ...["::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "fd00::1", "fe80::1", "ff02::1", "2001:db8::1", "x"],
  ])("such as %s is refused, named or behind a name", async (address) => {
    expect(strict.isRefused(address)).toBe(true);
    const behind = await judge(new URL("https://hooks.example/"), { policy: strict, ...named(address) });
    expect(behind).toEqual({ failure: "private_address" });
  });

  it.each(["8.8.8.8", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8"])("is not what %s is", (address) => {
    expect(strict.isRefused(address)).toBe(false);
  });

  it("beside a public one behind the same name is refused", async () => {
    const judged = await judge(new URL("https://hooks.example/"), { policy: strict, ...named("8.8.8.8", "10.0.0.1") });

    expect(judged).toEqual({ failure: "private_address" });
  });

  it.each(["http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://[::ffff:7f00:1]/"])(
    "written as %s is refused",
    async (url) => {
      expect(await judge(new URL(url), { policy: strict, ...named() })).toEqual({ failure: "private_address" });
    },
  );

  it("is what this machine's own resolver says of localhost", async () => {
    const resolve = (host: string) => lookup(host, { all: true });

    expect(await judge(new URL("https://localhost/"), { policy: strict, resolve })).toEqual({
      failure: "private_address",
    });
  });

  it("that the owner has listed is asked, also without encryption", async () => {
    const post = createPost({ policy: local, timeoutMs: 5_000, ...named() });

    expect(await post({ ...request, url: receiver.url })).toEqual({ status: 200, failure: null });
  });
});

describe("A45: a name that leads elsewhere the second time", () => {
  it("is looked up once per try, and the connection goes where it was judged", async () => {
    const { port } = new URL(receiver.url);
    const { asked, resolve } = named("127.0.0.1");
    const post = createPost({ policy: local, timeoutMs: 5_000, resolve });

    const outcome = await post({ ...request, url: `http://rebind.invalid:${port}/x` });

    expect(outcome).toEqual({ status: 200, failure: null });
    expect(asked).toEqual(["rebind.invalid"]);
    expect(receiver.received.map(({ headers }) => headers.host)).toEqual([`rebind.invalid:${port}`]);
  });
});

describe("a try", () => {
  const post = createPost({ policy: local, timeoutMs: 50, ...named() });

  it("ends when nobody answers in time", async () => {
    receiver.answer = () => null;

    expect(await post({ ...request, url: receiver.url })).toEqual({ status: null, failure: "timeout" });
  });

  it("ends when the name is not looked up in time, or is none", async () => {
    const slow = createPost({ policy: local, timeoutMs: 50, resolve: () => new Promise(() => {}) });

    expect(await slow({ ...request, url: "https://hooks.example/" })).toMatchObject({ failure: "timeout" });
    expect(await post({ ...request, url: "https://hooks.example/" })).toMatchObject({ failure: "unresolvable" });
  });

  it("over TLS to somebody without a certificate for the name fails", async () => {
    const tls = await post({ ...request, url: receiver.url.replace("http:", "https:") });

    expect(["tls", "unreachable"]).toContain(tls.failure);
  });
});
