/** Gate step 5: bodies end at one megabyte, with or without a Content-Length. */
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { AppError } from "../../errors";
import type { AppEnv } from "../app-env";

export const maxBodyBytes = 1024 * 1024;

const limit = bodyLimit({
  maxSize: maxBodyBytes,
  onError: () => {
    throw new AppError("body_too_large");
  },
});

/** A GET has no body that anybody reads; to look for one would make the whole request anew. */
export const bodyStep = createMiddleware<AppEnv>((context, next) =>
  context.req.method === "GET" || context.req.method === "HEAD" ? next() : limit(context, next),
);
