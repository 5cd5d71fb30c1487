/** Shows the tips of a page; see `tips.ts`. */
import { useEffect } from "react";
import { watchTips } from "./tips";

export function TipLayer() {
  useEffect(watchTips, []);
  return null;
}
