import { expect, it } from "vitest";
import { createTestClock } from "../../testing/test-clock";
import { createEchoWatch } from "./unknown-send";

const message = {
  messageId: "true_1@c.us_A",
  chatId: "1@c.us",
  fromMe: true,
  body: "halo",
  type: "chat",
  timestamp: 1,
};

it("finds the id in the message's own echo", async () => {
  const echoes = createEchoWatch(createTestClock());
  const { id } = echoes.expect("1@c.us", "halo", 1_000);

  echoes.seen({ ...message, body: "something else" });
  echoes.seen({ ...message, chatId: "2@c.us" });
  echoes.seen({ ...message, fromMe: false });
  echoes.seen(message);

  expect(await id).toBe("true_1@c.us_A");
});

it("gives each of two equal texts an echo of its own", async () => {
  const echoes = createEchoWatch(createTestClock());
  const first = echoes.expect("1@c.us", "halo", 1_000);
  const second = echoes.expect("1@c.us", "halo", 1_000);

  echoes.seen(message);
  echoes.seen({ ...message, messageId: "true_1@c.us_B" });

  expect(await Promise.all([first.id, second.id])).toEqual(["true_1@c.us_A", "true_1@c.us_B"]);
});

it("stays unknown when no echo comes", async () => {
  const clock = createTestClock();
  const { id } = createEchoWatch(clock).expect("1@c.us", "halo", 1_000);

  clock.advance(1_000);

  expect(await id).toBeNull();
});
