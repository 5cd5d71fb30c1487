/** Made-up chats with a past, the same for the same number: something to synchronise and to scroll. */
import { createPhoneChat, type PhoneChat } from "./phone-chat";
import type { WireMessage } from "./wire";

export interface HistoryPlan {
  readonly chats: number;
  readonly messages: number;
  /** How many of the chats are groups. */
  readonly groups: number;
}

interface HistoryOptions extends HistoryPlan {
  readonly number: string;
  /** Unix seconds of the newest made-up message. */
  readonly until: number;
}

const names = ["Ayu Lestari", "Budi Santoso", "Citra Dewi", "Dimas Pratama", "Eka Putri", "Fajar Nugroho", "Gita Sari"];
const groupNames = ["Keluarga", "Tim Penjualan", "Alumni 2010", "RT 05"];
const lines = [
  "Selamat pagi, apakah stok masih ada?",
  "Ada, silakan dipesan.",
  "Baik, saya ambil dua.",
  "Sudah saya transfer ya.",
  "Terima kasih, kami kirim hari ini.",
  "Sampai besok!",
];

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

function title(list: readonly string[], index: number): string {
  const round = Math.floor(index / list.length);
  return round === 0 ? pick(list, index) : `${pick(list, index)} ${round + 1}`;
}

/** Numbers no one has: +62 899 0000 xxx. */
export function strangerId(index: number): string {
  return `628990000${String(index).padStart(3, "0")}@c.us`;
}

function chatShape(number: string, index: number, isGroup: boolean): PhoneChat {
  if (!isGroup) return createPhoneChat({ id: strangerId(index), title: title(names, index) });
  const participants = [`${number}@c.us`, strangerId(index), strangerId(index + 1)];
  return createPhoneChat({ id: `12036300${number}${index}@g.us`, title: title(groupNames, index), participants });
}

export function makeHistory({ number, until, chats, messages, groups }: HistoryOptions): PhoneChat[] {
  return Array.from({ length: chats }, (_, chatIndex) => {
    const isGroup = chatIndex < groups;
    const chat = chatShape(number, chatIndex, isGroup);
    for (let index = 0; index < messages; index += 1) {
      const fromMe = index % 2 === 1;
      const author = fromMe ? `${number}@c.us` : strangerId(chatIndex);
      const message: WireMessage = {
        id: `3A${number}${String(chatIndex).padStart(4, "0")}${String(index).padStart(6, "0")}`,
        chatId: chat.id,
        fromMe,
        author: isGroup ? author : null,
        body: `${pick(lines, chatIndex + index)} (${index + 1})`,
        type: "chat",
        timestamp: until - (messages - index) * 60 - chatIndex,
        ack: fromMe ? 3 : 1,
        media: null,
      };
      chat.add(message);
    }
    chat.markSeen();
    return chat;
  });
}
