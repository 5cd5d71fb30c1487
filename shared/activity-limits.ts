/** Bounds of the activity log as plain data, for pages that do not carry the schema library. */
export const maxActivityEntries = 200;
