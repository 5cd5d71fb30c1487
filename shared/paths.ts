/** Every REST operation: method, path (PRD §4 verbatim) and the scope it needs. No schemas, so that any bundle can carry it. */
import type { Scope } from "#shared/protocol";

interface Operation {
  readonly method: "get" | "post" | "put" | "delete";
  /** `:name` is an account's name, percent-encoded, or its id. */
  readonly path: string;
  /** null: answered without a token. */
  readonly scope: Scope | null;
}

export const operations = {
  createSession: { method: "post", path: "/whatsapp/session", scope: "operate" },
  listSessions: { method: "get", path: "/whatsapp/sessions", scope: "read" },
  readSession: { method: "get", path: "/whatsapp/session/:name", scope: "read" },
  updateSession: { method: "put", path: "/whatsapp/session/:name", scope: "operate" },
  deleteSession: { method: "delete", path: "/whatsapp/session/:name", scope: "admin" },
  startSession: { method: "post", path: "/whatsapp/session/:name/start", scope: "operate" },
  stopSession: { method: "post", path: "/whatsapp/session/:name/stop", scope: "operate" },
  logoutSession: { method: "post", path: "/whatsapp/session/:name/logout", scope: "admin" },
  syncHistory: { method: "post", path: "/whatsapp/session/:name/sync-history", scope: "operate" },
  cancelSync: { method: "delete", path: "/whatsapp/session/:name/sync-history", scope: "operate" },
  readQr: { method: "get", path: "/whatsapp/session/:name/qr", scope: "operate" },
  requestPairingCode: { method: "post", path: "/whatsapp/session/:name/pairing-code", scope: "operate" },
  resetMessageCount: { method: "post", path: "/whatsapp/session/:name/reset-message-count", scope: "operate" },
  readQuota: { method: "get", path: "/whatsapp/session/:name/quota", scope: "read" },
  reserveQuota: { method: "post", path: "/whatsapp/session/:name/quota/reservations", scope: "operate" },
  giveBackQuota: { method: "delete", path: "/whatsapp/session/:name/quota/reservations/:id", scope: "operate" },
  readActivity: { method: "get", path: "/whatsapp/session/:name/activity", scope: "read" },
  readUsage: { method: "get", path: "/whatsapp/session/:name/usage", scope: "read" },
  exportUsage: { method: "get", path: "/whatsapp/session/:name/usage.csv", scope: "read" },
  readAvatar: { method: "get", path: "/whatsapp/session/:name/avatar", scope: "read" },
  readSelfCheck: { method: "get", path: "/whatsapp/session/:name/self-check", scope: "read" },
  readScreenshot: { method: "get", path: "/whatsapp/session/:name/screenshot", scope: "operate" },
  sendMessage: { method: "post", path: "/whatsapp/session/:name/messages", scope: "operate" },
  listChats: { method: "get", path: "/whatsapp/session/:name/chats", scope: "operate" },
  listMessages: { method: "get", path: "/whatsapp/session/:name/chats/:chatId/messages", scope: "operate" },
  searchMessages: { method: "get", path: "/whatsapp/session/:name/messages/search", scope: "operate" },
  readMedia: { method: "get", path: "/whatsapp/session/:name/messages/:messageId/media", scope: "operate" },
  readMediaUsage: { method: "get", path: "/whatsapp/session/:name/media", scope: "read" },
  exportSession: { method: "post", path: "/whatsapp/session/:name/export", scope: "admin" },
  importSession: { method: "post", path: "/whatsapp/sessions/import", scope: "admin" },
  startSessions: { method: "post", path: "/whatsapp/sessions/start", scope: "operate" },
  stopSessions: { method: "post", path: "/whatsapp/sessions/stop", scope: "operate" },
  stopAllSessions: { method: "post", path: "/whatsapp/sessions/stop-all", scope: "operate" },
  pauseAllSessions: { method: "post", path: "/whatsapp/sessions/pause-all", scope: "operate" },
  resumeAllSessions: { method: "post", path: "/whatsapp/sessions/resume-all", scope: "operate" },
  deleteSessions: { method: "post", path: "/whatsapp/sessions/delete", scope: "admin" },
  logoutSessions: { method: "post", path: "/whatsapp/sessions/logout", scope: "admin" },
  updateSessions: { method: "post", path: "/whatsapp/sessions/settings", scope: "operate" },
  readSettings: { method: "get", path: "/settings", scope: "read" },
  updateSettings: { method: "put", path: "/settings", scope: "admin" },
  listWebhooks: { method: "get", path: "/webhooks", scope: "admin" },
  createWebhook: { method: "post", path: "/webhooks", scope: "admin" },
  updateWebhook: { method: "put", path: "/webhooks/:id", scope: "admin" },
  deleteWebhook: { method: "delete", path: "/webhooks/:id", scope: "admin" },
  renewWebhookSecret: { method: "post", path: "/webhooks/:id/secret", scope: "admin" },
  testWebhook: { method: "post", path: "/webhooks/:id/test", scope: "admin" },
  listDeliveries: { method: "get", path: "/webhooks/:id/deliveries", scope: "admin" },
  replayDeliveries: { method: "post", path: "/webhooks/:id/replay", scope: "admin" },
  pairDevice: { method: "post", path: "/auth/pair", scope: null },
  proveCompanion: { method: "post", path: "/auth/proof", scope: null },
  listAudit: { method: "get", path: "/auth/audit", scope: "admin" },
  rotateToken: { method: "post", path: "/auth/rotate", scope: "read" },
  listDevices: { method: "get", path: "/auth/devices", scope: "admin" },
  removeDevice: { method: "delete", path: "/auth/devices/:id", scope: "admin" },
  readResources: { method: "get", path: "/resources", scope: "read" },
  readLog: { method: "get", path: "/diagnostics/log", scope: "admin" },
  readMetrics: { method: "get", path: "/metrics", scope: "read" },
  readHealth: { method: "get", path: "/health", scope: null },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
