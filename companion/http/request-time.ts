/** How long a request may take to arrive. A file may take as long as it keeps coming; Node's own limit knows no exception. */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { type Clock, systemClock } from "../clock";
import { takesUpload } from "./route-table";

function isUpload({ method = "", url = "" }: IncomingMessage): boolean {
  const [path = ""] = url.split("?");
  return takesUpload(path, method);
}

/** Cuts off who has not sent a whole body within `ms`, or of a file nothing more for as long. */
export function limitArrival(server: Server, ms: number, clock: Pick<Clock, "after"> = systemClock): void {
  server.on("request", (incoming: IncomingMessage, response: ServerResponse) => {
    const { socket } = incoming;
    let read = socket.bytesRead;
    const look = (): void => {
      if (incoming.complete) return;
      // What has its answer is not waited for.
      const mayGoOn = isUpload(incoming) && !response.writableEnded && socket.bytesRead > read;
      read = socket.bytesRead;
      if (mayGoOn) wait();
      else socket.destroy();
    };
    let cancel = () => {};
    const wait = () => {
      // After what came while the process stood still was read.
      cancel = clock.after(ms, () => setImmediate(look));
    };
    wait();
    response.once("close", () => {
      if (incoming.complete) cancel();
    });
  });
}
