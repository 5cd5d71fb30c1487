/** Chats and messages for pictures, and what the machine of the pretended companion carries. */

const minutesAgo = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();

const people = [
  ["628121110001@c.us", "Ibu Rina", 2, "Ayamnya masih ada, Kak? Mau pesan 3 ekor untuk besok pagi"],
  ["120363000001@g.us", "Grup Reseller Bandung", 14, "Harga baru mulai Senin ya"],
  ["628121110002@c.us", "Pak Joko", 0, "Siap, terima kasih banyak"],
  ["628121110003@c.us", null, 1, ""],
  ["628121110004@c.us", "متجر النور", 0, "شكرا جزيلا"],
  ["628121110005@c.us", "Dewi Catering", 0, "Invoice sudah saya kirim"],
  ["628121110006@c.us", "Andi Wijaya Kusuma Putra Pratama", 0, "Oke"],
];

const message = (chatId, number, body, minutes, fromMe = false, type = "chat") => ({
  messageId: `m${number}`,
  chatId,
  fromMe,
  body,
  type,
  timestamp: minutesAgo(minutes),
});

export function demoChats() {
  const chats = people.map(([chatId, title, unreadCount, body], index) => {
    const last = message(chatId, index, body, index * 47 + 3, index % 3 === 2, body === "" ? "image" : "chat");
    return {
      ...{ chatId, title, isGroup: chatId.endsWith("@g.us"), unreadCount },
      ...{ lastMessageAt: last.timestamp, lastMessage: last },
    };
  });
  return { total: chats.length, chats, nextCursor: null };
}

export function demoMessages(chatId) {
  const lines = [
    ["Ayamnya masih ada, Kak? Mau pesan 3 ekor untuk besok pagi", 3, false],
    ["Masih, Bu. Potong kecil atau besar?", 5, true],
    ["", 6, false, "image"],
    ["Yang seperti ini bisa?", 6, false],
    ["Selamat pagi, ada yang bisa dibantu? 😊", 9, true],
    ["Pagi Kak", 10, false],
  ];
  const messages = lines.map(([body, minutes, fromMe, type], index) =>
    message(chatId, index, body, minutes, fromMe, type),
  );
  return { messages, nextCursor: "older" };
}

export function demoResources() {
  return {
    browsers: [],
    ...{ browsersMb: 2140, companionMb: 121, totalMb: 16_000, availableMb: 9_800, budgetMb: null },
    ...{ running: 7, maxRunning: 100, perAccountMb: 305, roomFor: 26 },
  };
}

export function demoSettings() {
  return {
    defaults: { autoStart: false, syncLimit: 50, storageMode: "filesystem", trustLevel: 1, dailyLimit: 50 },
    ...{
      timeZone: "Asia/Jakarta",
      country: "ID",
      quietHours: { from: "22:00", to: "06:00" },
      maxAccounts: 100,
      maxRunning: 20,
    },
    ...{ keepStatusDays: 90, keepMessageDays: null, keepMediaDays: 90, keepMediaMb: null },
    ...{ parkAfterMinutes: 30, parkWakeMinutes: null, recycleAboveMb: 1000 },
  };
}
