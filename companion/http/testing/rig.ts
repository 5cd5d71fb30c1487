/** The whole outside of the companion on a real port, with three paired devices, for tests. */
import type { Health } from "#shared/pairing";
import type { Scope } from "#shared/protocol";
import type { DeviceStore } from "../../auth/device-store";
import type { PairingOffer } from "../../auth/pairing-code";
import { createPairingWindow } from "../../auth/pairing-window";
import { createProveCompanion } from "../../auth/prove-companion";
import { rememberTokens } from "../../auth/token-memory";
import { createIssueToken, createRotateToken } from "../../auth/tokens";
import { createRecallDevice, createVerifyToken } from "../../auth/verify-token";
import { silentLog } from "../../diagnostics/log";
import { createLogRing } from "../../diagnostics/log-ring";
import { createEventBus } from "../../events/event-bus";
import { type Exposure, loopbackOnly } from "../../exposure";
import { createFront } from "../../front";
import { systemRandom } from "../../random";
import { initialSettings, loadCompanionSettings } from "../../settings/companion-settings";
import { createTestClock } from "../../testing/test-clock";
import { createAnswerOnce } from "../idempotency";
import type { Patience } from "../server";
import { breakable } from "./breakable";
import { createFakeAccounts, createFakeBatch } from "./fake-accounts";
import { createFakeChats } from "./fake-chats";
import { createFakeMedia } from "./fake-media";
import { createFakeMessages } from "./fake-messages";
import { createFakeMoving } from "./fake-moving";
import { createFakePage } from "./fake-page";
import { createFakeQuota } from "./fake-quota";
import { fakeResources } from "./fake-resources";
import { createFakeWebhooks } from "./fake-webhooks";
import { createMemoryAudit, createMemoryDevices, createMemoryIdempotency } from "./memory-stores";

export const extensionOrigin = "chrome-extension://abcdefghijklmnopabcdefghijklmnop";

interface RigOptions {
  readonly exposure?: Exposure;
  readonly host?: string;
  /** Of another rig, as the nodes of one database share them. */
  readonly devices?: DeviceStore;
  /** Another one each time unless a test says so: these accounts tell nobody when they change. */
  readonly listVersion?: () => string;
  readonly hasWahaAlias?: boolean;
  readonly patience?: Patience;
}

interface RigState {
  health: Health["status"];
  networkRetryAt: string | null;
}

export async function startRig({
  exposure = loopbackOnly,
  host = "127.0.0.1",
  listVersion = systemRandom.uuid,
  devices: known = createMemoryDevices(),
  hasWahaAlias = false,
  patience,
}: RigOptions = {}) {
  const clock = createTestClock();
  const accounts = createFakeAccounts();
  const settings = await createMemorySettings();
  const [messages, media, quota] = [createFakeMessages(accounts), createFakeMedia(accounts), createFakeQuota(accounts)];
  const moving = createFakeMoving(accounts);
  const devices = rememberTokens(known, clock);
  const bus = createEventBus();
  const offers: PairingOffer[] = [];
  const pairing = createPairingWindow({ clock, random: systemRandom, takeOffer: () => offers.pop() ?? null });
  const issueToken = createIssueToken({ devices, clock, random: systemRandom });
  const state: RigState = { health: "ok", networkRetryAt: null };
  /** What the work behind the routes fails with, and what any request does. */
  const failing: { work: Error | null; everything: Error | null } = { work: null, everything: null };
  const work = <T extends object>(part: T) => breakable(part, () => failing.work);
  const instanceId = systemRandom.uuid();
  const logRing = createLogRing();
  const deps = { accounts, devices, bus, clock, pairing, issueToken, log: silentLog, version: "0.0.0" };
  const front = createFront({
    ...deps,
    accounts: work(accounts),
    pairing: work(pairing),
    quota: work(quota),
    messages: work(messages),
    chats: work(createFakeChats(accounts)),
    media: work(media),
    moving: work(moving),
    page: work(createFakePage(accounts)),
    counters: { refusedMoves: 0, lateChanges: 0 },
    listVersion,
    hasWahaAlias,
    readResources: work(async () => fakeResources),
    logRing: work(logRing),
    settings: breakable(settings, () => failing.everything),
    webhooks: work(createFakeWebhooks(accounts)),
    batch: work(createFakeBatch(accounts)),
    answerOnce: createAnswerOnce({ store: createMemoryIdempotency(), log: silentLog }),
    rotateToken: createRotateToken({ devices, clock, random: systemRandom }),
    ...{ exposure, patience, audit: createMemoryAudit() },
    proveCompanion: createProveCompanion({ devices, clock, instanceId }),
    verifyToken: createVerifyToken(deps),
    recallDevice: createRecallDevice(devices, clock),
    health: () => state.health,
    networkRetryAt: () => state.networkRetryAt,
  });
  const port = await front.listen(host, 0);
  const url = `http://127.0.0.1:${port}`;
  const issue = async (scope: Scope, origin: string | null = null) =>
    (await issueToken({ label: scope, scope, origin })).token;
  const tokens = { read: await issue("read"), operate: await issue("operate"), admin: await issue("admin") };

  return {
    ...deps,
    ...{ messages, media, quota, moving, offers, logRing },
    state,
    failing,
    front,
    port,
    url,
    issue,
    tokens,
    call: createCaller(url, tokens.admin),
    close: front.close,
  };
}

function createMemorySettings() {
  const stored: Record<string, unknown> = {};
  return loadCompanionSettings(
    { readAll: async () => stored, save: async (chosen) => void Object.assign(stored, chosen) },
    initialSettings({ timeZone: "Asia/Jakarta", maxAccounts: 100, maxRunning: 20 }),
    { hasBucket: true },
  );
}

/** Requests of a program: a token, JSON, no Origin. */
function createCaller(url: string, usualToken: string) {
  return (method: string, path: string, options: { token?: string; body?: unknown; headers?: object } = {}) => {
    const { token = usualToken, body, headers } = options;
    const json = body === undefined ? {} : { "Content-Type": "application/json" };
    return fetch(`${url}${path}`, {
      method,
      headers: { ...(token !== "" && { Authorization: `Bearer ${token}` }), ...json, ...headers },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  };
}

export type Rig = Awaited<ReturnType<typeof startRig>>;

/** The code of a problem, after checking that it is one. */
export async function codeOf(response: Response): Promise<string> {
  const problem = await response.json();
  if (!response.headers.get("content-type")?.startsWith("application/problem+json")) throw new Error("not a problem");
  if (problem.status !== response.status || JSON.stringify(problem).includes(" at ")) throw new Error("leaky problem");
  return problem.code;
}
