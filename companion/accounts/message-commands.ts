/** Sending by an account's name: admitted one at a time, with the new count told, then sent beside each other. */
import type { SendMessage, SentMessage } from "#shared/messages";
import { AppError } from "../errors";
import { chatIdFor } from "../messages/recipient";
import type { MessageSender, Outgoing } from "../messages/send-message";
import { type AccountContext, announceAccount, findAccount, refuseWhileDraining } from "./account-context";
import { wakeAccount } from "./waking";

export interface MessageUseCases {
  send(name: string, message: SendMessage): Promise<SentMessage>;
}

export function createMessageCommands(context: AccountContext, sender: MessageSender): MessageUseCases {
  const { writer, underWay } = context;

  async function send(name: string, outgoing: Outgoing): Promise<SentMessage> {
    const admission = await writer.exclusively(async () => {
      const account = await findAccount(context, name);
      if (account.connectionStatus !== "ready") throw new AppError("not_ready");
      const admitted = await sender.admit(account, outgoing);
      await announceAccount(context, account.id);
      return admitted;
    });
    try {
      return await sender.send(admission);
    } catch (thrown) {
      // What was counted for it may have been given back.
      await writer.exclusively(() => announceAccount(context, admission.account.id)).catch(() => {});
      throw thrown;
    }
  }

  return {
    send: async (name, { to, ...message }) => {
      refuseWhileDraining(context);
      const outgoing = { ...message, chatId: chatIdFor(to, context.settings().country) };
      const id = await wakeAccount(context, name, (parked) => sender.check(parked, outgoing));
      return underWay.during(id, () => send(name, outgoing));
    },
  };
}
