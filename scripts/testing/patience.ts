/** The least a test waits for what it expects: a machine that is busy is late, not wrong. Set for each kind of tests in vitest.config.ts. */
import { inject, vi } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    readonly patienceMs: number;
  }
}

interface Waiting {
  readonly timeout?: number;
  readonly interval?: number;
}

const patienceMs = inject("patienceMs");
const { waitFor, waitUntil } = vi;

function patient(options: number | Waiting = {}): Waiting {
  const given = typeof options === "number" ? { timeout: options } : options;
  return { ...given, timeout: Math.max(given.timeout ?? 0, patienceMs) };
}

vi.waitFor = (callback, options) => waitFor(callback, patient(options));
vi.waitUntil = (callback, options) => waitUntil(callback, patient(options));
