/**
 * Message keys lost their `_serialized` in July 2026 (drift row 3, wwebjs #201830): the library looks chats' last
 * messages up by it, finds sent messages by it, and hands it to Node. `message-ids` is the part in Node.
 */
import type { CompatModule } from "./compat-module";
import type { MessageKey } from "./message-ids";
import type { PageHook } from "./page-hook";
import type { ModuleWindow } from "./page-modules";

/** Runs in the page. */
function installIds(hook: PageHook): void {
  /** The value is looked for, not its name: the minifier gives it a new one at will. */
  const textOf = (key: MessageKey) => {
    const start = `${key.fromMe}_`;
    const whole = Object.values(key).find(
      (value) => typeof value === "string" && value.startsWith(start) && value.includes(`_${key.id}`),
    );
    const participant = key.participant === undefined ? [] : [key.participant];
    const parts = [key.remote, key.id, ...participant].map((one) => (typeof one === "object" ? one._serialized : one));
    return whole ?? [key.fromMe, ...parts].join("_");
  };
  const isKey = (value: unknown): value is MessageKey => {
    const key = value as MessageKey | null;
    return typeof key?.fromMe === "boolean" && typeof key.id === "string" && key.remote !== undefined;
  };
  /** puppeteer sends own properties only, and live keys are the page's: each becomes a copy. */
  const withIds = (model: Record<string, unknown> | null) => {
    for (const [name, value] of Object.entries(model ?? {})) {
      if (model === null || !isKey(value) || Object.hasOwn(value, "_serialized")) continue;
      model[name] = { ...value, _serialized: textOf(value) };
      hook.note("ids");
    }
    return model;
  };

  hook.beforeUtilities(() => {
    const page = window as unknown as ModuleWindow;
    const live = page.require("WAWebCollections").Msg.getModelsArray()[0]?.id;
    if (live !== undefined && Object.hasOwn(live, "_serialized")) return;
    Object.defineProperty(page.require("WAWebMsgKey").prototype, "_serialized", {
      configurable: true,
      get() {
        return isKey(this) ? textOf(this) : undefined;
      },
      // Without a setter an older build that assigns its own `_serialized` would throw.
      set(value) {
        Object.defineProperty(this, "_serialized", { value, writable: true, enumerable: true, configurable: true });
      },
    });
  });
  hook.wrapUtility(
    "getMessageModel",
    (original) =>
      (...args) =>
        withIds(original(...args) as Record<string, unknown>),
  );
  hook.wrapUtility("getChatModel", (original) => async (...args) => {
    return withIds((await original(...args)) as Record<string, unknown> | null);
  });
}

export const ids: CompatModule = { name: "ids", row: 3, page: installIds };
