/** One account as a file, and back. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { accountFileEnding, accountFileType, passphraseHeader } from "#shared/moving-limits";
import type { MovingUseCases } from "../../accounts/moving-commands";
import { AppError } from "../../errors";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";
import { mediaHeaders } from "../media-headers";

export interface MovingRoutes {
  readonly moving: MovingUseCases;
}

function decoded(passphrase: string): string {
  try {
    return decodeURIComponent(passphrase);
  } catch {
    throw new AppError("validation_failed", { errors: [{ path: passphraseHeader, code: "invalid_format" }] });
  }
}

export function mountMovingRoutes(app: OpenAPIHono<AppEnv>, { moving }: MovingRoutes): void {
  mountRoute(app, "exportSession", async ({ params, body }) => {
    const { clientName, content } = await moving.exportAccount(params.name, body.passphrase);
    const headers = mediaHeaders({ mimetype: accountFileType, filename: `${clientName}${accountFileEnding}` });
    return answer(200, {
      contentType: accountFileType,
      headers,
      content: content as ReadableStream<Uint8Array<ArrayBuffer>>,
    });
  });
  mountRoute(app, "importSession", async ({ headers, query, upload }) => {
    const passphrase = decoded(headers[passphraseHeader]);
    return answer(201, await moving.importAccount(upload, { passphrase, clientName: query.clientName }));
  });
}
