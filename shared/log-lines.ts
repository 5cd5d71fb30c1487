/** The last lines of the companion's log, as the log itself has them: known fields only, numbers cut, secrets never. */
import { z } from "zod";
import { keptLogLines, logEvents, logLineLevels } from "#shared/log-events";

const logLineSchema = z.strictObject({
  at: z.iso.datetime().describe("When it was written."),
  level: z.enum(logLineLevels).describe("How grave it is."),
  event: z.enum(logEvents).describe("What happened."),
  fields: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .describe("The rest of the line, by name."),
});
export type LogLine = z.infer<typeof logLineSchema>;

export const logLinesSchema = z.strictObject({
  lines: z.array(logLineSchema).max(keptLogLines).describe("The oldest first, of this run of the companion."),
});
