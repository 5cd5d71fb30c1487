/** Accounts on a real database with scripted clients and a clock that stands still: the whole heart, in process. */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CreateAccountInput, createAccountSchema } from "#shared/account";
import type { CompanionSettings } from "#shared/companion-settings";
import type { BrowserHost } from "../../browsers/browser-host";
import { createProfileFolders } from "../../browsers/profile-folders";
import { silentLog } from "../../diagnostics/log";
import { type BusEvents, createEventBus } from "../../events/event-bus";
import { type MediaPlaces, nowhere } from "../../media/media-place";
import { createScriptedClients } from "../../pool/testing/scripted-clients";
import { initialSettings } from "../../settings/companion-settings";
import { openStore } from "../../store/open-store";
import { createTestClock } from "../../testing/test-clock";
import { createAccounts } from "../accounts";

interface RigOptions extends Partial<CompanionSettings> {
  /** Where media goes; to no file unless a test says so. */
  readonly wrapPlaces?: (places: MediaPlaces) => MediaPlaces;
  readonly parallelStarts?: number;
}

export async function createAccountsRig(
  { parallelStarts = 2, wrapPlaces = (places) => places, ...change }: RigOptions = {},
  url = ":memory:",
) {
  const settings = { ...initialSettings({ timeZone: "Asia/Jakarta", maxAccounts: 100, maxRunning: 20 }), ...change };
  const clock = createTestClock();
  const clients = createScriptedClients();
  const store = await openStore({ url, clock, random: () => 0.5, log: silentLog });
  const removedProfiles: string[] = [];
  const setApart: string[] = [];
  /** A test may put a failing one in its place. */
  const browserHost: Pick<BrowserHost, "removeProfile" | "setApart"> = {
    setApart: (id: string) => void setApart.push(id),
    removeProfile: async (id: string): Promise<void> => void removedProfiles.push(id),
  };
  const profilesDir = join(tmpdir(), `saklar-rig-${crypto.randomUUID()}`);
  const profiles = createProfileFolders(profilesDir);
  const bus = createEventBus();
  const events: { readonly name: keyof BusEvents; readonly event: unknown }[] = [];
  bus.on("*", (name, event) => void events.push({ name, event }));

  /** A companion on the same store; more than one after the other plays a restart. */
  function boot() {
    return createAccounts({
      store,
      media: {
        places: wrapPlaces({ filesystem: nowhere, database: store.mediaContents, s3: null, none: nowhere }),
        maxBytes: 1024 * 1024,
      },
      clients: clients.factory,
      browserHost,
      profiles,
      bus,
      clock,
      log: silentLog,
      random: () => 0.5,
      newId: () => crypto.randomUUID(),
      passphraseWork: 10,
      settings: () => settings,
      config: { parallelStarts },
    });
  }

  const accounts = boot();
  const { useCases } = accounts;

  /** Resolves when everything reported so far is stored and told. */
  async function stored(): Promise<void> {
    for (let turns = 0; turns < 3; turns += 1) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      await useCases.attach(() => {});
    }
  }

  return {
    accounts,
    useCases,
    boot,
    bus,
    clock,
    clients,
    store,
    browserHost,
    /** On no disk until a test makes one. */
    profiles,
    profilesDir,
    removedProfiles,
    setApart,
    stored,
    eventsOf: <Name extends keyof BusEvents>(name: Name) =>
      events.filter((one) => one.name === name).map((one) => one.event as BusEvents[Name]),
    create: (input: Partial<CreateAccountInput> = {}) =>
      useCases.create(createAccountSchema.parse({ clientName: "Toko", method: "qr", ...input })),
    /** Lets the newest client of an account be linked and ready. */
    async makeReady(id?: string, phoneNumber = "6281234500001"): Promise<void> {
      clients.latest(id).report({ kind: "authenticated" });
      clients.latest(id).report({ kind: "ready", phoneNumber, pushName: null });
      await stored();
    },
  };
}

export type AccountsRig = Awaited<ReturnType<typeof createAccountsRig>>;
