/** Accounts nobody needs just now, on a clock that a test moves. */
import { expect, it, vi } from "vitest";
import { type AccountsRig, createAccountsRig } from "./testing/accounts-rig";

const minuteMs = 60_000;
let rig: AccountsRig;
let id: string;

async function begin(settings: Parameters<typeof createAccountsRig>[0]): Promise<void> {
  rig = await createAccountsRig(settings);
  await rig.accounts.boot();
  id = (await rig.create()).id;
  await rig.makeReady();
}
/** Time passes a minute at a time, as the watch looks. */
async function pass(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    rig.clock.advance(minuteMs);
    await rig.stored();
  }
}
/** At most ten minutes, to whatever wish comes next. */
async function passUntilAfter(epoch: number): Promise<void> {
  for (let minute = 0; minute < 10 && (await read()).epoch === epoch; minute += 1) await pass(1);
}
const read = () => rig.useCases.read(id);
const becomes = (fields: object) => vi.waitFor(async () => expect(await read()).toMatchObject(fields));
const message = { messageId: "m1", chatId: "c1", fromMe: false, body: "hi", type: "chat", timestamp: 1_700_000_000 };

it("an idle account is parked: its client ends, its link stays", async () => {
  await begin({ parkAfterMinutes: 30 });
  await pass(29);
  expect((await read()).status).toBe("ready");

  await pass(2);

  await becomes({ status: "disconnected", reason: "parked", desired: "stopped", isLoggedIn: true });
});

it("a message begins the time anew", async () => {
  await begin({ parkAfterMinutes: 30 });
  await pass(25);
  rig.clients.latest(id).report({ kind: "message", message });
  await rig.stored();

  await pass(25);
  expect((await read()).status).toBe("ready");

  await pass(6);
  await becomes({ reason: "parked" });
});

const text = { to: "628990000000", text: "halo" };
const image = { mimetype: "image/png", filename: null, bytes: 3 };

function hold<T>() {
  let letGo = (_value: T) => {};
  const promise = new Promise<T>((resolve) => {
    letGo = resolve;
  });
  return { promise, letGo: (value: T) => letGo(value) };
}

/** Begins something with the account's client that lasts until the returned function is called. */
const tasks: Readonly<Record<string, () => Promise<() => void>>> = {
  "a message being sent": async () => {
    const held = hold<{ messageId: string | null }>();
    rig.clients.sendText = () => held.promise;
    void rig.accounts.messages.send("Toko", text);
    return () => held.letGo({ messageId: "m9" });
  },
  "media being fetched": async () => {
    const held = hold<null>();
    rig.clients.fetchMedia = () => held.promise;
    rig.clients.latest(id).report({ kind: "message", message: { ...message, media: image } });
    return () => held.letGo(null);
  },
  "media being fetched for somebody": async () => {
    const held = hold<null>();
    await rig.store.history.saveMessages(id, [{ ...message, media: image }]);
    rig.clients.fetchMedia = () => held.promise;
    void rig.accounts.media.read("Toko", message.messageId).catch(() => {});
    return () => held.letGo(null);
  },
  "a history sync": async () => {
    const held = hold<[]>();
    rig.clients.chats = [{ chatId: "c1", title: "Ayam", isGroup: false, unreadCount: 0, timestamp: null }];
    rig.clients.fetchMessages = () => held.promise;
    await rig.useCases.syncHistory("Toko", 5);
    return () => held.letGo([]);
  },
};

it.each(Object.keys(tasks))("an account with %s is left alone until that has ended", async (what) => {
  await begin({ parkAfterMinutes: 5 });
  const letGo = await tasks[what]?.();

  await pass(12);
  expect((await read()).status).toBe("ready");
  letGo?.();

  await pass(6);
  await becomes({ reason: "parked" });
});

it("an account that is being linked is left alone", async () => {
  rig = await createAccountsRig({ parkAfterMinutes: 1 });
  await rig.accounts.boot();
  ({ id } = await rig.create());
  await rig.stored();
  rig.clients.latest(id).report({ kind: "qr", text: "2@a" });
  await becomes({ status: "qr" });

  await pass(1);

  expect(await read()).toMatchObject({ status: "qr", desired: "running" });
});

it("without the setting nothing is parked", async () => {
  await begin({});

  await pass(120);

  expect((await read()).status).toBe("ready");
});

it("a command wakes a parked account and is done", async () => {
  await begin({ parkAfterMinutes: 5 });
  await pass(6);
  await becomes({ reason: "parked" });

  const sent = rig.accounts.messages.send("Toko", { to: "628990000000", text: "halo" });
  await becomes({ status: "loading", desired: "running" });
  await rig.makeReady();

  await sent;
  expect(await read()).toMatchObject({ status: "ready", messagesSentToday: 1 });
});

it("a command that cannot wake it says so and counts nothing", async () => {
  await begin({ parkAfterMinutes: 5 });
  await pass(6);
  await becomes({ reason: "parked" });

  const sent = rig.accounts.messages.send("Toko", { to: "628990000000", text: "halo" });
  const refused = expect(sent).rejects.toMatchObject({ code: "not_ready" });
  await becomes({ status: "loading" });
  rig.clients.latest(id).report({ kind: "ended", reason: "credentials_lost" });

  await refused;
  expect((await read()).messagesSentToday).toBe(0);
});

it("a message that its limits refuse wakes nobody", async () => {
  await begin({ parkAfterMinutes: 5 });
  await rig.useCases.update(id, { dailyLimit: 1 });
  await rig.accounts.quota.reserve("Toko", 1);
  await pass(6);
  await becomes({ reason: "parked" });

  const sent = rig.accounts.messages.send("Toko", { to: "628990000000", text: "halo" });

  await expect(sent).rejects.toMatchObject({ code: "daily_limit" });
  expect(await read()).toMatchObject({ reason: "parked", desired: "stopped", messagesSentToday: 1 });
});

it("a message in quiet hours wakes nobody", async () => {
  await begin({ parkAfterMinutes: 5, quietHours: { from: "00:00", to: "23:59" } });
  await pass(6);
  await becomes({ reason: "parked" });

  const sent = rig.accounts.messages.send("Toko", { to: "628990000000", text: "halo" });

  await expect(sent).rejects.toMatchObject({ code: "pace_limit" });
  expect(await read()).toMatchObject({ reason: "parked", desired: "stopped" });
});

it("a parked account comes back by schedule, and is parked again", async () => {
  await begin({ parkAfterMinutes: 5, parkWakeMinutes: 60 });
  await pass(6);
  await becomes({ reason: "parked" });

  await pass(61);
  await becomes({ status: "loading", desired: "running" });
  await rig.makeReady();
  await pass(6);

  await becomes({ reason: "parked" });
});

const shapes = [
  { where: "in a browser of its own", sharedBy: 1 },
  { where: "in a shared browser", sharedBy: 5 },
];

it.each(shapes)(
  "one $where that grew too big is restarted once nobody uses it, not again the same hour",
  async (shape) => {
    await begin({ recycleAboveMb: 500 });
    const { epoch } = await read();
    const { sharedBy } = shape;
    await rig.accounts.noteResources(new Map([[id, { memoryMb: 900, cpuPercent: 1, sharedBy }]]));

    await pass(355);
    expect((await read()).epoch).toBe(epoch);
    await passUntilAfter(epoch);
    await becomes({ status: "loading", epoch: epoch + 1 });
    await rig.makeReady();
    await pass(60);

    expect(await read()).toMatchObject({ status: "ready", epoch: epoch + 1 });
  },
);

it("a person's stop is not undone by the watch", async () => {
  await begin({ parkAfterMinutes: 5, parkWakeMinutes: 5 });
  await rig.useCases.stop("Toko");
  await becomes({ reason: "stopped" });

  await pass(30);

  expect(await read()).toMatchObject({ status: "disconnected", reason: "stopped" });
});

it("one that grew too big among others comes back in a browser of its own", async () => {
  await begin({ recycleAboveMb: 500 });
  const { epoch } = await read();
  await rig.accounts.noteResources(new Map([[id, { memoryMb: 900, cpuPercent: 1, sharedBy: 5 }]]));

  await pass(355);
  await passUntilAfter(epoch);

  expect(rig.setApart).toEqual([id]);
});

it("a person who stops a parked account is not overruled by the schedule", async () => {
  await begin({ parkAfterMinutes: 5, parkWakeMinutes: 60 });
  await pass(6);
  await becomes({ reason: "parked" });
  await rig.useCases.stop("Toko");
  await rig.stored();

  await pass(70);

  expect(await read()).toMatchObject({ status: "disconnected", desired: "stopped", reason: "stopped" });
});
