/** The mark: a rocker switch, on. The same drawing as `public/mark.svg`. */
import mark from "/mark.svg";

export function SaklarMark({ size }: { readonly size: number }) {
  return <img src={mark} width={size} height={size} alt="" />;
}
