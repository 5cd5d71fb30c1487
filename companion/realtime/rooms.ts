/** Each socket is in exactly one of two rooms, by what it may see, and in the room of its device. */

/** May see statuses, but no QR and no code. */
export const readRoom = "read";

/** May link accounts, hence sees QRs and codes. */
export const linkRoom = "link";

export const deviceRoom = (deviceId: string) => `device:${deviceId}`;
