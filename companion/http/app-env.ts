/** What the gate leaves in a request's context for the routes. */
import type { Device } from "../auth/device-store";
import type { PhoneCountry } from "./national-phone";

export interface AppEnv {
  Variables: {
    requestId: string;
    /** Whose national phone numbers are meant. */
    country: PhoneCountry;
    /** Null on paths that need no token. */
    device: Device | null;
  };
}
