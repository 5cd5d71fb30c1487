import { beforeEach, describe, expect, it, vi } from "vitest";
import { createPictures } from "./pictures";

const read = vi.fn<(accountId: string) => Promise<Blob | null>>();
const pictures = () => createPictures({ read, addressOf: ({ size }) => `blob:${size}` });

beforeEach(() => void read.mockReset());

describe("the picture of an account", () => {
  it("is asked for once, however many cards show it", async () => {
    read.mockResolvedValue(new Blob(["1234"]));
    const { of } = pictures();

    expect(await Promise.all([of("a"), of("a")])).toEqual(["blob:4", "blob:4"]);
    expect(read).toHaveBeenCalledExactlyOnceWith("a");
  });

  it("is known at once when it was found before", async () => {
    read.mockResolvedValue(new Blob(["1234"]));
    const { known, of } = pictures();
    expect(known("a")).toBeNull();

    await of("a");

    expect(known("a")).toBe("blob:4");
    expect(read).toHaveBeenCalledOnce();
  });

  it("is null where the account shows none, which is not asked again", async () => {
    read.mockResolvedValue(null);
    const { of } = pictures();

    expect([await of("a"), await of("a")]).toEqual([null, null]);
    expect(read).toHaveBeenCalledOnce();
  });

  it("is asked for again after it could not be had", async () => {
    read.mockRejectedValueOnce(new Error("not ready")).mockResolvedValue(new Blob(["1"]));
    const { of } = pictures();

    expect([await of("a"), await of("a")]).toEqual([null, "blob:1"]);
  });
});
