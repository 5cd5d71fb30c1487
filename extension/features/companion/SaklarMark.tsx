/** The mark, a rocker switch that is on; beside a title, so it has no words of its own. */

export function SaklarMark({ size }: { readonly size: number }) {
  return <img src="/mark.svg" width={size} height={size} alt="" />;
}
