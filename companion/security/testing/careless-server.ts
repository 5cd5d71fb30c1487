/** A server that lets everybody in, and the page of an attacker: what the tricks get where nobody guards the door. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";

export interface CarelessServer {
  readonly port: number;
  /** Methods and paths of what arrived. */
  readonly arrived: readonly string[];
  close(): Promise<void>;
}

const pixel = Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=", "base64");

function anything(origin = "*") {
  return {
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Allow-Credentials": "true",
    "Access-Control-Allow-Headers": "authorization, content-type",
  };
}

function contentFor(pathname: string, isScript: boolean): { readonly type: string; readonly body: string | Buffer } {
  if (pathname === "/") return { type: "text/html", body: "<body>hello</body>" };
  return isScript ? { type: "application/javascript", body: "0" } : { type: "image/gif", body: pixel };
}

export async function startCarelessServer(): Promise<CarelessServer> {
  const arrived: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://careless");
    arrived.push(`${request.method} ${pathname}`);
    const { type, body } = contentFor(pathname, request.headers["sec-fetch-dest"] === "script");
    response.writeHead(200, { ...anything(request.headers.origin), "Content-Type": type }).end(body);
  });
  new WebSocketServer({ server }).on("connection", (socket) => {
    socket.send("0{}");
    socket.on("message", () => socket.send('42["whatsapp-all-statuses",{}]'));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    arrived,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
