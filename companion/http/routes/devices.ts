/** Who holds a token, and taking it away. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { DeviceStore } from "../../auth/device-store";
import type { RotateToken } from "../../auth/tokens";
import { AppError } from "../../errors";
import type { EventBus } from "../../events/event-bus";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";

export interface DeviceRoutes {
  readonly devices: DeviceStore;
  readonly bus: EventBus;
  readonly rotateToken: RotateToken;
}

export function mountDeviceRoutes(app: OpenAPIHono<AppEnv>, { devices, bus, rotateToken }: DeviceRoutes): void {
  mountRoute(app, "listDevices", async ({ device }) => {
    const all = await devices.list();
    return answer(200, { devices: all.map((one) => ({ ...one, isCurrent: one.id === device.id })) });
  });
  mountRoute(app, "rotateToken", async ({ device }) => answer(200, { token: await rotateToken(device.id) }));
  mountRoute(app, "removeDevice", async ({ params }) => {
    if (!(await devices.remove(params.id))) throw new AppError("device_not_found");
    bus.emit("device.removed", { deviceId: params.id });
    return answer(204, null);
  });
}
