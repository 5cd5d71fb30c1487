/** Stored chats and messages: listed, read and searched. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ChatUseCases } from "../../accounts/chat-commands";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";

export interface ChatRoutes {
  readonly chats: ChatUseCases;
}

export function mountChatRoutes(app: OpenAPIHono<AppEnv>, { chats }: ChatRoutes): void {
  mountRoute(app, "listChats", async ({ params, query }) => answer(200, await chats.listChats(params.name, query)));
  mountRoute(app, "listMessages", async ({ params, query }) =>
    answer(200, await chats.listMessages(params.name, params.chatId, query)),
  );
  mountRoute(app, "searchMessages", async ({ params, query: { q, ...page } }) =>
    answer(200, await chats.searchMessages(params.name, q, page)),
  );
}
