/** The sessions of WAHA's HTTP API as a thin layer over the companion's own routes, for those who come from there. */
import { type Context, Hono } from "hono";
import type { Account, AccountList } from "#shared/account";
import type { PairingCode } from "#shared/challenge";
import { AppError } from "../../errors";
import type { AppEnv } from "../app-env";
import { parseStrictJson } from "../strict-json";
import { type AskInner, askInner, type Dispatch, InnerRefusal } from "./inner-requests";
import { wahaMeOf, wahaSessionOf } from "./waha-session";

type Work = (context: Context<AppEnv>, ask: AskInner) => Promise<Response>;

const accountOf = async (response: Response) => (await response.json()) as Account;
const session = async (context: Context<AppEnv>, response: Response, status: 200 | 201 = 200) =>
  context.json(wahaSessionOf(await accountOf(response)), status);

async function listAll(ask: AskInner): Promise<Account[]> {
  const accounts: Account[] = [];
  let cursor: string | null = null;
  do {
    const query: Record<string, string> = { limit: "1000", ...(cursor !== null && { cursor }) };
    const page = (await (await ask("listSessions", { query })).json()) as AccountList;
    accounts.push(...page.accounts);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return accounts;
}

type Fields = Readonly<Record<string, unknown>>;

async function fieldsOf(context: Context<AppEnv>): Promise<Fields> {
  const bytes = await context.req.arrayBuffer();
  const body = bytes.byteLength === 0 ? {} : parseStrictJson(bytes);
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw new AppError("malformed_json");
  return body as Fields;
}

/** What a session's config would do and this companion does elsewhere or not at all is refused, not forgotten. */
function refuseUnknownConfig({ config }: Fields): void {
  if (typeof config !== "object" || config === null) return;
  const isNothing = (value: unknown) =>
    value === null || value === false || (Array.isArray(value) && value.length === 0);
  const used = Object.entries(config).filter(([name, value]) => name !== "debug" && !isNothing(value));
  if (used.length === 0) return;
  throw new AppError("validation_failed", {
    errors: used.map(([name]) => ({ path: `config.${name}`, code: "not_supported" })),
  });
}

/** A picture as it is, or in JSON for those who ask for that. */
async function picture(context: Context<AppEnv>, response: Response): Promise<Response> {
  const bytes = await response.arrayBuffer();
  const mimetype = response.headers.get("content-type") ?? "image/png";
  const wantsJson = context.req.header("accept")?.includes("application/json") === true;
  if (!wantsJson) return context.body(bytes, 200, { "Content-Type": mimetype });
  return context.json({ mimetype, data: Buffer.from(bytes).toString("base64") });
}

const nameIn = (context: Context<AppEnv>) => context.req.param("session") ?? "";

const works: readonly (readonly ["get" | "post" | "put" | "delete", string, Work])[] = [
  [
    "get",
    "/sessions",
    async (context, ask) => {
      const sessions = (await listAll(ask)).map(wahaSessionOf);
      const isAll = context.req.query("all")?.toLowerCase() === "true";
      return context.json(isAll ? sessions : sessions.filter(({ status }) => status !== "STOPPED"));
    },
  ],
  [
    "post",
    "/sessions",
    async (context, ask) => {
      const fields = await fieldsOf(context);
      refuseUnknownConfig(fields);
      const { name = `session_${crypto.randomUUID().slice(0, 8)}`, start = true } = fields;
      return session(context, await ask("createSession", { body: { clientName: name, method: "qr", start } }), 201);
    },
  ],
  [
    "get",
    "/sessions/:session",
    async (context, ask) => session(context, await ask("readSession", { name: nameIn(context) })),
  ],
  [
    "put",
    "/sessions/:session",
    async (context, ask) => {
      refuseUnknownConfig(await fieldsOf(context));
      return session(context, await ask("readSession", { name: nameIn(context) }));
    },
  ],
  [
    "delete",
    "/sessions/:session",
    async (context, ask) => {
      await ask("deleteSession", { name: nameIn(context) }).catch(unlessGone);
      return context.body(null, 200);
    },
  ],
  [
    "get",
    "/sessions/:session/me",
    async (context, ask) =>
      context.json(wahaMeOf(await accountOf(await ask("readSession", { name: nameIn(context) })))),
  ],
  [
    "post",
    "/sessions/:session/start",
    async (context, ask) => session(context, await ask("startSession", { name: nameIn(context) }), 201),
  ],
  [
    "post",
    "/sessions/:session/stop",
    async (context, ask) => session(context, await ask("stopSession", { name: nameIn(context) }), 201),
  ],
  [
    "post",
    "/sessions/:session/restart",
    async (context, ask) => {
      const name = nameIn(context);
      await ask("stopSession", { name, query: { wait: "stopped" } });
      return session(context, await ask("startSession", { name }), 201);
    },
  ],
  [
    "post",
    "/sessions/:session/logout",
    async (context, ask) => {
      const name = nameIn(context);
      const { desired } = await accountOf(await ask("readSession", { name }));
      await ask("logoutSession", { name });
      // A session that ran begins anew, as there; one that did not stays stopped.
      return session(context, await ask(desired === "running" ? "startSession" : "readSession", { name }), 201);
    },
  ],
  [
    "get",
    "/:session/auth/qr",
    async (context, ask) => {
      const isRaw = context.req.query("format") === "raw";
      const answer = await ask("readQr", { name: nameIn(context), query: { format: isRaw ? "raw" : "png" } });
      return isRaw ? context.json({ value: await answer.text() }) : picture(context, answer);
    },
  ],
  [
    "post",
    "/:session/auth/request-code",
    async (context, ask) => {
      const { phoneNumber: number } = await fieldsOf(context);
      // There these are always international digits.
      const phoneNumber = typeof number === "string" && /^\d+$/.test(number) ? `+${number}` : number;
      const answer = await ask("requestPairingCode", { name: nameIn(context), body: { phoneNumber } });
      const { code } = (await answer.json()) as PairingCode;
      return context.json({ code: `${code.slice(0, 4)}-${code.slice(4)}` }, 201);
    },
  ],
  [
    "get",
    "/screenshot",
    async (context, ask) =>
      picture(context, await ask("readScreenshot", { name: context.req.query("session") ?? "default" })),
  ],
];

function unlessGone(thrown: unknown): void {
  if (!(thrown instanceof InnerRefusal && thrown.response.status === 404)) throw thrown;
}

/** To be mounted at `/api`, in front of the token step: every request goes through the whole gate as another one. */
export function createWahaAlias(dispatch: Dispatch): Hono<AppEnv> {
  const alias = new Hono<AppEnv>();
  for (const [method, path, work] of works) {
    alias.on(method, path, async (context) => {
      try {
        return await work(context, askInner(context, dispatch));
      } catch (thrown) {
        if (thrown instanceof InnerRefusal) return thrown.response;
        throw thrown;
      }
    });
  }
  return alias;
}
