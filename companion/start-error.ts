/** The companion cannot start: `message` is one plain sentence for the terminal, without a stack. */

export class StartError extends Error {
  override readonly name = "StartError";
}
