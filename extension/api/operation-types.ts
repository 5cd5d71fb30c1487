/** Request and answer types of each operation, taken from the contract without carrying its schemas. */
import type { z } from "zod";
import type { OperationName } from "#shared/paths";
import type { Contracts } from "#shared/routes";

type Written<Part, Key extends string> = Part extends { readonly [K in Key]: infer Schema extends z.ZodType }
  ? z.input<Schema>
  : undefined;

export type Params<Name extends OperationName> = Written<Contracts[Name], "params">;
export type Query<Name extends OperationName> = Written<Contracts[Name], "query">;
export type Body<Name extends OperationName> = Written<Contracts[Name], "body">;

type Success<Name extends OperationName> = Contracts[Name]["answers"][keyof Contracts[Name]["answers"]];

/** What a successful call yields; null where the answer is not JSON. */
export type Answer<Name extends OperationName> =
  Success<Name> extends infer Schema ? (Schema extends z.ZodType ? z.output<Schema> : null) : never;

type Given<Key extends string, Value, IsOptional> = [Value] extends [undefined]
  ? { readonly [K in Key]?: undefined }
  : IsOptional extends true
    ? { readonly [K in Key]?: Value }
    : { readonly [K in Key]: Value };

type HasOptionalBody<Name extends OperationName> = Contracts[Name] extends { readonly bodyOptional: true }
  ? true
  : false;

/** What is sent is a file. */
export interface UploadRequest {
  readonly file: Blob;
  readonly passphrase: string;
}

type Upload<Name extends OperationName> = Contracts[Name] extends { readonly isUpload: true }
  ? UploadRequest
  : { readonly [K in keyof UploadRequest]?: undefined };

export type RequestOf<Name extends OperationName> = Given<"params", Params<Name>, false> &
  Given<"query", Query<Name>, true> &
  Given<"body", Body<Name>, HasOptionalBody<Name>> &
  Upload<Name> & {
    readonly signal?: AbortSignal;
    readonly idempotencyKey?: string;
  };
