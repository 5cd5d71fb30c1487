/** How somebody else's file is handed to a browser: as what it says it is, and never run. */

interface NamedFile {
  readonly mimetype: string | null;
  readonly filename: string | null;
}

const unknownType = "application/octet-stream";
const wellFormed = /^[a-z]+\/[a-z0-9][a-z0-9.+-]{0,99}(?:; ?codecs=[a-z0-9.,]{1,40})?$/;

/** Shown as pictures or played; all else is a download. No SVG: it is a document with scripts. */
const shown = /^(?:image\/(?:jpeg|png|gif|webp)|audio\/(?:ogg|mpeg|mp4|aac|amr|wav)|video\/(?:mp4|3gpp|webm))(?:;|$)/;

export function mediaType({ mimetype }: Pick<NamedFile, "mimetype">): string {
  const type = (mimetype ?? "").toLowerCase();
  return wellFormed.test(type) ? type : unknownType;
}

/** RFC 6266: a plain name for old programs, the whole one for the others. */
function dispositionOf({ mimetype, filename }: NamedFile): string {
  const kind = shown.test(mediaType({ mimetype })) ? "inline" : "attachment";
  const name = (filename ?? "").replace(/[\p{Cc}\p{Cf}\p{Cs}/\\]/gu, "").trim();
  if (name === "") return kind;
  const plain = name.replace(/[^\w .()-]/g, "_");
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${whole}`;
}

export function mediaHeaders(file: NamedFile): Readonly<Record<string, string>> {
  return {
    "Content-Disposition": dispositionOf(file),
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
  };
}
