/** Capabilities that can be missing on the current WhatsApp Web page while an account is `ready`. Plain data. */

export const capabilities = ["core", "ids", "chats", "history", "send", "media"] as const;
export type Capability = (typeof capabilities)[number];
