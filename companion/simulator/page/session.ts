/** What the page does with each message of the server. */
import type { NumberedEvent, ToPage, UnlinkStyle } from "../wire";
import type { Entrance } from "./entrance";
import { dropLogin } from "./identity";
import { perform } from "./page-actions";
import type { PageContext } from "./page-context";

export interface Session {
  receive(message: ToPage): Promise<void> | void;
  lineLost(failures: number): void;
  loggedOut(): Promise<void>;
}

const afterLogout = "/?post_logout=1&logout_reason=0";

export function createSession(page: PageContext, entrance: Entrance): Session {
  const { app, store, connection } = page;

  const apply = ({ seq, event }: NumberedEvent) => {
    store.seq = seq;
    store.apply(event);
  };

  const beUnlinked = async (style: UnlinkStyle) => {
    connection.close();
    await dropLogin();
    if (style === "state") app.socket.set({ state: "UNPAIRED", hasSynced: false });
    if (style === "reload") location.reload();
    if (style === "navigate") {
      app.cmd.trigger("logout");
      location.assign(afterLogout);
    }
  };

  const receive = (message: ToPage): Promise<void> | void => {
    switch (message.kind) {
      case "unpaired":
        return entrance.unpaired(message.wasForgotten);
      case "ref":
        return entrance.showRef(message.ref);
      case "refs-exhausted":
        return entrance.refsExhausted();
      case "linked":
        return entrance.linked(message.login, message.account);
      case "restored":
        return entrance.restored(message.account);
      case "resumed":
        app.socket.set({ state: "CONNECTED" });
        return message.events.forEach(apply);
      case "event":
        return apply(message.numbered);
      case "battery":
        return app.conn.set({ battery: message.battery, plugged: message.plugged });
      case "passkey":
        page.passkey.begin();
        return connection.say({ kind: "keys", keys: page.keys.forQr() });
      case "conflict":
        connection.close();
        return app.socket.set({ state: "CONFLICT" });
      case "unlinked":
        return beUnlinked(message.style);
      case "action":
        return perform(message.action, app);
    }
  };

  return {
    receive,
    lineLost: (failures) => app.socket.set({ state: failures > 2 ? "TIMEOUT" : "OPENING" }),
    async loggedOut() {
      connection.close();
      await dropLogin();
      // The library closes the browser next; an instant navigation would make its call fail.
      setTimeout(() => location.assign(afterLogout), 300);
    },
  };
}
