/** One simulated phone with its WhatsApp account: chats, linked devices, and a numbered list of what happened. */
import { randomBytes, timingSafeEqual } from "node:crypto";
import type { Clock } from "../clock";
import { type HistoryPlan, makeHistory } from "./history";
import type { KnobChanges } from "./knobs";
import { createPhoneChat, isGroupId, type PhoneChat } from "./phone-chat";
import type { DeviceLogin, NumberedEvent, PhoneEvent, WireAccount, WireMedia, WireMessage } from "./wire";

interface PhoneOptions {
  readonly number: string;
  readonly pushName: string;
  readonly clock: Clock;
}

export interface Draft {
  readonly chatId: string;
  readonly fromMe: boolean;
  readonly body: string;
  /** Who wrote it, in a group; ignored elsewhere. */
  readonly author?: string | undefined;
  readonly id?: string | undefined;
  readonly type?: string | undefined;
  readonly timestamp?: number | undefined;
  readonly media?: WireMedia | undefined;
}

export class Phone {
  readonly number: string;
  readonly pushName: string;
  isOnline = true;
  battery = 80;
  plugged = false;
  knobChanges: KnobChanges = {};
  /** Called for each event, with the number of it. */
  onEvent: (numbered: NumberedEvent) => void = () => {};
  readonly #clock: Clock;
  readonly #chats = new Map<string, PhoneChat>();
  readonly #devices = new Map<string, string>();
  readonly #events: NumberedEvent[] = [];

  constructor({ number, pushName, clock }: PhoneOptions) {
    this.number = number;
    this.pushName = pushName;
    this.#clock = clock;
  }

  get deviceIds(): string[] {
    return [...this.#devices.keys()];
  }

  link(): DeviceLogin {
    const login = { id: `device-${randomBytes(6).toString("hex")}`, secret: randomBytes(24).toString("base64") };
    this.#devices.set(login.id, login.secret);
    return login;
  }

  knows({ id, secret }: DeviceLogin): boolean {
    const known = Buffer.from(this.#devices.get(id) ?? "");
    const given = Buffer.from(secret);
    return known.length === given.length && timingSafeEqual(known, given);
  }

  unlink(deviceId: string): void {
    this.#devices.delete(deviceId);
  }

  addHistory(plan: HistoryPlan): void {
    const until = Math.floor(this.#clock.now() / 1000);
    for (const chat of makeHistory({ ...plan, number: this.number, until })) this.#chats.set(chat.id, chat);
  }

  /** A message that now exists on this account, whoever wrote it. A known id is returned as it is. */
  write(draft: Draft): WireMessage {
    const chat = this.#chat(draft.chatId);
    const known = draft.id === undefined ? undefined : chat.find(draft.id);
    if (known) return known;
    const ownId = `${this.number}@c.us`;
    const message: WireMessage = {
      id: draft.id ?? `3A${randomBytes(9).toString("hex").toUpperCase()}`,
      chatId: draft.chatId,
      fromMe: draft.fromMe,
      author: isGroupId(draft.chatId) ? (draft.fromMe ? ownId : (draft.author ?? null)) : null,
      body: draft.body,
      type: draft.type ?? "chat",
      timestamp: draft.timestamp ?? Math.floor(this.#clock.now() / 1000),
      ack: draft.fromMe ? 0 : 1,
      media: draft.media ?? null,
    };
    chat.add(message);
    this.#publish({ kind: "message", message, chat: { ...chat.toWire(), recent: [] } });
    return message;
  }

  acknowledge(chatId: string, messageId: string, ack: number): void {
    this.#chat(chatId).setAck(messageId, ack);
    this.#publish({ kind: "ack", messageId, chatId, ack });
  }

  markSeen(chatId: string): void {
    this.#chats.get(chatId)?.markSeen();
  }

  historyBefore(chatId: string, beforeId: string | null, count: number): WireMessage[] {
    return this.#chats.get(chatId)?.before(beforeId, count) ?? [];
  }

  eventsAfter(seq: number): NumberedEvent[] {
    return this.#events.slice(seq);
  }

  /** What this account has written since the phone exists, oldest first, each with its newest ack. */
  outbox(): WireMessage[] {
    return this.#events.flatMap(({ event }) => {
      if (event.kind !== "message" || !event.message.fromMe) return [];
      return this.#chats.get(event.message.chatId)?.find(event.message.id) ?? [];
    });
  }

  account(): WireAccount {
    const { number, pushName, battery, plugged } = this;
    const chats = [...this.#chats.values()].map((chat) => chat.toWire()).sort((a, b) => b.timestamp - a.timestamp);
    return { number, pushName, battery, plugged, chats, seq: this.#events.length };
  }

  #chat(id: string): PhoneChat {
    const known = this.#chats.get(id);
    if (known) return known;
    const participants = isGroupId(id) ? [`${this.number}@c.us`] : [];
    const title = isGroupId(id) ? `Group ${id.split("@")[0]}` : `+${id.split("@")[0]}`;
    const chat = createPhoneChat({ id, title, participants });
    this.#chats.set(id, chat);
    return chat;
  }

  #publish(event: PhoneEvent): void {
    const numbered = { seq: this.#events.length + 1, event };
    this.#events.push(numbered);
    this.onEvent(numbered);
  }
}
