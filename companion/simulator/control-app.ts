/** The plain-HTTP API by which people, tests and the phone's web page play the phones and turn the knobs. */
import { type Context, Hono } from "hono";
import { z } from "zod";
import * as schemas from "./control-schemas";
import { knobChangesSchema } from "./knobs";
import type { Network } from "./network";
import type { Phone } from "./phone";
import { isGroupId } from "./phone-chat";
import { phonePage } from "./phone-page";
import { Refusal } from "./refusal";

export interface PhoneView {
  readonly number: string;
  readonly pushName: string;
  readonly isOnline: boolean;
  readonly battery: number;
  readonly plugged: boolean;
  readonly deviceIds: readonly string[];
  readonly chats: readonly { readonly id: string; readonly title: string }[];
}

function view(phone: Phone): PhoneView {
  const { number, pushName, isOnline, battery, plugged, deviceIds } = phone;
  const chats = phone.account().chats.map(({ id, title }) => ({ id, title }));
  return { number, pushName, isOnline, battery, plugged, deviceIds, chats };
}

async function body<Schema extends z.ZodType>(context: Context, schema: Schema): Promise<z.output<Schema>> {
  const text = await context.req.text();
  return schema.parse(text === "" ? {} : JSON.parse(text));
}

function linkRoutes(network: Network, phoneOf: (context: Context) => Phone): Hono {
  return new Hono()
    .post("/scan", async (context) => {
      const { text } = await body(context, schemas.scanSchema);
      return context.json(network.scan(phoneOf(context), text).view());
    })
    .post("/type-code", async (context) => {
      const { code } = await body(context, schemas.codeSchema);
      return context.json(network.typeCode(phoneOf(context), code).view());
    })
    .post("/confirm-passkey", (context) => context.json(network.confirmPasskey(phoneOf(context)).view()))
    .post("/unlink", async (context) => {
      const phone = phoneOf(context);
      network.unlinkAll(phone, (await body(context, schemas.unlinkSchema)).style);
      return context.json(view(phone));
    })
    .post("/forget", (context) => {
      const phone = phoneOf(context);
      network.forget(phone);
      return context.json(view(phone));
    })
    .post("/refuse", (context) => context.json(network.turn({ refuseScan: true }, phoneOf(context))));
}

function messageRoutes(phoneOf: (context: Context) => Phone): Hono {
  return new Hono()
    .post("/messages", async (context) => {
      const { from, chatId, text, type, media } = await body(context, schemas.incomingSchema);
      const sender = from === undefined ? undefined : `${from}@c.us`;
      const where = chatId ?? String(sender);
      const author = isGroupId(where) ? sender : undefined;
      const message = phoneOf(context).write({ chatId: where, author, body: text, type, media, fromMe: false });
      return context.json(message, 201);
    })
    .post("/send", async (context) => {
      const { chatId, text } = await body(context, schemas.ownSchema);
      return context.json(phoneOf(context).write({ chatId, body: text, fromMe: true }), 201);
    })
    .get("/outbox", (context) => context.json(phoneOf(context).outbox()))
    .post("/history", async (context) => {
      const phone = phoneOf(context);
      phone.addHistory(await body(context, schemas.historySchema));
      return context.json(view(phone));
    });
}

function conditionRoutes(network: Network, phoneOf: (context: Context) => Phone): Hono {
  const setOnline = (isOnline: boolean) => (context: Context) => {
    network.setOnline(phoneOf(context), isOnline);
    return context.json(view(phoneOf(context)));
  };
  return new Hono()
    .post("/offline", setOnline(false))
    .post("/online", setOnline(true))
    .post("/battery", async (context) => {
      const { percent, plugged } = await body(context, schemas.batterySchema);
      network.setBattery(phoneOf(context), percent, plugged);
      return context.json(view(phoneOf(context)));
    })
    .post("/knobs", async (context) =>
      context.json(network.turn(await body(context, knobChangesSchema), phoneOf(context))),
    )
    .post("/action", async (context) => {
      const { action } = await body(context, schemas.actionSchema);
      for (const page of network.pagesOf(phoneOf(context).number)) page.send({ kind: "action", action });
      return context.json({ action });
    });
}

const script = { "content-type": "text/javascript; charset=utf-8" };

function serverRoutes(network: Network): Hono {
  return new Hono()
    .get("/", (context) => context.html(phonePage.html))
    .get("/phone.css", (context) => context.body(phonePage.css, 200, { "content-type": "text/css; charset=utf-8" }))
    .get("/phone.js", (context) => context.body(phonePage.js, 200, script))
    .get("/phone-texts.js", (context) => context.body(phonePage.texts, 200, script))
    .get("/journal", (context) => context.json(network.journal.read(Number(context.req.query("after") ?? 0))))
    .get("/pages", (context) => context.json([...network.pages].map((page) => page.view())))
    .post("/pages/:id/action", async (context) => {
      const { action } = await body(context, schemas.actionSchema);
      network.page(context.req.param("id")).send({ kind: "action", action });
      return context.json({ action });
    })
    .post("/pages/:id/spend-refs", (context) => {
      const page = network.page(context.req.param("id"));
      page.spendRefs();
      return context.json(page.view());
    })
    .get("/knobs", (context) => context.json(network.knobs))
    .post("/knobs", async (context) => context.json(network.turn(await body(context, knobChangesSchema))))
    .get("/phones", (context) => context.json([...network.phones.values()].map(view)))
    .post("/phones", async (context) => {
      const { number, pushName, history } = await body(context, schemas.phoneSchema);
      const phone = network.addPhone(number, pushName);
      if (history) phone.addHistory(history);
      return context.json(view(phone), 201);
    });
}

export function createControlApp(network: Network): Hono {
  const phoneOf = (context: Context) => network.phone(context.req.param("number") ?? "");
  return new Hono()
    .route("/", serverRoutes(network))
    .get("/phones/:number", (context) => context.json(view(phoneOf(context))))
    .route("/phones/:number", linkRoutes(network, phoneOf))
    .route("/phones/:number", messageRoutes(phoneOf))
    .route("/phones/:number", conditionRoutes(network, phoneOf))
    .onError((error, context) => {
      if (error instanceof Refusal) return context.json({ error: error.code }, error.status);
      if (error instanceof z.ZodError) return context.json({ error: "invalid", issues: error.issues }, 422);
      network.journal.write("control-error", { text: String(error) });
      return context.json({ error: "internal" }, 500);
    });
}
