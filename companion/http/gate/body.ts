/** Gate step 5: bodies end at one megabyte, with or without a Content-Length. */
import { bodyLimit } from "hono/body-limit";
import { AppError } from "../../errors";

export const maxBodyBytes = 1024 * 1024;

export const bodyStep = bodyLimit({
  maxSize: maxBodyBytes,
  onError: () => {
    throw new AppError("body_too_large");
  },
});
