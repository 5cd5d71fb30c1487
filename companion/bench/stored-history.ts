/** A hundred thousand messages of one account: something to search, with words that are rare and words that are not. */
import type { Store } from "../store/open-store";
import type { ChatMessage } from "../whatsapp/client-port";

export const accountName = "Toko Besar";
export const chats = 200;
export const perChat = 500;

/** In one message each; `kak` is in all of them. */
export const rareWord = (index: number) => `nota${index}`;
const words = "ayam beras cabai dus ember faktur gula harga ikan jahe kirim lunas minyak nasi ongkir pesan".split(" ");
const newestAt = Math.floor(Date.UTC(2026, 10, 26) / 1000);

const wordAt = (index: number) => words[index % words.length] ?? "";

/** Four of sixteen words each, so that one of them is in a quarter of the messages and two together in fewer. */
function bodyOf(index: number): string {
  const some = [index, index * 3 + 1, Math.floor(index / 16), Math.floor(index / 256)].map(wordAt);
  return `Kak, ${some.join(" ")} ${rareWord(index)}`;
}

function messageOf(chatIndex: number, index: number): ChatMessage {
  const number = chatIndex * perChat + index;
  return {
    messageId: `m${number}`,
    chatId: chatIdOf(chatIndex),
    fromMe: index % 2 === 1,
    body: bodyOf(number),
    type: "chat",
    timestamp: newestAt - (perChat - index) * 60 - chatIndex,
  };
}

const chatIdOf = (index: number) => `628990000${String(index).padStart(3, "0")}@c.us`;
const upTo = (count: number) => Array.from({ length: count }, (_value, index) => index);

export async function addHistory({ accounts, history }: Store): Promise<void> {
  const id = crypto.randomUUID();
  const at = new Date().toISOString();
  await accounts.insert({ id, clientName: accountName, linkMethod: "qr", linkPhoneNumber: null, at });
  const known = { isGroup: false, unreadCount: 0, timestamp: newestAt };
  await history.saveChats(
    id,
    upTo(chats).map((index) => ({ chatId: chatIdOf(index), title: `Pelanggan ${index}`, ...known })),
  );
  for (const chat of upTo(chats)) {
    await history.saveMessages(
      id,
      upTo(perChat).map((index) => messageOf(chat, index)),
    );
  }
}
