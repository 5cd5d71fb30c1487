/** Answers what an open page says: who it is, that it wants refs, and its calls. */
import { z } from "zod";
import { rowsOf } from "./knobs";
import type { Network } from "./network";
import type { PageLink } from "./page-link";
import type { Phone } from "./phone";
import type { FromPage, PageCallName, PageCalls } from "./wire";

type Calls = {
  readonly [Name in PageCallName]: (page: PageLink, params: PageCalls[Name]["params"]) => PageCalls[Name]["result"];
};

class WhatsAppError extends Error {
  constructor(name: string) {
    super(name);
    this.name = name;
  }
}

function ownerPhone(page: PageLink): Phone {
  if (!page.owner) throw new WhatsAppError("NotLinkedError");
  return page.owner.phone;
}

/** The acks of a sent message come one after the other, as WhatsApp's server, the other phone and its reader give them. */
function acknowledgeInTime(network: Network, phone: Phone, chatId: string, messageId: string): void {
  const later = (ack: number) => {
    const delay = network.knobsFor(phone).ackDelaysMs[ack - 1];
    if (delay === undefined) return;
    network.clock.after(delay, () => {
      phone.acknowledge(chatId, messageId, ack);
      later(ack + 1);
    });
  };
  later(1);
}

function createCalls(network: Network): Calls {
  return {
    pairingCode(page, { phoneNumber }) {
      const phone = network.phones.get(phoneNumber);
      const { pairingCodeError, codeLifeMs } = network.knobsFor(phone);
      if (pairingCodeError !== null) throw new WhatsAppError(pairingCodeError);
      if (phone && rowsOf(network.knobsFor(phone)).codeRevokesLinked) network.unlinkAll(phone, "navigate");
      const code = page.offerCode(phoneNumber, codeLifeMs);
      network.journal.write("code-issued", { page: page.id, number: phoneNumber });
      return code;
    },
    history: (page, { chatId, beforeId, count }) => ownerPhone(page).historyBefore(chatId, beforeId, count),
    requestHistory(page, { chatId }) {
      network.journal.write("history-requested", { number: ownerPhone(page).number, chatId });
      return true;
    },
    send(page, { id, chatId, body, type, timestamp }) {
      const phone = ownerPhone(page);
      const message = phone.write({ id, chatId, body, type, timestamp, fromMe: true });
      network.journal.write("sent", { number: phone.number, chatId, id, body });
      acknowledgeInTime(network, phone, chatId, id);
      return message.ack;
    },
    logout(page) {
      const phone = ownerPhone(page);
      if (page.owner) phone.unlink(page.owner.deviceId);
      page.owner = null;
      network.journal.write("logged-out", { page: page.id, number: phone.number });
      return true;
    },
    numberExists: (_page, { number }) => network.phones.has(number) || number.startsWith("628990000"),
    picture(page, { chatId }) {
      const phone = ownerPhone(page);
      const isOwn = chatId === `${phone.number}@c.us`;
      if (isOwn && !network.knobsFor(phone).ownPicture) return null;
      return `https://web.whatsapp.com/picture/${phone.number}/${chatId}.jpg`;
    },
  };
}

export function createDialogue(network: Network): (page: PageLink, message: FromPage) => void {
  const calls = createCalls(network);

  const hello = (page: PageLink, { tab, login, keys, seq, version }: Extract<FromPage, { kind: "hello" }>) => {
    const phone = login && [...network.phones.values()].find((candidate) => candidate.knows(login));
    // No word before hanging up: the page counts a line on which something was said as restored.
    if (phone && !phone.isOnline) return page.hangUp();
    Object.assign(page, { tab, keys, version });
    network.sendKnobs(page);
    if (!phone) return page.send({ kind: "unpaired", wasForgotten: login !== null });
    for (const other of network.pagesOf(phone.number)) {
      if (other.owner?.deviceId !== login.id) continue;
      other.owner = null;
      if (other.tab !== tab) other.send({ kind: "conflict" });
    }
    page.owner = { phone, deviceId: login.id };
    network.sendKnobs(page);
    network.journal.write("restored", { page: page.id, number: phone.number, seq });
    if (seq === null) page.send({ kind: "restored", account: phone.account() });
    else page.send({ kind: "resumed", events: phone.eventsAfter(seq) });
  };

  const call = (page: PageLink, { callId, name, params }: Extract<FromPage, { kind: "call" }>) => {
    try {
      const answer = calls[name] as (page: PageLink, params: unknown) => unknown;
      page.send({ kind: "reply", callId, result: answer(page, params) });
    } catch (thrown) {
      const { name, message } = z.instanceof(Error).parse(thrown);
      page.send({ kind: "failure", callId, name, message });
    }
  };

  return (page, message) => {
    switch (message.kind) {
      case "hello":
        return hello(page, message);
      case "state":
        page.socket = { state: message.state, hasSynced: message.hasSynced };
        return network.journal.write("state", { page: page.id, ...page.socket, number: page.owner?.phone.number });
      case "keys":
        page.keys = message.keys;
        return;
      case "want-refs":
        return page.offerRefs(network.knobs.refs);
      case "seen":
        return page.owner?.phone.markSeen(message.chatId);
      case "report":
        return network.journal.write(message.what, { page: page.id, text: message.text });
      case "call":
        return call(page, message);
    }
  };
}
