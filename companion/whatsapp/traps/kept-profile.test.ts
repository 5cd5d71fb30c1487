import { expect, it } from "vitest";
import { createKeptProfile } from "./kept-profile";

it("fails a start that needs a phone when nobody may link", async () => {
  expect(await createKeptProfile(() => false).onAuthenticationNeeded()).toMatchObject({ failed: true, restart: false });
});

it("asks anew each time, because a linked client may not link again", async () => {
  let mayLink = true;
  const strategy = createKeptProfile(() => mayLink);

  const before = await strategy.onAuthenticationNeeded();
  mayLink = false;
  const after = await strategy.onAuthenticationNeeded();

  expect([before.failed, after.failed]).toEqual([false, true]);
});
