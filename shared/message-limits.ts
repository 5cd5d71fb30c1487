/** Bounds of a message as plain data, for forms that do not carry the schema library. */
export const maxTextLength = 65_536;
