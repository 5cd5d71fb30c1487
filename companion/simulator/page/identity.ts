/**
 * Where the page keeps its login: the device id and an encrypted secret in localStorage, the key to it in IndexedDB and
 * not extractable. Both must reach the disk for a restart without QR, as with the real page.
 */
import type { DeviceLogin, QrKeys } from "../wire";
import { base64ToBytes, bytesToBase64, randomBytes } from "./bytes";

const names = { device: "device-id", secret: "device-secret", noise: "noise-key", identity: "identity-key" } as const;
const platform = "1";

function asPromise<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function keyStore(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const opening = indexedDB.open("signal-storage", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("keys");
  const database = await asPromise(opening);
  return database.transaction("keys", mode).objectStore("keys");
}

/** Makes the two public keys at the first visit and keeps them. */
function ownKey(name: string): Uint8Array {
  const known = localStorage.getItem(name);
  if (known !== null) return base64ToBytes(known);
  const fresh = randomBytes(32);
  localStorage.setItem(name, bytesToBase64(fresh));
  return fresh;
}

export async function loadLogin(): Promise<DeviceLogin | null> {
  const id = localStorage.getItem(names.device);
  const sealed = localStorage.getItem(names.secret);
  if (id === null || sealed === null) return null;
  const key: CryptoKey | undefined = await asPromise((await keyStore("readonly")).get(id));
  const [iv, content] = sealed.split(".").map(base64ToBytes);
  if (!key || !iv || !content) return null;
  const secret = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, content);
  return { id, secret: new TextDecoder().decode(secret) };
}

export async function saveLogin({ id, secret }: DeviceLogin): Promise<void> {
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  await asPromise((await keyStore("readwrite")).put(key, id));
  const iv = randomBytes(12);
  const content = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(secret));
  localStorage.setItem(names.device, id);
  localStorage.setItem(names.secret, `${bytesToBase64(iv)}.${bytesToBase64(new Uint8Array(content))}`);
}

export async function dropLogin(): Promise<void> {
  localStorage.removeItem(names.device);
  localStorage.removeItem(names.secret);
  await asPromise((await keyStore("readwrite")).clear());
}

export interface PageKeys {
  readonly noise: Uint8Array;
  readonly identity: Uint8Array;
  readonly platform: string;
  advSecret(): string;
  /** The old secret is void afterwards, and with it every QR made from it. */
  rotateAdvSecret(): void;
  forQr(): QrKeys;
}

export function openPageKeys(): PageKeys {
  const noise = ownKey(names.noise);
  const identity = ownKey(names.identity);
  let advSecret = bytesToBase64(randomBytes(32));
  return {
    noise,
    identity,
    platform,
    advSecret: () => advSecret,
    rotateAdvSecret() {
      advSecret = bytesToBase64(randomBytes(32));
    },
    forQr: () => ({ noise: bytesToBase64(noise), identity: bytesToBase64(identity), advSecret, platform }),
  };
}
