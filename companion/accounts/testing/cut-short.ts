/**
 * A process in which a status is stored but never told, or five deletes stand still, each at another step, until it is
 * killed. Prints a word as soon as it got there.
 */
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createProfileFolders } from "../../browsers/profile-folders";
import { createAccountsRig } from "./accounts-rig";

const [url = "", profilesDir = "", task = ""] = process.argv.slice(2);
const never = new Promise<never>(() => {});
/** Something must keep the process alive while all its work stands still. */
setInterval(() => {}, 60_000);

const reached = (step: string) => void process.stdout.write(`reached ${step};`);

async function storeWithoutTelling(): Promise<void> {
  const rig = await createAccountsRig({}, url);
  await rig.create();
  await rig.stored();
  const { accounts } = rig.store;
  const { saveStatus } = accounts;
  accounts.saveStatus = async (move) => {
    const rev = await saveStatus(move);
    reached(`revision ${rev}`);
    return never;
  };
  rig.bus.on("status.stored", () => reached("telling"));
  rig.clients.latest().report({ kind: "ended", reason: "credentials_lost" });
}

/** In the order in which a delete takes them. */
const deleteSteps = ["folder", "trash", "media", "rows", "telling"] as const;
type DeleteStep = (typeof deleteSteps)[number];

async function deleteByHalves(): Promise<void> {
  const folders = createProfileFolders(profilesDir);
  const stepOf = new Map<string, DeleteStep>();
  const standStillAt = async (step: DeleteStep, id: string) => {
    if (stepOf.get(id) !== step) return;
    reached(step);
    await never;
  };
  const rig = await createAccountsRig(
    {
      wrapPlaces: (places) => ({
        ...places,
        filesystem: {
          ...places.filesystem,
          removeAll: async (id) => {
            await standStillAt("media", id);
            await places.filesystem.removeAll(id);
            await standStillAt("rows", id);
          },
        },
      }),
    },
    url,
  );
  rig.browserHost.removeProfile = async (id) => {
    await standStillAt("folder", id);
    if (stepOf.get(id) === "trash") renameSync(folders.pathOf(id), join(profilesDir, `.trash-${id}`));
    await standStillAt("trash", id);
    await folders.remove(id);
  };
  const { erase } = rig.store.accounts;
  rig.store.accounts.erase = async (id, at) => {
    await erase(id, at);
    await standStillAt("telling", id);
  };
  for (const step of deleteSteps) {
    const { id } = await rig.create({ clientName: step, start: false });
    stepOf.set(id, step);
    mkdirSync(join(await folders.prepare(id), "Default"));
    writeFileSync(join(folders.pathOf(id), "Default", "Cookies"), "secret");
  }
  // The last one holds up whatever would be stored after it.
  for (const step of deleteSteps) {
    rig.useCases.remove(step).catch(() => {});
    await rig.stored().catch(() => {});
  }
}

await (task === "status" ? storeWithoutTelling() : deleteByHalves());
