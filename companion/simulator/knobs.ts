/** Everything that can be turned about the stand-in's behaviour, for the whole server or for one phone. */
import { z } from "zod";
import { type EraRows, eraNames, eras } from "./page/eras";

const ms = z.int().min(0);
const megabytes = z.int().min(0).max(1000);

const delays = { version: ms, qr: ms, pair: ms, connect: ms, sync: ms };
const refs = { count: z.int().min(1), firstMs: ms, nextMs: ms };
const http = { status: z.int().min(200).max(599), delayMs: ms };
const ballast = { heapMb: megabytes, buffersMb: megabytes, scriptMb: megabytes };
const drift = z.strictObject({
  version: z.string().exactOptional(),
  keysAreSerialized: z.boolean().exactOptional(),
  cmdRefreshesQr: z.boolean().exactOptional(),
  downloadNeedsMimetype: z.boolean().exactOptional(),
  loadEarlier: z.enum(["options", "positional", "gone"]).exactOptional(),
  mediaHasInternalId: z.boolean().exactOptional(),
  newNumbersNeedLookup: z.boolean().exactOptional(),
  codeRevokesLinked: z.boolean().exactOptional(),
});

/** As in WAWebStreamModel; only those that Saklar tells apart. */
const streamModes = ["MAIN", "TOS_BLOCK", "SMB_TOS_BLOCK", "TEMP_BAN", "SCREEN_LOCK"] as const;

const plain = {
  era: z.enum(eraNames),
  /** Single rows that differ from the era. */
  drift,
  hangAt: z.enum(["nowhere", "version", "qr", "sync", "ready"]),
  missingModules: z.array(z.string()),
  /** Old module name -> the name it is found under now. */
  renamedModules: z.record(z.string(), z.string()),
  /** Title of a chat whose model throws when it is read. */
  brokenChat: z.string().nullable(),
  /** Title of a chat whose older history only the phone shows. */
  phoneOnlyChat: z.string().nullable(),
  /** What `Stream.mode` says: most of the screens that block an account. */
  streamMode: z.enum(streamModes),
  /** Screens that lie over the page: terms to accept, or a dialog nobody knows. */
  overlay: z.enum(["none", "terms", "dialog"]),
  reloadAfterPairing: z.boolean(),
  /** The account shows others a picture of itself. */
  ownPicture: z.boolean(),
  refuseScan: z.boolean(),
  /** WhatsApp asks for a passkey after the phone accepted the link. */
  passkey: z.boolean(),
  /** Name of the error a pairing code request ends with. */
  pairingCodeError: z.string().nullable(),
  /** The status in the error, without a word of why, that sending a message ends with. */
  sendError: z.int().nullable(),
  codeLifeMs: ms,
  /** Delay before each further ack of a sent message: server, delivered, read. */
  ackDelaysMs: z.array(ms).max(3),
};

export const knobsSchema = z.strictObject({
  ...plain,
  delaysMs: z.strictObject(delays),
  refs: z.strictObject(refs),
  http: z.strictObject(http),
  ballast: z.strictObject(ballast),
});
export type Knobs = z.infer<typeof knobsSchema>;

const ballastNames = ["none", "normal", "heavy"] as const;
export const knobChangesSchema = z
  .strictObject({
    ...plain,
    delaysMs: z.strictObject(delays).partial(),
    refs: z.strictObject(refs).partial(),
    http: z.strictObject(http).partial(),
    ballast: z.union([z.enum(ballastNames), z.strictObject(ballast).partial()]),
  })
  .partial();
export type KnobChanges = z.infer<typeof knobChangesSchema>;

/** Guesses at the weight of the real page; see docs for why these two. */
const ballastPresets = {
  none: { heapMb: 0, buffersMb: 0, scriptMb: 0 },
  normal: { heapMb: 80, buffersMb: 20, scriptMb: 12 },
  heavy: { heapMb: 160, buffersMb: 40, scriptMb: 20 },
} as const satisfies Record<(typeof ballastNames)[number], Knobs["ballast"]>;

export const defaultKnobs: Knobs = {
  era: "apr2026",
  drift: {},
  hangAt: "nowhere",
  missingModules: [],
  renamedModules: {},
  brokenChat: null,
  phoneOnlyChat: null,
  streamMode: "MAIN",
  overlay: "none",
  reloadAfterPairing: false,
  ownPicture: false,
  refuseScan: false,
  passkey: false,
  pairingCodeError: null,
  sendError: null,
  codeLifeMs: 180_000,
  ackDelaysMs: [60, 120, 400],
  // A sync faster than 200 ms after CONNECTED is missed by whatsapp-web.js itself: it listens only after its injection.
  delaysMs: { version: 50, qr: 50, pair: 150, connect: 50, sync: 500 },
  refs: { count: 6, firstMs: 60_000, nextMs: 20_000 },
  http: { status: 200, delayMs: 0 },
  ballast: ballastPresets.none,
};

/** What this page or server follows: its era with the rows that differ. */
export function rowsOf({ era, drift }: Knobs): EraRows {
  return { ...eras[era], ...drift };
}

/** `base` with `changes` on top; groups are merged field by field. */
export function turnKnobs(base: Knobs, changes: KnobChanges): Knobs {
  const weight = typeof changes.ballast === "string" ? ballastPresets[changes.ballast] : changes.ballast;
  return knobsSchema.parse({
    ...base,
    ...changes,
    delaysMs: { ...base.delaysMs, ...changes.delaysMs },
    refs: { ...base.refs, ...changes.refs },
    http: { ...base.http, ...changes.http },
    ballast: { ...base.ballast, ...weight },
  });
}
