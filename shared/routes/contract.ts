/** The shape of an operation in the contract, and the inputs that many of them share. */
import { z } from "zod";
import type { ErrorCode } from "#shared/errors";

export interface Contract {
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body is a file of any size, read as it arrives. */
  readonly isUpload?: boolean;
  /** Whether a request without a body means an empty one. */
  readonly bodyOptional?: boolean;
  /** Answer schema per success status; null = not JSON (binary, text or empty). */
  readonly answers: Readonly<Record<number, z.ZodType | null>>;
  /** Errors beyond those every operation can give (token, validation, internal …). */
  readonly errors?: readonly ErrorCode[];
}

export const accountParam = z.object({ name: z.string().min(1).max(200).describe("Account name or id.") });

/** A number as a query carries it. */
export const digits = z.string().regex(/^\d{1,9}$/);

export const countUpTo = (max: number) => digits.transform(Number).pipe(z.int().min(1).max(max));

/** Pages by cursor; `what` are on them. */
export const page = (max: number, what: string) =>
  z.strictObject({
    limit: countUpTo(max).optional().describe(`${what} per page, default 50.`),
    cursor: z.string().max(200).optional().describe("`nextCursor` of the page before."),
  });
