/** The stand-in's web page: puts the parts together and plays WhatsApp Web's start in its order. */
import type { Knobs } from "../knobs";
import type { DeviceLogin, PageReport, ToPage } from "../wire";
import { createAppModels } from "./app-models";
import { createBallast } from "./ballast";
import { bytesToHex, randomBytes } from "./bytes";
import { chatModules } from "./chat-modules";
import { createConnection } from "./connection";
import { contactModules } from "./contacts";
import { createEntrance } from "./entrance";
import { type EraRows, eras } from "./eras";
import { loadLogin, openPageKeys } from "./identity";
import { linkingModules } from "./linking-modules";
import { mediaUploadModules } from "./media-upload-modules";
import { defineMsgKey } from "./msg-key";
import type { PageContext } from "./page-context";
import { askBrowserForPasskey, createPasskey } from "./passkey";
import { createRequire } from "./require";
import { createScreen } from "./screen";
import { sendingModules } from "./sending-modules";
import { createSession } from "./session";
import { createStages } from "./stages";
import { PageStore } from "./store";

interface StandInWindow {
  Debug?: { readonly VERSION: string };
  require?: (name: string) => object;
}

let knobs: Knobs = JSON.parse(document.getElementById("knobs")?.textContent ?? "");
let login: DeviceLogin | null = null;

const root = document.getElementById("app") ?? document.body;
const readKnobs = () => knobs;
const rows = (): EraRows => ({ ...eras[knobs.era], ...knobs.drift });
const ballast = createBallast();
const stages = createStages(readKnobs);
const app = createAppModels(readKnobs);
const keys = openPageKeys();
const Key = defineMsgKey(rows);

/** The same tab after a reload is no conflict; a second tab or a copied profile is. */
function tabId(): string {
  const known = sessionStorage.getItem("tab") ?? bytesToHex(randomBytes(8));
  sessionStorage.setItem("tab", known);
  return known;
}

const connection = createConnection({
  url: `wss://${location.host}/ws/chat`,
  hello: () => ({
    kind: "hello",
    tab: tabId(),
    login,
    keys: keys.forQr(),
    seq: store.seq,
    version: rows().version,
  }),
  onMessage: (message) => void receive(message),
  onLost: (failures) => session.lineLost(failures),
});
const store = new PageStore({ knobs: readKnobs, Key, connection: () => connection });
const passkey = createPasskey({
  rotateSecret: () => keys.rotateAdvSecret(),
  askBrowser: askBrowserForPasskey,
  onChange: (stage, hasFailed) => screen.showPasskey(stage, hasFailed),
});

const refreshQr = () => connection.say({ kind: "want-refs" });
const screen = createScreen(
  root,
  () => passkey,
  () => {
    passkey.reset();
    keys.rotateAdvSecret();
    connection.say({ kind: "keys", keys: keys.forQr() });
    refreshQr();
  },
);
const reconnect = () => {
  connection.close();
  app.socket.set({ state: "OPENING" });
  connection.open();
};
const page: PageContext = {
  knobs: readKnobs,
  rows,
  keys,
  app,
  store,
  Key,
  connection,
  passkey,
  line: {
    refreshQr,
    reconnect,
    takeover: reconnect,
    async logout() {
      await connection.call("logout", {});
      await session.loggedOut();
    },
  },
};
const session = createSession(page, createEntrance({ page, stages, screen }));

async function receive(message: ToPage): Promise<void> {
  if (message.kind === "knobs") {
    knobs = message.knobs;
    screen.showOverlay(knobs.overlay);
    return ballast.set(knobs.ballast);
  }
  // A page that reconnects must know its login: it may have been linked since it loaded.
  if (message.kind === "linked") login = message.login;
  if (message.kind === "unpaired" || message.kind === "unlinked") login = null;
  return session.receive(message);
}

const report = (what: PageReport, text: string) => connection.say({ kind: "report", what, text });
const tellState = () => {
  const { state, hasSynced } = app.socket.attributes;
  connection.say({ kind: "state", state, hasSynced });
};

async function start(): Promise<void> {
  addEventListener("unhandledrejection", (event) => report("unhandled-rejection", String(event.reason)));
  addEventListener("error", (event) => report("page-error", event.message));
  app.socket.on("change", tellState);
  screen.showLoading();
  screen.showOverlay(knobs.overlay);
  ballast.set(knobs.ballast);

  const modules = {
    ...linkingModules(page),
    ...chatModules(page),
    ...sendingModules(page),
    ...mediaUploadModules(page),
    ...contactModules(page),
  };
  const standIn: StandInWindow = window as StandInWindow;
  standIn.require = createRequire({ modules, knobs: readKnobs, onUnknown: (name) => report("unknown-module", name) });
  await stages.pass("version");
  standIn.Debug = { VERSION: rows().version };

  app.socket.set({ state: "OPENING" });
  login = await loadLogin();
  connection.open();
}

void start();
