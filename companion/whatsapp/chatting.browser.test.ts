/** A ready client reads, sends and hears messages; every fact comes once, whatever the page does in between. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { PhoneControl } from "../simulator/control-client";
import { eraNames } from "../simulator/page/eras";
import { type ClientBench, startClientBench, type TestClient } from "./testing/client-bench";

const friend = "628990000000@c.us";
describe.each(eraNames)("on the WhatsApp Web of %s", (era) => {
  let bench: ClientBench;
  let phone: PhoneControl;
  let client: TestClient;

  beforeAll(async () => {
    bench = await startClientBench();
    await bench.control.turn({ era });
    phone = await bench.addPhone({ chats: 4, messages: 120, groups: 1 });
    await phone.turn({ brokenChat: "Citra Dewi" });
    client = await bench.openLinked(phone);
  });
  afterAll(() => bench.close());

  it("reports an incoming message once", async () => {
    const { id } = await phone.deliver({ from: "628990000000", text: "halo" });

    await vi.waitFor(() => expect(bodies("halo")).toHaveLength(1));
    expect(bodies("halo")[0]).toMatchObject({ chatId: friend, fromMe: false, type: "chat" });
    expect(bodies("halo")[0]?.messageId).toBe(`false_${friend}_${id}`);
  });

  it("reports a message written on the phone once", async () => {
    await phone.send(friend, "dari HP");

    await vi.waitFor(() => expect(bodies("dari HP")).toHaveLength(1));
    expect(bodies("dari HP")[0]).toMatchObject({ chatId: friend, fromMe: true });
  });

  it("sends a text, gives its id, and reports it once", async () => {
    const { messageId } = await client.client.sendText(friend, "dari Saklar");

    // The library resolves when the message is in the chat, which is before it is sent.
    await vi.waitFor(async () => expect((await phone.outbox()).map(({ body }) => body)).toContain("dari Saklar"));
    await vi.waitFor(() => expect(bodies("dari Saklar")).toHaveLength(1));
    expect((await phone.outbox()).filter(({ body }) => body === "dari Saklar")).toHaveLength(1);
    expect(messageId).toBe(bodies("dari Saklar")[0]?.messageId);
  });

  it("lists chats and groups with their titles, also one whose model is broken", async () => {
    const chats = await client.client.listChats();

    expect(chats.length).toBeGreaterThanOrEqual(4);
    expect(chats.filter(({ isGroup }) => isGroup)).toMatchObject([{ title: "Keluarga" }]);
    expect(chats.find(({ title }) => title === "Citra Dewi")).toMatchObject({ isGroup: false });
  });

  it("reads as many messages as asked for, oldest first, each with its id", async () => {
    const messages = await client.client.fetchMessages("628990000002@c.us", 50);

    expect(messages).toHaveLength(50);
    const times = messages.map(({ timestamp }) => timestamp);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(50);
    expect(messages.every(({ messageId }) => /^(true|false)_628990000002@c\.us_3A/.test(messageId))).toBe(true);
    expect(messages.at(-1)?.body).toContain("(120)");
  });

  it("reads a chat to its beginning and no further", async () => {
    const messages = await client.client.fetchMessages("628990000003@c.us", 500);

    expect(messages).toHaveLength(120);
    expect(messages[0]?.body).toContain("(1)");
  });

  it("asks the phone for older history of a chat", async () => {
    expect(await client.client.requestHistory("628990000002@c.us")).toBe(true);
  });

  it("shows how its page looks", async () => {
    const picture = await client.client.screenshot();

    expect(Buffer.from(picture.slice(1, 4)).toString()).toBe("PNG");
    expect(picture.length).toBeGreaterThan(1000);
  });

  it("fetches the picture the account shows of itself", async () => {
    expect(await client.client.ownPicture()).toBeNull();

    await phone.turn({ ownPicture: true });

    expect(await client.client.ownPicture()).toMatchObject({ contentType: "image/png" });
  });

  it("reports battery changes", async () => {
    await phone.setBattery(42);

    expect((await client.until("battery")).percent).toBe(42);
  });

  it("tells nothing twice when the page navigates within itself or syncs again", async () => {
    await phone.act("replace-state");
    await phone.act("add-iframe");
    await phone.act("repeat-sync");
    await phone.deliver({ from: "628990000000", text: "sekali saja" });

    await vi.waitFor(() => expect(bodies("sekali saja")).toHaveLength(1));
    expect(client.all("ready")).toHaveLength(1);
    expect(client.all("authenticated")).toHaveLength(1);
    expect(client.all("online")).toEqual([]);
  });

  it("is offline while the page reloads, comes back online, and hears each message once", async () => {
    const checks = client.all("checked").length;

    await phone.act("reload");
    await client.until("offline");
    await client.until("online");
    expect(client.all("checked").length).toBeGreaterThan(checks);

    await phone.deliver({ from: "628990000000", text: "setelah muat ulang" });

    await vi.waitFor(() => expect(bodies("setelah muat ulang")).toHaveLength(1));
    expect(client.all("ready")).toHaveLength(1);
    expect(client.all("ended")).toEqual([]);
    expect(client.all("checked").at(-1)?.check).toMatchObject({ isUsable: true, degraded: [] });
  });

  it("survives a burst of navigations and three reloads: nothing twice, each message once", async () => {
    for (let count = 0; count < 6; count += 1) await phone.act("replace-state");
    for (let count = 0; count < 3; count += 1) {
      const online = client.all("online").length;
      await phone.act("reload");
      await client.until("online", online);
      await phone.deliver({ from: "628990000000", text: `badai ${count}` });
      await vi.waitFor(() => expect(bodies(`badai ${count}`)).toHaveLength(1));
    }

    expect(client.all("ready")).toHaveLength(1);
    expect(client.all("qr")).toHaveLength(1);
    expect(client.all("authenticated")).toHaveLength(1);
    expect([0, 1, 2].map((count) => bodies(`badai ${count}`).length)).toEqual([1, 1, 1]);
  });

  it("tells each message once also when the page navigates within itself before it has synced", async () => {
    const online = client.all("online").length;
    await phone.turn({ hangAt: "sync" });
    await phone.act("reload");
    await vi.waitFor(async () => expect(await pageOf(phone)).toMatchObject({ state: "CONNECTED", hasSynced: false }));
    await phone.act("replace-state");
    await phone.act("replace-state");

    await phone.turn({ hangAt: "nowhere" });
    await client.until("online", online);
    await phone.deliver({ from: "628990000000", text: "satu kali" });
    await phone.deliver({ from: "628990000000", text: "sesudahnya" });

    await vi.waitFor(() => expect(bodies("sesudahnya")).toHaveLength(1));
    expect(bodies("satu kali")).toHaveLength(1);
  });

  it("tells of a lost connection and of its return", async () => {
    const [offline, online] = [client.all("offline").length, client.all("online").length];

    await phone.goOffline();
    await client.until("offline", offline);
    await phone.goOnline();
    await client.until("online", online);

    expect(client.all("ended")).toEqual([]);
  });

  it("refuses to send when it is not ready", async () => {
    await client.client.stop();

    await expect(client.client.sendText(friend, "terlambat")).rejects.toMatchObject({ code: "not_ready" });
  });

  const pageOf = async ({ number }: PhoneControl) =>
    (await bench.control.pages()).find((page) => page.number === number);

  function bodies(text: string) {
    return client.all("message").flatMap(({ message }) => (message.body === text ? [message] : []));
  }
});

describe("an account with 400 chats, one of them broken", () => {
  let bench: ClientBench;
  let client: TestClient;
  beforeAll(async () => {
    bench = await startClientBench();
    await bench.control.turn({ era: "sep2026" });
    const phone = await bench.addPhone({ chats: 400, messages: 2, groups: 10 });
    await phone.turn({ brokenChat: "Fajar Nugroho 30" });
    client = await bench.openLinked(phone);
  });
  afterAll(() => bench.close());

  it("lists all of them by their titles", async () => {
    const chats = await client.client.listChats();

    expect(chats).toHaveLength(400);
    expect(chats.filter(({ isGroup }) => isGroup)).toHaveLength(10);
    expect(chats.map(({ title }) => title)).toContain("Fajar Nugroho 30");
  });

  it("counts as well: what of one chat cannot be read is no sign of another page", () => {
    expect(client.all("checked").at(-1)?.check).toMatchObject({ isUsable: true, degraded: [] });
  });
});
