/** Sends one text to one chat. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { MessageUseCases } from "../../accounts/message-commands";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";
import type { AnswerOnce } from "../idempotency";

export interface MessageRoutes {
  readonly messages: MessageUseCases;
  readonly answerOnce: AnswerOnce;
}

export function mountMessageRoutes(app: OpenAPIHono<AppEnv>, { messages, answerOnce }: MessageRoutes): void {
  mountRoute(app, "sendMessage", ({ params, body, device, header }) => {
    // A repeat after a crash is told that nobody knows, instead of sending the message a second time.
    const ifCutShort = answer(201, { id: null, chatId: body.to, ack: "unknown" as const });
    const keyed = { deviceId: device.id, key: header("idempotency-key"), request: [params, body], ifCutShort };
    return answerOnce(keyed, async () => answer(201, await messages.send(params.name, body)));
  });
}
