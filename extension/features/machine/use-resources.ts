/** What the companion's machine carries, read again for as long as somebody looks. */
import type { Resources } from "#shared/resources";
import type { Outcome } from "../../account-actions/outcome";
import { useApp } from "../../app/AppContext";
import { useNow } from "../../ui/use-now";
import { useAnswer } from "../use-answer";

/** As often as the companion itself looks. */
const everyMs = 30_000;

/** Null until the first answer. */
export function useResources(): Outcome<Resources> | null {
  const { http } = useApp();
  const turn = Math.floor(useNow(everyMs) / everyMs);
  return useAnswer(`resources ${turn}`, () => http.call("readResources", {}));
}
