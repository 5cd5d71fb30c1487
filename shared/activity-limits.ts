/** Bounds of the activity log as plain data, for pages that do not carry the schema library. */
export const maxActivityEntries = 200;
/** Of one account: a program that asks in vain again and again must not fill the database. */
export const keptFailures = 100;
