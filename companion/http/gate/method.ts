/** Gate step 4: a known path takes only its methods, and a body must be plain JSON or, where one is expected, a file: no HTML form can send either. */
import { createMiddleware } from "hono/factory";
import { AppError } from "../../errors";
import type { AppEnv } from "../app-env";
import { methodsAt, takesMethod, takesUpload } from "../route-table";

const file = /^application\/octet-stream$/i;
const json = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

export const methodStep = createMiddleware<AppEnv>(async (context, next) => {
  const { method, path } = context.req;
  const methods = methodsAt(path);
  if (methods.length > 0 && !takesMethod(path, method)) {
    context.header("Allow", methods.join(", "));
    throw new AppError("method_not_allowed");
  }
  await next();
});

export const contentTypeStep = createMiddleware<AppEnv>(async (context, next) => {
  const length = context.req.header("content-length");
  const hasBody = context.req.header("transfer-encoding") !== undefined || (length !== undefined && length !== "0");
  const { method, path } = context.req;
  const type = takesUpload(path, method) ? file : json;
  const isPlain =
    type.test(context.req.header("content-type") ?? "") && context.req.header("content-encoding") === undefined;
  if (hasBody && !isPlain) throw new AppError("unsupported_media_type");
  await next();
});
