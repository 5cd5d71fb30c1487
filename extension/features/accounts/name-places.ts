/**
 * The place of each name in the order of a language. Comparing names as people order them is what sorting a long list
 * costs, and names hardly ever change: statuses do, a hundred times a second.
 */
type Named = { readonly clientName: string };
export type PlaceOf = (name: string) => number;

export function createNamePlaces(): (accounts: readonly Named[], locale: string) => PlaceOf {
  let ordered = "";
  let places = new Map<string, number>();
  const placeOf: PlaceOf = (name) => places.get(name) ?? places.size;
  return (accounts, locale) => {
    // Names that are gone do no harm until a new one comes.
    if (ordered === locale && accounts.every(({ clientName }) => places.has(clientName))) return placeOf;
    const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
    const names = accounts.map(({ clientName }) => clientName).sort(compare);
    places = new Map(names.map((name, place) => [name, place]));
    ordered = locale;
    return placeOf;
  };
}
