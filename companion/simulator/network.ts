/** WhatsApp's side of the stand-in: which phones exist, which pages are open, and how one is linked to the other. */
import type { Clock } from "../clock";
import type { Journal } from "./journal";
import { type KnobChanges, type Knobs, turnKnobs } from "./knobs";
import type { PageLink } from "./page-link";
import { acceptsCode } from "./pairing-code";
import { Phone } from "./phone";
import { readQrText } from "./qr-text";
import { Refusal } from "./refusal";
import type { NumberedEvent, UnlinkStyle } from "./wire";

interface NetworkOptions {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly knobs: Knobs;
}

export class Network {
  readonly pages = new Set<PageLink>();
  readonly phones = new Map<string, Phone>();
  readonly journal: Journal;
  readonly clock: Clock;
  knobs: Knobs;
  /** Refs that were shown once, so that an old QR is told from a foreign one. */
  readonly #shownRefs = new Set<string>();

  constructor({ clock, journal, knobs }: NetworkOptions) {
    this.clock = clock;
    this.journal = journal;
    this.knobs = knobs;
  }

  phone(number: string): Phone {
    const phone = this.phones.get(number);
    if (!phone) throw new Refusal("unknown_phone");
    return phone;
  }

  page(id: string): PageLink {
    const page = [...this.pages].find((open) => open.id === id);
    if (!page) throw new Refusal("unknown_page");
    return page;
  }

  pagesOf(number: string): PageLink[] {
    return [...this.pages].filter((page) => page.owner?.phone.number === number);
  }

  addPhone(number: string, pushName: string): Phone {
    const known = this.phones.get(number);
    if (known) return known;
    const phone = new Phone({ number, pushName, clock: this.clock });
    phone.onEvent = (numbered) => this.#deliver(phone, numbered);
    this.phones.set(number, phone);
    return phone;
  }

  knobsFor(phone: Phone | undefined): Knobs {
    return phone ? turnKnobs(this.knobs, phone.knobChanges) : this.knobs;
  }

  turn(changes: KnobChanges, phone?: Phone): Knobs {
    if (phone) phone.knobChanges = { ...phone.knobChanges, ...changes };
    else this.knobs = turnKnobs(this.knobs, changes);
    for (const page of this.pages) this.sendKnobs(page);
    return this.knobsFor(phone);
  }

  sendKnobs(page: PageLink): void {
    page.send({ kind: "knobs", knobs: this.knobsFor(page.owner?.phone ?? page.passkeyFor ?? undefined) });
  }

  /** The person on the phone holds the camera before a QR. */
  scan(phone: Phone, text: string): PageLink {
    const qr = readQrText(text);
    if (!qr) throw new Refusal("malformed_qr");
    const page = [...this.pages].find((open) => open.ref === qr.ref);
    if (!page) throw new Refusal(this.#shownRefs.has(qr.ref) ? "expired_ref" : "unknown_ref");
    const { keys } = page;
    const isSame = keys?.noise === qr.noise && keys.identity === qr.identity && keys.advSecret === qr.advSecret;
    if (!isSame) throw new Refusal("foreign_keys");
    return this.#accept(phone, page);
  }

  /** The person on the phone types the eight letters. */
  typeCode(phone: Phone, typed: string): PageLink {
    const now = this.clock.now();
    const page = [...this.pages].find((open) => open.code && acceptsCode(open.code, typed, phone.number, now));
    if (!page) throw new Refusal("wrong_code");
    return this.#accept(phone, page);
  }

  /** The person passed WhatsApp's passkey step, wherever that was. */
  confirmPasskey(phone: Phone): PageLink {
    const page = [...this.pages].find((open) => open.passkeyFor === phone);
    if (!page) throw new Refusal("not_waiting");
    return this.#link(phone, page);
  }

  rememberRef(ref: string): void {
    this.#shownRefs.add(ref);
  }

  setOnline(phone: Phone, isOnline: boolean): void {
    phone.isOnline = isOnline;
    if (!isOnline) for (const page of this.pagesOf(phone.number)) page.hangUp();
  }

  setBattery(phone: Phone, battery: number, plugged: boolean): void {
    Object.assign(phone, { battery, plugged });
    for (const page of this.pagesOf(phone.number)) page.send({ kind: "battery", battery, plugged });
  }

  unlinkAll(phone: Phone, style: UnlinkStyle): void {
    for (const page of this.pagesOf(phone.number)) {
      page.owner = null;
      page.send({ kind: "unlinked", style });
    }
    this.forget(phone);
  }

  /** The phone loses its devices without a word: their pages notice at the next start. */
  forget(phone: Phone): void {
    for (const id of phone.deviceIds) phone.unlink(id);
  }

  #accept(phone: Phone, page: PageLink): PageLink {
    if (!phone.isOnline) throw new Refusal("phone_offline");
    const knobs = this.knobsFor(phone);
    if (knobs.refuseScan) throw new Refusal("refused");
    if (!knobs.passkey) return this.#link(phone, page);
    page.withdraw();
    page.passkeyFor = phone;
    this.journal.write("passkey-asked", { page: page.id, number: phone.number });
    page.send({ kind: "passkey" });
    return page;
  }

  #link(phone: Phone, page: PageLink): PageLink {
    page.withdraw();
    const login = phone.link();
    page.owner = { phone, deviceId: login.id };
    this.journal.write("linked", { page: page.id, number: phone.number, deviceId: login.id });
    this.sendKnobs(page);
    page.send({ kind: "linked", login, account: phone.account() });
    return page;
  }

  #deliver(phone: Phone, numbered: NumberedEvent): void {
    for (const page of this.pagesOf(phone.number)) page.send({ kind: "event", numbered });
  }
}
