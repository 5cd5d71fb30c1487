/** What the link dialog knows and can do: the step from the store, the chosen method, and the requests that change it. */
import { useState } from "react";
import type { LinkMethod } from "#shared/challenge";
import { normalisePhone } from "#shared/phone";
import type { Failure, Outcome } from "../../account-actions/outcome";
import { useActions, useWhatsapp } from "../../app/AppContext";
import { type LinkStep, linkStepOf, methodUnderWay } from "./link-steps";

export interface LinkControl {
  readonly step: LinkStep;
  readonly method: LinkMethod;
  /** The other method was asked for and the client restarts with it. */
  readonly isSwitching: boolean;
  /** A number has to be typed before a code can be asked for. */
  readonly needsPhone: boolean;
  readonly phoneNumber: string | null;
  readonly failure: Failure | null;
  readonly isBusy: boolean;
  readonly isStopping: boolean;
  chooseMethod(method: LinkMethod): void;
  /** `digits` in international form. */
  startPairing(digits: string): void;
  /** Begins again with the method chosen. */
  restart(): void;
  stop(): void;
  fetchQr(): void;
}

export function useLink(accountId: string, initialPhone: string): LinkControl {
  const actions = useActions();
  const step = useStep(accountId);
  const pending = useWhatsapp((state) => state.pending[accountId]);
  const knownNumber = useWhatsapp((state) => state.accounts[accountId]?.phoneNumber ?? null);
  const [method, setMethod] = useState<LinkMethod>(methodUnderWay(step) ?? (initialPhone === "" ? "qr" : "pairing"));
  const [phone, setPhone] = useState(() => normalisePhone(initialPhone));
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = methodUnderWay(step);

  const ask = async (request: Promise<Outcome<unknown>>) => {
    setFailure(null);
    const outcome = await request;
    if (!outcome.ok) setFailure(outcome);
    return outcome.ok;
  };
  const startQr = () => ask(actions.start(accountId, { method: "qr" }));
  const startPairing = async (number: string) => {
    const isAccepted = await ask(actions.start(accountId, { method: "pairing", phoneNumber: number }));
    setPhone(isAccepted ? number : null);
  };
  const chooseMethod = (next: LinkMethod) => {
    setMethod(next);
    setFailure(null);
    if (next === "pairing") setPhone(null);
    else if (running !== null || step.step === "starting") void startQr();
  };
  return {
    step,
    method,
    isSwitching: running !== null && running !== method && failure === null,
    needsPhone: method === "pairing" && phone === null && running !== "pairing" && isBeforeLink(step),
    phoneNumber: phone ?? knownNumber,
    failure,
    isBusy: pending === "start" || pending === "link",
    isStopping: pending === "stop",
    chooseMethod,
    startPairing: (digits) => void startPairing(digits),
    restart: () => void (method === "pairing" && phone !== null ? startPairing(phone) : startQr()),
    stop: () => void ask(actions.stop(accountId)),
    fetchQr: () => void actions.readQr(accountId),
  };
}

function isBeforeLink({ step }: LinkStep): boolean {
  return step !== "syncing" && step !== "done" && step !== "gone" && step !== "passkey";
}

function useStep(accountId: string): LinkStep {
  const account = useWhatsapp((state) => state.accounts[accountId]);
  const challenge = useWhatsapp((state) => state.challenges[accountId]);
  const isLive = useWhatsapp((state) => state.isLive);
  const sync = useWhatsapp((state) => state.syncs[accountId]);
  const isCounting = sync !== undefined && !sync.done && sync.chatsTotal > 0;
  const syncPercent = isCounting ? Math.round((sync.chatsDone / sync.chatsTotal) * 100) : null;
  return linkStepOf({ account, challenge, isLive, syncPercent });
}
