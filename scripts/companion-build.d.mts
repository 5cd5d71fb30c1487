/** Types of `companion-build.mjs`, which Node runs as it is. */

/** Resolves to the file to run. */
export function buildCompanion(): Promise<string>;
