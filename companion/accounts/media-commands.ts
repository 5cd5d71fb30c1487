/** An account's media by its name. */
import type { MediaUsage } from "#shared/media";
import { createProfileSizes } from "../browsers/profile-sizes";
import type { ReadMedia } from "../media/media";
import { type AccountContext, findAccount } from "./account-context";

export interface MediaUseCases {
  read(name: string, messageId: string): Promise<ReadMedia>;
  usage(name: string): Promise<MediaUsage>;
}

export function createMediaCommands(context: AccountContext): MediaUseCases {
  const profileSizeOf = createProfileSizes(context.profiles, context.clock);
  const idOf = async (name: string) => (await findAccount(context, name)).id;
  return {
    read: async (name, messageId) => {
      const id = await idOf(name);
      return context.underWay.during(id, () => context.media.read(id, messageId));
    },
    usage: async (name) => {
      const id = await idOf(name);
      return { ...(await context.media.usage(id)), profileBytes: await profileSizeOf(id) };
    },
  };
}
