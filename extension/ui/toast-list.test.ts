import { describe, expect, it } from "vitest";
import { type Toast, withToast } from "./toast-list";

const success = (id: number): Toast => ({ id, tone: "success", text: `done ${id}` });
const error = (id: number): Toast => ({ id, tone: "error", text: `failed ${id}` });
const ids = (toasts: readonly Toast[]) => toasts.map((toast) => toast.id);

describe("toasts", () => {
  it("are never more than three", () => {
    const toasts = [1, 2, 3, 4].map(success).reduce(withToast, []);

    expect(ids(toasts)).toEqual([2, 3, 4]);
  });

  it("that tell of errors outlive those that tell of success", () => {
    const toasts = [error(1), success(2), error(3), success(4)].reduce(withToast, []);

    expect(ids(toasts)).toEqual([1, 3, 4]);
  });

  it("give up the oldest error when all are errors", () => {
    const toasts = [1, 2, 3, 4].map(error).reduce(withToast, []);

    expect(ids(toasts)).toEqual([2, 3, 4]);
  });

  it("do not repeat the same words", () => {
    const toasts = [error(1), { ...error(1), id: 2 }].reduce(withToast, []);

    expect(ids(toasts)).toEqual([2]);
  });
});
