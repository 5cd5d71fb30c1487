/** How a window opened by a second launch is told from all others: by an address that only this launch knows. */

export interface Claim {
  /** What the new window shows first; needs no server, so nothing of it can be reached or guessed from outside. */
  readonly url: string;
  isShownBy(pageUrl: string): boolean;
}

/** `about:blank#…` would be nicer, but Chromium opens its start page instead of it in a profile that is new. */
export function createClaim(token: string): Claim {
  const url = `data:text/html,${token}`;
  return { url, isShownBy: (pageUrl) => pageUrl === url };
}
