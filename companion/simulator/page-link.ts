/** The server's end of one open page: what it shows, who it belongs to, and the refs and code it may be linked by. */
import { randomBytes } from "node:crypto";
import type { Clock } from "../clock";
import type { Knobs } from "./knobs";
import { makePairingCode, type PairingCode } from "./pairing-code";
import type { Phone } from "./phone";
import { writeQrText } from "./qr-text";
import { type RefRotation, startRefRotation } from "./refs";
import type { QrKeys, ToPage } from "./wire";

interface PageLinkOptions {
  readonly id: string;
  readonly clock: Clock;
  readonly send: (message: ToPage) => void;
  readonly hangUp: () => void;
}

export interface Identified {
  readonly phone: Phone;
  readonly deviceId: string;
}

/** What the control API tells of a page. */
export interface PageView {
  readonly id: string;
  readonly state: string;
  readonly hasSynced: boolean;
  readonly version: string;
  readonly ref: string | null;
  readonly qrText: string | null;
  readonly code: string | null;
  readonly codeFor: string | null;
  readonly deviceId: string | null;
  readonly number: string | null;
  readonly isWaitingForPasskey: boolean;
}

export class PageLink {
  readonly id: string;
  readonly send: (message: ToPage) => void;
  readonly hangUp: () => void;
  tab = "";
  version = "";
  keys: QrKeys | null = null;
  socket = { state: "OPENING", hasSynced: false };
  owner: Identified | null = null;
  /** The phone that accepted the link while WhatsApp still wants a passkey. */
  passkeyFor: Phone | null = null;
  readonly #clock: Clock;
  #rotation: RefRotation | null = null;
  #code: PairingCode | null = null;

  constructor({ id, clock, send, hangUp }: PageLinkOptions) {
    this.id = id;
    this.#clock = clock;
    this.send = send;
    this.hangUp = hangUp;
  }

  get ref(): string | null {
    return this.#rotation?.current() ?? null;
  }

  get code(): PairingCode | null {
    return this.#code;
  }

  offerRefs(rules: Knobs["refs"]): void {
    this.withdraw();
    this.#rotation = startRefRotation({
      clock: this.#clock,
      rules,
      newRef: () => `2@${randomBytes(24).toString("base64url")}`,
      onRef: (ref) => this.send({ kind: "ref", ref }),
      onExhausted: () => this.send({ kind: "refs-exhausted" }),
    });
  }

  /** As if the last QR had run out just now. */
  spendRefs(): void {
    this.withdraw();
    this.send({ kind: "refs-exhausted" });
  }

  /** A code replaces the QR and any older code. */
  offerCode(number: string, lifeMs: number): string {
    this.withdraw();
    this.#code = makePairingCode(number, this.#clock.now() + lifeMs);
    return this.#code.code;
  }

  /** Nobody can link this page any more. */
  withdraw(): void {
    this.#rotation?.stop();
    this.#rotation = null;
    this.#code = null;
    this.passkeyFor = null;
  }

  view(): PageView {
    const { ref, keys } = this;
    return {
      id: this.id,
      ...this.socket,
      version: this.version,
      ref,
      qrText: ref !== null && keys ? writeQrText({ ref, ...keys }) : null,
      code: this.#code?.code ?? null,
      codeFor: this.#code?.number ?? null,
      deviceId: this.owner?.deviceId ?? null,
      number: this.owner?.phone.number ?? null,
      isWaitingForPasskey: this.passkeyFor !== null,
    };
  }
}
