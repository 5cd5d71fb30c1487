/** What the first steps of the gate look at: the raw head of a request or upgrade, before any framework has parsed it. */
import type { IncomingMessage } from "node:http";
import type { ErrorCode } from "#shared/errors";

export interface GateRequest {
  readonly method: string;
  /** The request target as sent, normally a path. */
  readonly target: string;
  readonly isUpgrade: boolean;
  /** Every value of a header in the order sent: a duplicate is a finding, not noise. */
  values(header: string): readonly string[];
}

/** One step: null lets the request pass, a code refuses it. */
export type GateStep = (request: GateRequest) => ErrorCode | null;

export function toGateRequest(incoming: IncomingMessage, isUpgrade: boolean): GateRequest {
  return {
    method: incoming.method ?? "GET",
    target: incoming.url ?? "",
    isUpgrade,
    values: (header) => incoming.headersDistinct[header] ?? [],
  };
}

/** Runs steps in order until one refuses. */
export function inOrder(...steps: readonly GateStep[]): GateStep {
  return (request) => {
    for (const step of steps) {
      const refusal = step(request);
      if (refusal !== null) return refusal;
    }
    return null;
  };
}
