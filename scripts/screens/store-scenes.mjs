/** The scenes of the store listing: one sentence each in both languages, and the screens that show it. */

export const scenes = [
  {
    name: "1-list",
    screens: ["popup-light", "panel-420-dark"],
    words: { en: "See which account needs you", id: "Lihat akun mana yang perlu Anda" },
  },
  {
    name: "2-linking",
    screens: ["dialog-qr-light", "dialog-code-dark"],
    words: { en: "Link by QR or by code", id: "Tautkan dengan QR atau kode" },
  },
  {
    name: "3-batch",
    screens: ["panel-batch-light", "panel-batch-result-dark"],
    words: { en: "Many at once, a result for each", id: "Banyak sekaligus, hasil per akun" },
  },
  {
    name: "4-account",
    screens: ["dialog-details-light", "dialog-settings-dark"],
    words: { en: "A limit and a history for each number", id: "Batas dan riwayat tiap nomor" },
  },
  {
    name: "5-five-hundred",
    screens: ["panel-500-light", "panel-offline-dark"],
    words: { en: "500 accounts, and the truth when offline", id: "500 akun, tetap jujur saat terputus" },
  },
];

const tagline = {
  en: "Many WhatsApp accounts,<br>one calm switchboard",
  id: "Banyak akun WhatsApp,<br>satu panel yang tenang",
};

const page = (style, body) =>
  `<!doctype html><meta charset="utf-8"><style>*{box-sizing:border-box}body{margin:0;font-family:system-ui,sans-serif;color:#fff;overflow:hidden;background:linear-gradient(135deg,#3c36b6,#4a43d4 55%,#6a63ee)}${style}</style>${body}`;

/** File names, without ending, of the screens that a scene shows in a language. */
export function pictureNames({ screens }, language) {
  return screens.map((name) => `${name}-${language}`);
}

/** 1280 × 800: the sentence on the left, the screens beside it, cut by the lower edge. */
export function layOutScene({ scene, language, pictures }) {
  const style =
    "body{display:flex;align-items:center;gap:36px;padding:0 48px;height:800px}h1{flex:1;font-size:46px;line-height:1.18;margin:0;text-wrap:balance}img{max-width:400px;max-height:724px;border-radius:14px;box-shadow:0 24px 64px #0006}";
  const shown = pictures.map((url) => `<img alt="" src="${url}">`).join("");
  return page(style, `<h1>${scene.words[language]}</h1>${shown}`);
}

/** 440 × 280: the mark, the name and one sentence. */
export function layOutTile({ language, mark }) {
  const style =
    "body{display:flex;align-items:center;gap:22px;padding:0 32px;height:280px}img{width:96px;border-radius:26px;box-shadow:0 0 0 3px #fff}h1{margin:0 0 8px;font-size:40px}p{margin:0;font-size:18px;line-height:1.4}";
  return page(style, `<img alt="" src="${mark}"><div><h1>Saklar</h1><p>${tagline[language]}</p></div>`);
}
