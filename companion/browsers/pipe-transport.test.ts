import { once } from "node:events";
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { createPipeTransport, splitMessages } from "./pipe-transport";

describe("splitting what arrived into messages", () => {
  const text = (value: string) => Buffer.from(value);

  it.each([
    { name: "one whole message", pending: [], chunk: "a\0", messages: ["a"], rest: "" },
    { name: "several at once", pending: [], chunk: "a\0b\0", messages: ["a", "b"], rest: "" },
    { name: "the beginning of one", pending: [], chunk: "a\0b", messages: ["a"], rest: "b" },
    { name: "a part of a long one", pending: ["a"], chunk: "b", messages: [], rest: "ab" },
    { name: "the end of a long one", pending: ["a", "b"], chunk: "c\0", messages: ["abc"], rest: "" },
  ])("handles $name", ({ pending, chunk, messages, rest }) => {
    const parts = splitMessages(pending.map(text), text(chunk));

    expect(parts.messages).toEqual(messages);
    expect(Buffer.concat(parts.rest).toString()).toBe(rest);
  });

  it("keeps a letter whole that was cut in two", () => {
    const [first, second] = [text("é\0").subarray(0, 1), text("é\0").subarray(1)];

    const { rest } = splitMessages([], first);

    expect(splitMessages(rest, second).messages).toEqual(["é"]);
  });
});

it("ends each message with a zero byte", async () => {
  const toChromium = new PassThrough();
  const transport = createPipeTransport(toChromium, new PassThrough());

  transport.send('{"id":1}');

  const [sent] = await once(toChromium, "data");
  expect(String(sent)).toBe('{"id":1}\0');
});

it("tells that Chromium is gone, and writes nothing to it any more", async () => {
  const [toChromium, fromChromium] = [new PassThrough(), new PassThrough()];
  const transport = createPipeTransport(toChromium, fromChromium);
  const closed = new Promise<void>((resolve) => {
    transport.onclose = resolve;
  });

  toChromium.destroy(new Error("EPIPE"));
  fromChromium.destroy();

  await closed;
  expect(() => transport.send("{}")).not.toThrow();
});
