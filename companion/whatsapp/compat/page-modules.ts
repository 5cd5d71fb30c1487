/** The modules of WhatsApp Web that compatibility modules touch, as far as they rely on them. Exist in the page only. */
import type { MessageKey } from "./message-ids";

export type PageModule = object;

export interface PageMessageModel {
  readonly id: MessageKey;
  readonly t: number;
  readonly mimetype?: string;
  readonly filehash?: string;
}

export interface PageChatModel {
  readonly id: { readonly _serialized: string; readonly server: string };
  readonly formattedTitle?: string;
  readonly name?: string;
  readonly unreadCount?: number;
  readonly t?: number;
  readonly lastReceivedKey?: MessageKey;
  readonly msgs: {
    getModelsArray(): PageMessageModel[];
    add(message: PageMessageModel): unknown;
  };
}

export interface PageModules {
  readonly WAWebMsgKey: { readonly prototype: object };
  readonly WAWebCollections: {
    readonly Msg: {
      getModelsArray(): PageMessageModel[];
      readonly modelClass: new (attributes: object) => PageMessageModel;
    };
    readonly Chat: { getModelsArray(): PageChatModel[] };
  };
  readonly WAWebDBMessageFindLocal: {
    msgFindBefore(of: { anchor: MessageKey; count: number }): Promise<{ readonly messages?: readonly object[] }>;
  };
}

export interface ModuleWindow {
  require<Name extends keyof PageModules>(name: Name): PageModules[Name];
}
