/** What a hostile page or extension tries; runs inside a browser, hence without imports. */

export interface TrickTarget {
  readonly http: string;
  readonly ws: string;
  /** A stolen token; empty: none. */
  readonly token: string;
}

/** What each trick got hold of: a text that could be read, or null. */
export async function tryTricks({ http, ws, token }: TrickTarget): Promise<Record<string, string | null>> {
  const list = `${http}/whatsapp/sessions`;
  const bearer: Record<string, string> = token === "" ? {} : { Authorization: `Bearer ${token}` };
  const json = { "Content-Type": "application/json" };
  const stop = `${http}/whatsapp/sessions/stop-all`;

  const read = async (url: string, init: RequestInit = {}) => {
    try {
      const response = await fetch(url, init);
      return response.ok ? await response.text() : null;
    } catch {
      return null;
    }
  };
  const talk = (text: string) =>
    new Promise<string | null>((resolve) => {
      const socket = new WebSocket(`${ws}/socket.io/?EIO=4&transport=websocket`);
      const giveUp = setTimeout(() => resolve(null), 5_000);
      const end = (got: string | null) => {
        clearTimeout(giveUp);
        socket.close();
        resolve(got);
      };
      socket.onerror = () => end(null);
      socket.onclose = () => end(null);
      socket.onmessage = ({ data }) => {
        const packet = String(data);
        if (packet.startsWith("0")) socket.send(text);
        else if (packet.startsWith("42")) end(packet);
        else if (packet.startsWith("44")) end(null);
      };
    });

  return {
    "a plain GET": await read(list),
    "a GET with the token in the query": await read(`${list}?token=${token}`),
    "a POST of JSON with the token": await read(stop, { method: "POST", headers: { ...bearer, ...json }, body: "{}" }),
    "a POST as a form would send it": await read(stop, { method: "POST", body: "{}", credentials: "include" }),
    "a pairing": await read(`${http}/auth/pair`, {
      method: "POST",
      headers: json,
      body: JSON.stringify({ code: "AAAAAAAA", label: "x" }),
    }),
    "a socket": await talk(`40${JSON.stringify({ token })}`),
  };
}

/** What only a page with a document can try. */
export async function tryDocumentTricks({ http, token }: TrickTarget): Promise<Record<string, string | null>> {
  const list = `${http}/whatsapp/sessions?token=${token}`;
  const loads = (tag: "img" | "script") =>
    new Promise<string | null>((resolve) => {
      const element = document.createElement(tag);
      element.onload = () => resolve(`${tag} loaded`);
      element.onerror = () => resolve(null);
      element.src = list;
      document.body.append(element);
    });
  const opaque = async (method: string) => {
    const bearer = method === "GET" ? { Authorization: `Bearer ${token}` } : {};
    try {
      const response = await fetch(`${http}/whatsapp/sessions`, { method, mode: "cors", headers: bearer });
      return response.ok ? await response.text() : null;
    } catch {
      return null;
    }
  };
  const posts = () =>
    new Promise<string | null>((resolve) => {
      const frame = document.createElement("iframe");
      frame.name = "target";
      const form = document.createElement("form");
      Object.assign(form, { method: "post", enctype: "text/plain", target: "target" });
      form.action = `${http}/whatsapp/sessions/stop-all`;
      frame.onload = () => resolve(null);
      document.body.append(frame, form);
      form.submit();
      setTimeout(() => resolve(null), 3_000);
    });
  return {
    "an image": await loads("img"),
    "a script": await loads("script"),
    "a GET with the stolen token": await opaque("GET"),
    "a form": await posts(),
  };
}
