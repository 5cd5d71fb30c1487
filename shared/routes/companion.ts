/** The companion itself: who may use it, its settings, how it fares. */
import { z } from "zod";
import { companionSettingsSchema, updateCompanionSettingsSchema } from "#shared/companion-settings";
import { logLinesSchema } from "#shared/log-lines";
import {
  auditListSchema,
  deviceListSchema,
  healthSchema,
  pairRequestSchema,
  pairResponseSchema,
  proofRequestSchema,
  proofResponseSchema,
  rotateResponseSchema,
} from "#shared/pairing";
import type { OperationName } from "#shared/paths";
import { resourcesSchema } from "#shared/resources";
import { type Contract, countUpTo } from "#shared/routes/contract";

const device = z.object({ id: z.uuid().describe("From the list of devices.") });

export const companionRoutes = {
  readSettings: {
    summary: "Settings of the companion: defaults, time zone, country, quiet hours, bounds, retention",
    answers: { 200: companionSettingsSchema },
  },
  updateSettings: {
    summary: "Change some of the companion's settings; the others stay",
    body: updateCompanionSettingsSchema,
    answers: { 200: companionSettingsSchema },
  },
  pairDevice: {
    summary: "Exchange the code from the companion's terminal for a token",
    body: pairRequestSchema,
    answers: { 201: pairResponseSchema },
    errors: ["pairing_code_wrong", "pairing_closed", "too_many_requests"],
  },
  proveCompanion: {
    summary: "Prove that this companion knows the device's token, before the device sends it",
    body: proofRequestSchema,
    answers: { 200: proofResponseSchema },
    errors: ["unauthorized", "origin_mismatch", "too_many_requests"],
  },
  listAudit: {
    summary: "Who paired, linked, logged out and deleted, the newest first",
    query: z.strictObject({ limit: countUpTo(1000).optional().describe("Entries, default 200.") }),
    answers: { 200: auditListSchema },
  },
  rotateToken: {
    summary: "Replace the token of this request; the old one works for another minute",
    answers: { 200: rotateResponseSchema },
  },
  listDevices: { summary: "Browsers and scripts that hold a token", answers: { 200: deviceListSchema } },
  removeDevice: {
    summary: "Revoke a token and close its sockets",
    params: device,
    answers: { 204: null },
    errors: ["device_not_found"],
  },
  readResources: {
    summary: "What every browser takes of the machine, and how many more accounts it has room for",
    answers: { 200: resourcesSchema },
  },
  readLog: {
    summary: "The last lines of the companion's log, without a name, code or token in them",
    answers: { 200: logLinesSchema },
  },
  readMetrics: {
    summary: "Counts for Prometheus, without a name or number of anybody",
    answers: { 200: null },
  },
  readHealth: {
    summary: "Whether the companion is there and which protocol it speaks",
    answers: { 200: healthSchema },
  },
} as const satisfies Partial<Record<OperationName, Contract>>;
