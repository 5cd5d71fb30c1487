/** Open Chat, as a person reads and writes. */
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { StoredMessage } from "#shared/chats";
import { anAccount } from "../../testing/account-fixture";
import { FakeCompanion, json, problem } from "../../testing/fake-companion";
import { renderApp } from "../../testing/render-app";
import { ChatsDialog } from "./ChatsDialog";

const account = anAccount({ status: "ready", dailyLimit: 50, messagesSentToday: 48 });
const chatId = "628990000001@c.us";

function message(messageId: string, body: string, change: Partial<StoredMessage> = {}): StoredMessage {
  return { messageId, chatId, body, fromMe: false, type: "chat", timestamp: "2026-01-25T08:00:00.000Z", ...change };
}
const last = message("m2", "Masih ada?");
const chats = [
  { chatId, title: "Budi", isGroup: false, unreadCount: 3, lastMessageAt: last.timestamp, lastMessage: last },
  {
    ...{ chatId: "628990000002@c.us", title: null, isGroup: false, unreadCount: 0 },
    lastMessageAt: last.timestamp,
    lastMessage: message("m9", "", { chatId: "628990000002@c.us", type: "image", fromMe: true }),
  },
];

function createCompanion(): FakeCompanion {
  const companion = new FakeCompanion();
  companion.replies.listChats = () => json({ total: 2, chats, nextCursor: null });
  companion.replies.listMessages = ({ url }) =>
    json(
      url.searchParams.has("cursor")
        ? { messages: [message("m0", "Halo", { timestamp: "2026-01-25T07:00:00.000Z" })], nextCursor: null }
        : {
            messages: [last, message("m1", "Selamat pagi", { timestamp: "2026-01-25T07:59:00.000Z" })],
            ...{ nextCursor: "c", newerCursor: null },
          },
    );
  return companion;
}

beforeEach(() => {
  fakeBrowser.reset();
  // Only what is looked at is drawn, and here nothing has a size.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(400);
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(60);
  return () => vi.restoreAllMocks();
});

async function open(companion = createCompanion(), change: Parameters<typeof anAccount>[0] = {}) {
  const dialog = <ChatsDialog accountId={account.id} onClose={() => {}} />;
  const rendered = await renderApp(dialog, { companion, accounts: [{ ...account, ...change }] });
  return { ...rendered, user: userEvent.setup() };
}
async function openBudi(...given: Parameters<typeof open>) {
  const opened = await open(...given);
  await opened.user.click(await screen.findByRole("button", { name: /Budi/ }));
  await screen.findByText("Selamat pagi");
  return opened;
}
const texts = () =>
  within(screen.getByRole("list", { name: "Messages" }))
    .getAllByRole("listitem")
    .map((item) => item.textContent);

describe("the chats of an account", () => {
  it("show who, what was last and how much is unread; a chat without a name shows its number", async () => {
    await open();

    const rows = await within(await screen.findByRole("list", { name: "Chats" })).findAllByRole("button");
    expect(rows[0]?.textContent).toMatch(/Budi.*Masih ada\?/);
    expect(within(rows[0]!).getByRole("img", { name: "3 unread" })).toBeDefined();
    await vi.waitFor(() => expect(rows[1]?.textContent).toContain("899"));
    expect(rows[1]?.textContent).toContain("You: Photo");
  });

  it("are drawn only where they are looked at, and the arrow keys go from one to the next", async () => {
    const companion = createCompanion();
    const many = Array.from({ length: 50 }, (_, index) => ({
      ...{ chatId: `6289900001${index}@c.us`, title: `Chat ${index}.`, isGroup: false, unreadCount: 0 },
      ...{ lastMessageAt: last.timestamp, lastMessage: last },
    }));
    companion.replies.listChats = () => json({ total: 200, chats: many, nextCursor: "c" });
    const { user } = await open(companion);

    const rows = await within(await screen.findByRole("list", { name: "Chats" })).findAllByRole("listitem");
    expect(rows.length).toBeLessThan(30);
    expect(rows[0]?.getAttribute("aria-posinset")).toBe("1");
    expect(rows[0]?.getAttribute("aria-setsize")).toBe("200");

    within(rows[0]!).getByRole("button").focus();
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}");
    expect(document.activeElement?.textContent).toContain("Chat 1.");
    await user.keyboard("{Enter}");
    await screen.findByText("Selamat pagi");
  });

  it("are told with a new message without losing the pages that were read", async () => {
    const companion = createCompanion();
    const page = (chatId: string, title: string, nextCursor: string | null) =>
      json({ total: 3, nextCursor, chats: [{ ...chats[0]!, chatId, title }] });
    companion.replies.listChats = ({ url }) =>
      url.searchParams.has("cursor") ? page("a@c.us", "Ani", null) : page(chatId, "Budi", "c");
    const { app, user, clock } = await open(companion);
    await user.click(await screen.findByRole("button", { name: "Show more" }));
    await screen.findByRole("button", { name: /Ani/ });

    companion.replies.listChats = () => page("c@c.us", "Cici", "d");
    app.messages.publish({ kind: "message", message: { accountId: account.id, ...last, chatId: "c@c.us" } });
    clock.advance(300);

    await screen.findByRole("button", { name: /Cici/ });
    expect(screen.getAllByRole("listitem").map(({ textContent }) => /Ani|Budi|Cici/.exec(textContent)?.[0])).toEqual([
      "Cici",
      "Budi",
      "Ani",
    ]);
  });

  it("say where chats come from when there is none", async () => {
    const companion = createCompanion();
    companion.replies.listChats = () => json({ total: 0, chats: [], nextCursor: null });
    await open(companion);

    await screen.findByText(/No chats yet/);
  });

  it("are searched through all their messages", async () => {
    const companion = createCompanion();
    companion.replies.searchMessages = ({ url }) =>
      json({ messages: url.searchParams.get("q") === "pagi" ? [message("m1", "Selamat pagi")] : [], nextCursor: null });
    const { user, clock } = await open(companion);
    await screen.findByRole("button", { name: /Budi/ });

    await user.type(screen.getByRole("searchbox", { name: "Search messages" }), "pagi");
    clock.advance(200);

    const found = within(await screen.findByRole("list", { name: "Messages found" }));
    await user.click(found.getByRole("button", { name: /Selamat pagi/ }));
    await screen.findByText("Masih ada?");

    const asked = companion.requests.filter(({ operation }) => operation === "listMessages");
    expect(asked.map(({ url }) => url.searchParams.get("around"))).toEqual(["m1"]);
    const marked = document.querySelector("[aria-current]");
    expect(marked?.textContent).toContain("Selamat pagi");
  });

  it("open at a message that was found, and are read on from there", async () => {
    const companion = createCompanion();
    companion.replies.searchMessages = () => json({ messages: [message("m1", "Selamat pagi")], nextCursor: null });
    companion.replies.listMessages = ({ url }) =>
      json(
        url.searchParams.get("cursor") === "n"
          ? { messages: [last], nextCursor: "x", newerCursor: null }
          : { messages: [message("m1", "Selamat pagi")], nextCursor: null, newerCursor: "n" },
      );
    const { user, clock } = await open(companion);
    await user.type(await screen.findByRole("searchbox", { name: "Search messages" }), "pagi");
    clock.advance(200);
    const found = within(await screen.findByRole("list", { name: "Messages found" }));
    await user.click(found.getByRole("button", { name: /Selamat pagi/ }));
    await user.click(await screen.findByRole("button", { name: "Show newer" }));

    await screen.findByText("Masih ada?");
    expect(screen.queryByRole("button", { name: "Show newer" })).toBeNull();
  });
});

describe("media of a message", () => {
  function withMedia(media: Partial<StoredMessage["media"]>, type = "image"): FakeCompanion {
    const companion = createCompanion();
    const whole = { mimetype: "image/png", filename: null, bytes: 120_000, isStored: true, ...media };
    const messages = [last, message("m1", "Selamat pagi", { type, media: whole })];
    companion.replies.listMessages = () => json({ messages, nextCursor: null });
    return companion;
  }
  const file = (type: string) => () => new Response("bytes", { headers: { "Content-Type": type } });

  it("is fetched when it is asked for, and a picture is shown", async () => {
    const companion = withMedia({});
    companion.replies.readMedia = file("image/png");
    const { user } = await openBudi(companion);
    expect(companion.requests.map(({ operation }) => operation)).not.toContain("readMedia");

    await user.click(screen.getByRole("button", { name: "Show (120 kB)" }));

    const picture = await screen.findByRole("img", { name: "Picture in this message" });
    expect(picture.getAttribute("src")).toMatch(/^blob:/);
    const { url } = companion.requests.find(({ operation }) => operation === "readMedia")!;
    expect(url.pathname).toContain(`/messages/m1/media`);
  });

  it.each([
    ["document", "application/pdf", "Harga.pdf", "Harga.pdf"],
    ["image", "image/svg+xml", null, "image"],
    ["ptt", "audio/ogg; codecs=opus", null, "ptt.ogg"],
  ])("that is a %s of type %s is a file to save", async (type, mimetype, filename, name) => {
    const companion = withMedia({ mimetype, filename, bytes: null }, type);
    companion.replies.readMedia = file(mimetype);
    const { user } = await openBudi(companion);

    await user.click(screen.getByRole("button", { name: "Show" }));

    const link = await screen.findByRole("link", { name: "Save file" });
    expect(link.getAttribute("download")).toBe(name);
    expect(screen.queryByRole("img", { name: "Picture in this message" })).toBeNull();
  });

  it("that WhatsApp has no more says so, and can be asked for again", async () => {
    const companion = withMedia({ bytes: null });
    companion.replies.readMedia = () => problem("media_gone");
    const { user } = await openBudi(companion);
    await user.click(screen.getByRole("button", { name: "Show" }));
    expect((await screen.findByRole("alert")).textContent).toMatch(/WhatsApp does not give this file/);

    companion.replies.readMedia = file("image/png");
    await user.click(screen.getByRole("button", { name: "Show" }));

    await screen.findByRole("img", { name: "Picture in this message" });
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("an open chat", () => {
  it("draws of many messages only those that are looked at, and says how many there are", async () => {
    const companion = createCompanion();
    const many = Array.from({ length: 200 }, (_, index) =>
      message(`m${index}`, `kabar ${index}.`, {
        timestamp: new Date(Date.UTC(2026, 0, 25) - index * 1000).toISOString(),
      }),
    );
    const oldest = message("x", "Selamat pagi", { timestamp: "2020-01-25T08:00:00.000Z" });
    companion.replies.listMessages = () => json({ messages: [...many, oldest], nextCursor: null, newerCursor: null });
    await openBudi(companion);

    const items = within(screen.getByRole("list", { name: "Messages" })).getAllByRole("listitem");
    expect(items.length).toBeLessThan(40);
    expect(items[0]?.getAttribute("aria-posinset")).toBe("1");
    expect(items[0]?.getAttribute("aria-setsize")).toBe("201");
  });

  it("says who wrote what in a group, by name and number, and how far own messages have come", async () => {
    const companion = createCompanion();
    const messages = [
      message("m3", "Sudah", { fromMe: true, ack: "played" }),
      message("m2", "Siap", { author: { id: "628990000007@c.us", name: "Ayu" } }),
      message("m1", "Selamat pagi", { author: { id: "123@lid", name: null } }),
    ];
    companion.replies.listMessages = () => json({ messages, nextCursor: null, newerCursor: null });
    await openBudi(companion);

    await vi.waitFor(() => expect(texts()[1]).toMatch(/^Ayu.*899.*Siap/));
    expect(texts()[0]).toMatch(/^Unknown number.*Selamat pagi/);
    expect(texts()[2]).toMatch(/Sudah.*read$/);
  });

  it("reads from old to new, and older pages on demand", async () => {
    const { user } = await openBudi();

    await user.click(screen.getByRole("button", { name: "Show older" }));

    await screen.findByText("Halo");
    expect(texts().map((text) => /Halo|Selamat pagi|Masih ada/.exec(text ?? "")?.[0])).toEqual([
      "Halo",
      "Selamat pagi",
      "Masih ada",
    ]);
    expect(screen.queryByRole("button", { name: "Show older" })).toBeNull();
  });

  it("shows what comes while it is open, of this chat alone, and how far an own message is", async () => {
    const { app } = await openBudi();
    const { messages } = app;
    const told = {
      accountId: account.id,
      ...message("m3", "Sudah sampai", { fromMe: true, timestamp: "2026-01-25T09:00:00.000Z" }),
    };

    messages.publish({ kind: "message", message: told });
    messages.publish({ kind: "message", message: { ...told, messageId: "m4", chatId: "other@c.us", body: "lain" } });
    messages.publish({ kind: "ack", ack: { accountId: account.id, messageId: "m3", chatId, ack: "read" } });

    await screen.findByText("Sudah sampai");
    await screen.findByText(/read/);
    expect(screen.queryByText("lain")).toBeNull();
  });

  it("sends one message with Enter and says how many are left", async () => {
    const companion = createCompanion();
    companion.replies.sendMessage = () => json({ id: "m5", chatId, ack: "pending" }, 201);
    const { user } = await openBudi(companion);
    screen.getByText("2 messages left today");

    await user.type(screen.getByRole("textbox", { name: "Write a message" }), "Ada, kak{Enter}");

    await vi.waitFor(() =>
      expect(screen.getByRole("textbox", { name: "Write a message" })).toHaveProperty("value", ""),
    );
    const sent = companion.requests.filter(({ operation }) => operation === "sendMessage");
    expect(sent.map(({ body }) => body)).toEqual([{ to: chatId, text: "Ada, kak" }]);
    expect(sent[0]?.headers.get("idempotency-key")).toMatch(/^[\w-]{36}$/);
  });

  it("says in words why a message was refused, and keeps what was written", async () => {
    const companion = createCompanion();
    companion.replies.sendMessage = () => problem("pace_limit");
    const { user } = await openBudi(companion);

    await user.type(screen.getByRole("textbox", { name: "Write a message" }), "Ada");
    await user.click(screen.getByRole("button", { name: "Send" }));

    expect((await screen.findByRole("alert")).textContent).toMatch(/faster than the trust level/);
    expect(screen.getByRole("textbox", { name: "Write a message" })).toHaveProperty("value", "Ada");
  });

  it.each([
    [{ messagesSentToday: 50 }, "The daily limit is reached."],
    [{ status: "disconnected", reason: "stopped" } as const, "Connect the account to write."],
  ])("cannot be written to with %o", async (change, why) => {
    await openBudi(createCompanion(), change);

    screen.getByText(why);
    expect(screen.getByRole("textbox", { name: "Write a message" })).toHaveProperty("readOnly", true);
  });

  it("shows a message that looks like markup as text", async () => {
    const companion = createCompanion();
    const hostile = "<img src=x onerror=alert(1)>";
    companion.replies.listMessages = () =>
      json({ messages: [message("m1", "Selamat pagi"), message("x", hostile)], nextCursor: null });
    await openBudi(companion);

    screen.getByText(hostile);
    expect(document.querySelector("img")).toBeNull();
  });
});
