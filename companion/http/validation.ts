/** Parses one part of a request with its contract schema and gathers what is wrong in stable codes. */
import type { z } from "zod";
import type { FieldError } from "#shared/errors";
import { AppError } from "../errors";

const stableCode = /^[a-z][a-z_]*$/;

function toFieldErrors(issue: z.core.$ZodIssue): readonly FieldError[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: [...path, key].join("."), code: "unrecognized_key" }));
  }
  const isMissing = issue.code === "invalid_type" && issue.input === undefined;
  // A refinement of the contract gives its own code as message.
  const own = issue.code === "custom" && stableCode.test(issue.message) ? issue.message : null;
  return [{ path: path.join("."), code: own ?? (isMissing ? "required" : issue.code) }];
}

/** Collects the field errors of all parts of a request, so that one answer names them all. */
export function createPartParser() {
  const errors: FieldError[] = [];
  return {
    errors,
    /** Undefined when the part is not valid; call `finish` before using any. */
    parse(schema: z.ZodType, value: unknown): unknown {
      const result = schema.safeParse(value, { reportInput: true });
      if (result.success) return result.data;
      errors.push(...result.error.issues.flatMap(toFieldErrors));
      return undefined;
    },
    finish(): void {
      if (errors.length > 0) throw new AppError("validation_failed", { errors });
    },
  };
}
