/**
 * Since July 2026 message keys have no `_serialized` of their own; its text stands under another name
 * (#201830, drift row 3). So the value is looked for, not the name, and composed as WhatsApp Web does if there is none.
 */
export interface MessageKey {
  readonly fromMe: boolean;
  readonly remote: string | Wid;
  readonly id: string;
  readonly participant?: string | Wid | undefined;
}

interface Wid {
  readonly _serialized: string;
}

export function messageIdOf(key: MessageKey): string {
  const start = `${key.fromMe}_`;
  const values: readonly unknown[] = Object.values(key);
  const whole = values.find(
    (value): value is string => typeof value === "string" && value.startsWith(start) && value.includes(`_${key.id}`),
  );
  if (whole !== undefined) return whole;
  const participant = key.participant === undefined ? [] : [textOf(key.participant)];
  return [key.fromMe, textOf(key.remote), key.id, ...participant].join("_");
}

export function chatIdOf(key: MessageKey): string {
  return textOf(key.remote);
}

/** Only messages of groups have one. */
export function authorIdOf({ participant }: MessageKey): string | null {
  return participant === undefined ? null : textOf(participant);
}

function textOf(id: string | Wid): string {
  return typeof id === "string" ? id : id._serialized;
}
