/** Types of `bundle.mjs`, which Node runs as it is. */

/** Files below the checkout, and the folder that holds what is made of them. */
export function bundle(entryPoints: readonly string[], outdir: string): Promise<void>;
