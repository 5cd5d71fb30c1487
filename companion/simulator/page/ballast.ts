/** Makes the page as heavy as asked, in the two kinds of memory a page has; the script's weight is the server's part. */
import type { Knobs } from "../knobs";

const mebibyte = 1024 * 1024;

export function createBallast(): { set(weight: Knobs["ballast"]): void } {
  const heap: number[][] = [];
  const buffers: Uint8Array[] = [];
  return {
    set({ heapMb, buffersMb }) {
      heap.length = Math.min(heap.length, heapMb);
      buffers.length = Math.min(buffers.length, buffersMb);
      // Fractions are stored as 8-byte doubles; touched pages count, so every value is written.
      while (heap.length < heapMb) heap.push(Array.from({ length: mebibyte / 8 }, (_, index) => index + 0.5));
      while (buffers.length < buffersMb) buffers.push(new Uint8Array(mebibyte).fill(buffers.length % 255 || 1));
    },
  };
}
