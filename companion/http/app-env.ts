/** What the gate leaves in a request's context for the routes. */
import type { Device } from "../auth/device-store";

export interface AppEnv {
  Variables: {
    requestId: string;
    /** Null on paths that need no token. */
    device: Device | null;
  };
}
