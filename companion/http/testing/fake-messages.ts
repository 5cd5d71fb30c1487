/** Sending without WhatsApp for tests of the outside. */
import type { SendMessage } from "#shared/messages";
import type { MessageUseCases } from "../../accounts/message-commands";
import type { AccountUseCases } from "../../accounts/use-cases";
import { AppError } from "../../errors";

export interface FakeMessages extends MessageUseCases {
  readonly sent: SendMessage[];
  /** What the next send fails with. */
  failure: AppError | null;
}

export function createFakeMessages(accounts: Pick<AccountUseCases, "read">): FakeMessages {
  const sent: SendMessage[] = [];
  const fake: FakeMessages = {
    sent,
    failure: null,
    send: async (name, message) => {
      const { status } = await accounts.read(name);
      if (fake.failure !== null) throw fake.failure;
      if (status !== "ready") throw new AppError("not_ready");
      sent.push(message);
      return { id: `true_${sent.length}`, chatId: `${message.to}@c.us`, ack: "pending" };
    },
  };
  return fake;
}
