/** Each socket is in exactly one of two rooms, by what it may see, and in the room of its device. */

/** May see statuses, but no QR, no code and no message. */
export const readRoom = "read";

/** May link accounts and send, hence sees QRs, codes and messages. */
export const linkRoom = "link";

export const deviceRoom = (deviceId: string) => `device:${deviceId}`;
