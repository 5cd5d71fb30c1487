/** From the contract of an operation to the types its route works with. */
import type { z } from "zod";
import type { OperationName, operations } from "#shared/paths";
import type { Contracts } from "#shared/routes";
import type { Device } from "../auth/device-store";

/** Something that is not JSON; `content` null: no body at all. */
export interface RawBody {
  readonly contentType: string;
  readonly content: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly headers?: Readonly<Record<string, string>>;
}

type Part<N extends OperationName, P extends string> =
  Contracts[N] extends Readonly<Record<P, infer S extends z.ZodType>> ? z.output<S> : undefined;

export interface RouteInput<N extends OperationName> {
  readonly params: Part<N, "params">;
  readonly query: Part<N, "query">;
  readonly headers: Part<N, "headers">;
  readonly body: Part<N, "body">;
  /** What is being uploaded; null unless the contract says that something is. */
  readonly upload: Contracts[N] extends { readonly isUpload: true } ? ReadableStream<Uint8Array> : null;
  readonly device: (typeof operations)[N]["scope"] extends null ? null : Device;
  header(name: string): string | undefined;
}

type AnswerBody<S> = S extends z.ZodType ? z.input<S> : RawBody | null;

export type RouteAnswer<N extends OperationName> = {
  [S in keyof Contracts[N]["answers"]]: { readonly status: S; readonly body: AnswerBody<Contracts[N]["answers"][S]> };
}[keyof Contracts[N]["answers"]];

export type RouteWork<N extends OperationName> = (input: RouteInput<N>) => Promise<RouteAnswer<N>>;
