/** The mark, a rocker switch that is on; beside a title, so it has no words of its own. */

/** Drawn in the page as `mark.svg` is for the icons: a picture of its own would keep the popup from opening until it is loaded. */
export function SaklarMark({ size }: { readonly size: number }) {
  return (
    <svg viewBox="16 16 96 96" width={size} height={size} aria-hidden="true">
      <rect x="16" y="16" width="96" height="96" rx="26" fill="var(--mark)" />
      <rect x="30" y="43" width="68" height="42" rx="21" fill="var(--on-accent)" />
      <circle cx="77" cy="64" r="14" fill="var(--mark)" />
      <path d="M46 57v14" stroke="var(--mark)" strokeWidth="6" strokeLinecap="round" />
    </svg>
  );
}
