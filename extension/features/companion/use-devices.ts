/** The browsers and scripts that hold a token, and taking one away. */
import { useCallback, useEffect, useState } from "react";
import { outcomeOf } from "../../account-actions/outcome";
import type { ApiErrorCode } from "../../api/api-error";
import type { Answer } from "../../api/operation-types";
import { type App, useApp } from "../../app/AppContext";
import { pairingItem } from "../../storage/pairing";

export type Device = Answer<"listDevices">["devices"][number];

interface Devices {
  /** Empty until read. */
  readonly devices: readonly Device[];
  readonly error: ApiErrorCode | null;
  readonly remove: (device: Device) => Promise<void>;
}

export function useDevices(): Devices {
  const app = useApp();
  const [devices, setDevices] = useState<readonly Device[]>([]);
  const [error, setError] = useState<ApiErrorCode | null>(null);
  const read = useCallback(async () => {
    const outcome = await outcomeOf(app.http.call("listDevices", {}));
    if (outcome.ok) setDevices(outcome.value.devices);
    setError(outcome.ok ? null : outcome.code);
  }, [app]);
  useEffect(() => void read(), [read]);

  const remove = async (device: Device) => {
    const failure = await removeDevice(app, device);
    if (failure === null && device.isCurrent) return;
    await read();
    if (failure !== null) setError(failure);
  };
  return { devices, error, remove };
}

async function removeDevice({ http }: App, device: Device): Promise<ApiErrorCode | null> {
  const outcome = await outcomeOf(http.call("removeDevice", { params: { id: device.id } }));
  if (!outcome.ok) return outcome.code;
  // Done by the person at this browser, so it is not told that somebody removed it.
  if (device.isCurrent) await pairingItem.removeValue();
  return null;
}
