/**
 * Trap: the library injects itself again for every navigation, same-document ones and those of iframes included; each
 * run adds a second set of listeners (gotcha 2), and one that fails is an unhandled rejection (gotcha 5).
 * It also swallows what goes wrong while it attaches its last listeners: authenticated, never ready (gotcha 7).
 */
import type { Page } from "puppeteer";
import { toError } from "../../errors";
import type { WhatsAppWindow } from "../whatsapp-page";
import { isNavigationError } from "./library-errors";

export interface InjectingClient {
  pupPage?: Pick<Page, "evaluate"> | null;
  inject(): Promise<void>;
  attachEventListeners(): Promise<void>;
}

interface InjectionReports {
  /** A document the library knows nothing of yet is about to be injected. */
  readonly onDocument: () => void;
  /** A document that came later could not be injected. */
  readonly onInjectFailed: (error: Error) => void;
  readonly onAttachFailed: (error: Error) => void;
}

const maxTries = 3;

export function guardInjection(client: InjectingClient, reports: InjectionReports): void {
  guardInject(client, reports);
  const attach = client.attachEventListeners.bind(client);
  client.attachEventListeners = async () => {
    try {
      await attach();
    } catch (error) {
      if (!isNavigationError(error)) reports.onAttachFailed(toError(error));
      throw error;
    }
  };
}

function guardInject(client: InjectingClient, { onDocument, onInjectFailed }: InjectionReports): void {
  const inject = client.inject.bind(client);
  let last: Promise<void> | undefined;

  async function injectOnce(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        if (await client.pupPage?.evaluate(hasInjection)) return;
        onDocument();
        return await inject();
      } catch (error) {
        // The page reloaded in the middle: its next document wants the same.
        if (!isNavigationError(error) || tries === maxTries) throw error;
      }
    }
  }

  client.inject = () => {
    // The first run belongs to `initialize`, which reports its failure; later ones are heard by nobody.
    last = last === undefined ? injectOnce() : last.then(injectOnce).catch((error) => onInjectFailed(toError(error)));
    return last;
  };
}

/** Runs in the page. */
function hasInjection(): boolean {
  return (window as unknown as WhatsAppWindow).AuthStore !== undefined;
}
