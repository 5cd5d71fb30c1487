/** People, as far as whatsapp-web.js asks about them: derived from the chats, nothing of their own is kept. */
import { Model } from "./model";
import type { Modules, PageContext } from "./page-context";
import type { PageStore } from "./store";
import { createWid, type Wid, type WidLike } from "./wid";

interface ContactAttributes {
  readonly id: Wid;
  readonly name: string;
}
type ContactModel = Model<ContactAttributes>;

export function contactModels(store: PageStore) {
  const contact = (id: Wid): ContactModel =>
    new Model<ContactAttributes>({ id, name: store.chat.get(id)?.attributes.formattedTitle ?? `+${id.user}` });
  return {
    get: (id: string | WidLike) => contact(createWid(id)),
    find: async (id: string | WidLike) => contact(createWid(id)),
    getModelsArray: () => store.chat.getModelsArray().map((chat) => contact(chat.attributes.id)),
  };
}

const name = (contact: ContactModel) => contact.attributes.name;
const none = () => undefined;

export function contactModules({ store, connection }: PageContext): Modules {
  return {
    WAWebContactGetters: {
      getIsMe: ({ attributes }: ContactModel) => String(attributes.id) === String(store.me),
      getIsUser: ({ attributes }: ContactModel) => attributes.id.isUser(),
      getIsGroup: ({ attributes }: ContactModel) => attributes.id.isGroup(),
      getUserid: ({ attributes }: ContactModel) => attributes.id.user,
      getIsWAContact: () => true,
      getIsEnterprise: () => false,
      getStatusMute: () => false,
      getName: name,
      getShortName: name,
      getPushname: name,
      getVerifiedName: none,
      getVerifiedLevel: none,
    },
    WAWebFrontendContactGetters: { getIsMyContact: () => true },
    WAWebApiContact: { getAlternateUserWid: none },
    WAWebContactProfilePicThumbBridge: {
      requestProfilePicFromServer: async ({ id }: { id: WidLike }) => {
        const eurl = await connection.call("picture", { chatId: id._serialized });
        return eurl === null ? undefined : { eurl };
      },
    },
    WAWebQueryExistsJob: {
      queryWidExists: async (wid: Wid) => {
        if (!(await connection.call("numberExists", { number: wid.user }))) return undefined;
        store.lookedUp.add(String(wid));
        return { wid };
      },
    },
  };
}
