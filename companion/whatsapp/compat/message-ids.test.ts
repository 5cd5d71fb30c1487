import { expect, it } from "vitest";
import { chatIdOf, messageIdOf } from "./message-ids";

const key = { fromMe: false, remote: "628990000001@c.us", id: "3A01" };

it("takes the id WhatsApp Web itself gives", () => {
  expect(messageIdOf(Object.assign({ _serialized: "false_628990000001@c.us_3A01" }, key))).toBe(
    "false_628990000001@c.us_3A01",
  );
});

it("finds the id under whatever name a newer build gives it", () => {
  const selfChat = { ...key, fromMe: true, $1: "true_628990000001@c.us_3A01_out" };

  expect(messageIdOf(selfChat)).toBe("true_628990000001@c.us_3A01_out");
});

it("composes the id when no field has it", () => {
  expect(messageIdOf(key)).toBe("false_628990000001@c.us_3A01");
});

it("names the author in a group, also when the ids are objects", () => {
  const group = {
    ...key,
    remote: { _serialized: "120363@g.us" },
    participant: { _serialized: "628990000001@c.us" },
  };

  expect(messageIdOf(group)).toBe("false_120363@g.us_3A01_628990000001@c.us");
  expect(chatIdOf(group)).toBe("120363@g.us");
});
