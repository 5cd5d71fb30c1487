/** Gate step 5: bodies end at one megabyte, with or without a Content-Length; files are read as they arrive. */
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { AppError } from "../../errors";
import type { AppEnv } from "../app-env";
import { takesUpload } from "../route-table";

export const maxBodyBytes = 1024 * 1024;

const limit = bodyLimit({
  maxSize: maxBodyBytes,
  onError: () => {
    throw new AppError("body_too_large");
  },
});

const isLimited = ({ method, path }: { method: string; path: string }) =>
  method !== "GET" && method !== "HEAD" && !takesUpload(path, method);

/** A GET has no body that anybody reads; to look for one would make the whole request anew. */
export const bodyStep = createMiddleware<AppEnv>((context, next) =>
  isLimited(context.req) ? limit(context, next) : next(),
);
