/**
 * The way into older messages changed its arguments in April 2026 and may again (drift row 1, wwebjs #201706): tries the
 * known forms in the order of their age, remembers the one that worked, and falls back to the page's own database.
 */
import type { CompatModule } from "./compat-module";
import type { PageHook } from "./page-hook";
import type { ModuleWindow, PageChatModel, PageMessageModel, PageModule } from "./page-modules";

type Loader = (...args: unknown[]) => Promise<PageMessageModel[] | undefined>;
type Form = (chat: PageChatModel) => Promise<PageMessageModel[] | undefined>;

/** Runs in the page. */
function installHistory(hook: PageHook): void {
  const pageSize = 50;

  const fromDatabase: Form = async (chat) => {
    const page = window as unknown as ModuleWindow;
    const { Msg } = page.require("WAWebCollections");
    const oldest = chat.msgs.getModelsArray().reduce<PageMessageModel | undefined>((one, other) => {
      return one === undefined || other.t < one.t ? other : one;
    }, undefined);
    if (oldest === undefined) return [];
    const question = { anchor: oldest.id, count: pageSize };
    const found = await page.require("WAWebDBMessageFindLocal").msgFindBefore(question);
    const models = (found.messages ?? []).map((attributes) => new Msg.modelClass(attributes));
    for (const model of models) chat.msgs.add(model);
    return models;
  };

  hook.wrapModule("WAWebChatLoadMessages", (original) => {
    const load = (original as { loadEarlierMsgs?: Loader } | undefined)?.loadEarlierMsgs;
    const byOptions: Form = async (chat) => load?.({ chat });
    const byPosition: Form = async (chat) => load?.(chat, chat.msgs.getModelsArray());
    const forms = load === undefined ? [fromDatabase] : [byOptions, byPosition, fromDatabase];
    let known: Form | undefined;
    const loadEarlierMsgs = async ({ chat }: { chat: PageChatModel }) => {
      if (known !== undefined) return known(chat);
      let failure: unknown;
      for (const form of forms) {
        try {
          const loaded = await form(chat);
          known = form;
          if (form !== byOptions) hook.note("history");
          return loaded;
        } catch (error) {
          failure ??= error;
          // Anything but a misuse is WhatsApp's answer, which another form would not change.
          if (!(error instanceof TypeError)) throw error;
        }
      }
      throw failure;
    };
    return Object.assign(Object.create(original ?? null), { loadEarlierMsgs }) as PageModule;
  });
}

export const history: CompatModule = { name: "history", row: 1, page: installHistory };
