/** The bound on parallel launches. */
import { describe, expect, it } from "vitest";
import { createStartQueue } from "./start-queue";

describe("the start queue", () => {
  it("F49: grants as many turns as are allowed, then in the order asked", async () => {
    const queue = createStartQueue(2);
    const [one, two, three, four] = [1, 2, 3, 4].map(() => queue.enter("automatic"));
    expect([one!.isGranted, two!.isGranted, three!.isGranted]).toEqual([true, true, false]);

    one!.leave();

    expect(await three!.granted).toBe(true);
    expect(four!.isGranted).toBe(false);
  });

  it("lets the next launch when one has loaded, and counts that one as running until it is gone", () => {
    const most = { admits: ({ running }: { running: number }) => running < 2, watch: () => {} };
    const queue = createStartQueue(1, most);
    const [one, two, three] = [1, 2, 3].map(() => queue.enter("automatic"));
    expect(two!.isGranted).toBe(false);

    one!.settle();
    two!.settle();
    expect([two!.isGranted, three!.isGranted]).toEqual([true, false]);
    one!.leave();
    one!.leave();

    expect(three!.isGranted).toBe(true);
  });

  it("looks again when the gate says so", () => {
    let hasRoom = false;
    let look = () => {};
    const queue = createStartQueue(1, {
      admits: () => hasRoom,
      watch: (queue) => {
        look = queue.look;
      },
    });
    const turn = queue.enter("person");
    expect(turn.isGranted).toBe(false);

    hasRoom = true;
    look();

    expect(turn.isGranted).toBe(true);
  });

  it("lets a person go first", () => {
    const queue = createStartQueue(1);
    const first = queue.enter("automatic");
    const boot = queue.enter("automatic");
    const click = queue.enter("person");

    first.leave();

    expect([boot.isGranted, click.isGranted]).toEqual([false, true]);
  });

  it("lets one leave that has not had its turn, without giving a turn away", async () => {
    const queue = createStartQueue(1);
    const first = queue.enter("person");
    const second = queue.enter("person");
    second.leave();
    expect(await second.granted).toBe(false);

    const third = queue.enter("person");
    expect(third.isGranted).toBe(false);
    first.leave();

    expect(third.isGranted).toBe(true);
  });

  it("counts a turn that is given back twice once", () => {
    const queue = createStartQueue(1);
    const first = queue.enter("person");
    const second = queue.enter("person");
    const third = queue.enter("person");

    first.leave();
    first.leave();

    expect([second.isGranted, third.isGranted]).toEqual([true, false]);
  });
});
