/** The modules whatsapp-web.js reads before and while an account is linked. */
import { base64ToBytes, bytesToBase64 } from "./bytes";
import type { Modules, PageContext } from "./page-context";
import { createWid, type Wid } from "./wid";

function socketModules({ app, knobs, line }: PageContext): Modules {
  const Socket = Object.assign(app.socket, {
    logout: () => line.logout(),
    takeover: () => line.takeover(),
    reconnect: () => line.reconnect(),
  });
  const Conn = Object.defineProperty(app.conn, "tos", { get: () => (knobs().overlay === "terms" ? 1 : 0) });
  const Stream = { markAvailable() {}, markUnavailable() {} };
  Object.defineProperty(Stream, "mode", { get: () => knobs().streamMode });
  return {
    WAWebSocketModel: { Socket },
    WAWebConnModel: { Conn },
    WAWebOfflineHandler: { OfflineMessageHandler: { getOfflineDeliveryProgress: () => app.offlineProgress } },
    WAWebStreamModel: { Stream },
  };
}

/** `refreshQR` moved in July 2026: gone from the commands, kept beside the socket. */
function commandModules({ app, line, rows, store }: PageContext): Modules {
  const refreshQR = () => line.refreshQr();
  const archiveChat = async (chat: { set(changes: { archive: boolean }): void }, archive: boolean) =>
    chat.set({ archive });
  const Cmd = Object.assign(app.cmd, { archiveChat, markChatUnread: async () => {} });
  Object.defineProperty(Cmd, "refreshQR", { get: () => (rows().cmdRefreshesQr ? refreshQR : undefined) });
  return {
    WAWebCmd: { Cmd },
    WAWebLaunchSocketUtils: { refreshQR },
    WAWebUserPrefsMeUser: {
      getMaybeMePnUser: (): Wid | null => store.me,
      getMaybeMeLidUser: (): Wid | null => store.me && createWid(`${store.me.user}00@lid`),
    },
  };
}

function identityModules({ keys }: PageContext): Modules {
  return {
    WABase64: { encodeB64: bytesToBase64, decodeB64: base64ToBytes },
    WAWebCompanionRegClientUtils: { DEVICE_PLATFORM: keys.platform },
    WAWebAdvSignatureApi: {},
    WAWebUserPrefsInfoStore: { waNoiseInfo: { get: async () => ({ staticKeyPair: { pubKey: keys.noise } }) } },
    WAWebSignalStoreApi: {
      waSignalStore: { getRegistrationInfo: async () => ({ identityKeyPair: { pubKey: keys.identity } }) },
    },
    WAWebUserPrefsMultiDevice: { getADVSecretKey: () => keys.advSecret() },
    WAWebMiscBrowserUtils: { info: () => ({ os: "Linux", name: "Chrome" }) },
  };
}

function pairingModules({ connection, passkey, line }: PageContext): Modules {
  return {
    WAWebAltDeviceLinkingApi: {
      setPairingType: (type: string) => passkey.setPairingType(type),
      initializeAltDeviceLinking: async () => {},
      startAltLinkingFlow: (phoneNumber: string) => connection.call("pairingCode", { phoneNumber }),
      initializeQRLinking: async () => {
        passkey.setPairingType("QR_CODE");
        line.refreshQr();
      },
    },
    WAWebLinkDeviceEvents: { LinkDeviceEvents: passkey.events },
    WAWebShortcakeLinkingApi: {
      getShortcakeLinkingStage: () => passkey.stage(),
      getPairingType: () => passkey.pairingType(),
    },
  };
}

export function linkingModules(page: PageContext): Modules {
  return { ...socketModules(page), ...commandModules(page), ...identityModules(page), ...pairingModules(page) };
}
