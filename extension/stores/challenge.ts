/** The link challenge shown on screen: the newest always replaces the older, and it is gone once linking ends. */
import type { Account } from "#shared/account";
import type { Link } from "#shared/challenge";
import type { PairingCodeEvent, StatusUpdate } from "#shared/events";

/** `qrText` and `code` are missing until the companion has told them to this browser. */
export interface Challenge extends Link {
  readonly qrText?: string;
  readonly code?: string;
}

export type Challenges = Readonly<Record<string, Challenge>>;
type Linking = Pick<Account, "status" | "link">;
type Payload = Pick<Challenge, "qrText" | "code">;

const isLinking = ({ status }: Linking) => status === "qr" || status === "pairing";

function isSame(one: Link, other: Link): boolean {
  return one.kind === other.kind && one.issuedAt === other.issuedAt;
}

function without(challenges: Challenges, accountId: string): Challenges {
  if (!(accountId in challenges)) return challenges;
  const { [accountId]: _gone, ...rest } = challenges;
  return rest;
}

/** What is to be shown after an account's status became `linking`. */
export function followStatus(
  challenges: Challenges,
  accountId: string,
  linking: Linking,
  payload?: Payload,
): Challenges {
  if (!isLinking(linking) || linking.link === null) return without(challenges, accountId);
  const known = challenges[accountId];
  const kept = known && isSame(known, linking.link) ? pickPayload(known) : {};
  return { ...challenges, [accountId]: { ...linking.link, ...kept, ...payload } };
}

/** A code event may come just before or after the status it belongs to. */
export function followPairingCode(challenges: Challenges, event: PairingCodeEvent): Challenges {
  const { accountId, code, issuedAt, expiresAt } = event;
  const known = challenges[accountId];
  if (known && Date.parse(known.issuedAt) > Date.parse(issuedAt)) return challenges;
  const place = known ?? { attempt: 1, maxAttempts: 1 };
  const challenge: Challenge = {
    kind: "code",
    attempt: place.attempt,
    maxAttempts: place.maxAttempts,
    issuedAt,
    expiresAt,
    code,
  };
  return { ...challenges, [accountId]: challenge };
}

/** Adds the QR text that was read over REST, unless a newer QR is already shown. */
export function followQrText(challenges: Challenges, accountId: string, issuedAt: string, qrText: string): Challenges {
  const known = challenges[accountId];
  if (known?.kind !== "qr" || known.issuedAt !== issuedAt) return challenges;
  return { ...challenges, [accountId]: { ...known, qrText } };
}

export function dropChallenge(challenges: Challenges, accountId: string): Challenges {
  return without(challenges, accountId);
}

export function payloadOf(update: StatusUpdate): Payload {
  return {
    ...(update.qrText === undefined ? {} : { qrText: update.qrText }),
    ...(update.pairingCode === undefined ? {} : { code: update.pairingCode }),
  };
}

function pickPayload({ qrText, code }: Challenge): Payload {
  return { ...(qrText === undefined ? {} : { qrText }), ...(code === undefined ? {} : { code }) };
}
