/** A client for WAHA's sessions, written from its public documentation (docs/how-to/sessions and security) and nothing else. */

export interface DocumentedSession {
  readonly name: string;
  readonly status: "STOPPED" | "STARTING" | "SCAN_QR_CODE" | "WORKING" | "FAILED";
  readonly config: { readonly proxy: unknown; readonly webhooks: readonly unknown[]; readonly debug: boolean };
  readonly me: { readonly id: string; readonly pushName: string | null } | null;
  readonly engine: { readonly engine: string };
}

export function createWahaClient({ url, apiKey }: { readonly url: string; readonly apiKey: string }) {
  async function request(method: string, path: string, body?: unknown, accept = "application/json"): Promise<Response> {
    const response = await fetch(url + path, {
      method,
      headers: {
        "X-Api-Key": apiKey,
        Accept: accept,
        ...(body !== undefined && { "Content-Type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw Object.assign(new Error(await response.text()), { status: response.status });
    return response;
  }
  const json = async <T>(...asked: Parameters<typeof request>) => (await (await request(...asked)).json()) as T;
  const act = (action: string) => (session: string) =>
    json<DocumentedSession>("POST", `/api/sessions/${session}/${action}`);

  return {
    list: (all = false) => json<DocumentedSession[]>("GET", `/api/sessions${all ? "?all=true" : ""}`),
    create: (body: object) => json<DocumentedSession>("POST", "/api/sessions", body),
    get: (session: string) => json<DocumentedSession>("GET", `/api/sessions/${session}`),
    update: (session: string, body: object) => json<DocumentedSession>("PUT", `/api/sessions/${session}`, body),
    remove: (session: string) => request("DELETE", `/api/sessions/${session}`),
    start: act("start"),
    stop: act("stop"),
    restart: act("restart"),
    logout: act("logout"),
    me: (session: string) => json<DocumentedSession["me"]>("GET", `/api/sessions/${session}/me`),
    qrImage: (session: string) => request("GET", `/api/${session}/auth/qr`, undefined, "image/png"),
    qrBase64: (session: string) =>
      json<{ readonly mimetype: string; readonly data: string }>("GET", `/api/${session}/auth/qr?format=image`),
    qrRaw: (session: string) => json<{ readonly value: string }>("GET", `/api/${session}/auth/qr?format=raw`),
    requestCode: (session: string, phoneNumber: string) =>
      json<{ readonly code: string }>("POST", `/api/${session}/auth/request-code`, { phoneNumber }),
    screenshot: (session: string) =>
      json<{ readonly mimetype: string; readonly data: string }>("GET", `/api/screenshot?session=${session}`),
  };
}
