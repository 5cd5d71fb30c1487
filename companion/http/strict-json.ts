/** JSON that can be read in one way only: JSON.parse silently keeps the last of two equal keys, this refuses them. */
import { AppError } from "../errors";

const maxDepth = 32;
/** Strings, and the punctuation that gives them their place; everything else was checked by JSON.parse. */
const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/** Throws `malformed_json` for a key that is written twice or for nesting no body of ours has. */
function refuseAmbiguity(text: string): void {
  const open: (Set<string> | null)[] = [];
  let lastString = "";
  for (const [token] of text.matchAll(tokens)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(null);
    else if (token === "}" || token === "]") open.pop();
    else if (token === ":") {
      const keys = open.at(-1);
      const key: string = JSON.parse(lastString);
      if (keys?.has(key)) throw new AppError("malformed_json");
      keys?.add(key);
    } else if (token !== ",") lastString = token;
    if (open.length > maxDepth) throw new AppError("malformed_json");
  }
}

export function parseStrictJson(bytes: ArrayBuffer): unknown {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    refuseAmbiguity(text);
    return value;
  } catch (cause) {
    throw new AppError("malformed_json", { cause });
  }
}
