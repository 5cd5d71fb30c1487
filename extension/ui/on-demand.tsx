/** A part of the page whose code is loaded when it is first wanted, and that is there as soon as it is. */
import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { flushSync } from "react-dom";

interface OnDemand<Props extends object> {
  (props: Props): ReactNode;
  /** For the moment before it is wanted. */
  readonly load: () => Promise<void>;
}

/** `React.lazy` would hold back what has loaded for 300 ms after `Waiting` was seen. */
export function onDemand<Props extends object>(
  read: () => Promise<ComponentType<Props>>,
  Waiting: ComponentType<Props> = Nothing,
): OnDemand<Props> {
  let Part: ComponentType<Props> | null = null;
  const load = async () => {
    Part ??= await read();
  };
  function Demanded(props: Props) {
    const [, setLoaded] = useState(Part !== null);
    useEffect(() => {
      // At once, with the focus where it belongs.
      if (Part === null) void load().then(() => flushSync(() => setLoaded(true)));
    }, []);
    return Part === null ? <Waiting {...props} /> : <Part {...props} />;
  }
  return Object.assign(Demanded, { load });
}

function Nothing(): ReactNode {
  return null;
}
