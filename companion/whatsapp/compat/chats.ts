/** One chat whose model throws must not take the whole list along (drift part 4). Shows what can still be read of it. */
import type { CompatModule } from "./compat-module";
import type { PageHook } from "./page-hook";
import type { PageChatModel } from "./page-modules";

/** Runs in the page. */
function installChats(hook: PageHook): void {
  hook.wrapUtility("getChatModel", (original) => async (...args: never[]) => {
    try {
      return await original(...args);
    } catch (error) {
      const chat = args[0] as unknown as PageChatModel | undefined;
      if (chat?.id?._serialized === undefined) throw error;
      hook.note("chats");
      const { id, formattedTitle = id._serialized, name = formattedTitle, unreadCount = 0, t = 0 } = chat;
      const isGroup = id.server === "g.us";
      return {
        id,
        formattedTitle,
        name,
        unreadCount,
        t,
        isGroup,
        isMuted: false,
        isReadOnly: false,
        lastMessage: null,
      };
    }
  });
}

export const chats: CompatModule = { name: "chats", row: 3, page: installChats };
