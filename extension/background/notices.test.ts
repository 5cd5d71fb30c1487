/** People are told once, in time, and not again and again. */
import { describe, expect, it } from "vitest";
import { translatorFor } from "../i18n/translator";
import { accountId, anAccount } from "../testing/account-fixture";
import { followDowntimes } from "./downtimes";
import { decideNotices, type Noticed } from "./notices";
import { composeNotification } from "./notifier";

const minute = 60_000;
const fine = anAccount();
const crashed = anAccount({ status: "error", reason: "crash_loop", since: "2026-01-25T10:00:00.000Z" });
const crashedAgain = { ...crashed, since: "2026-01-25T10:05:00.000Z" };
const loggedOut = { ...crashedAgain, status: "disconnected" as const, reason: "logged_out_on_phone" as const };

describe("decideNotices", () => {
  it("F51: tells of a problem once, also after the worker was killed in between", () => {
    const first = decideNotices({}, [crashed], {}, 0);
    const second = decideNotices(first.noticed, [crashed], {}, minute);
    const third = decideNotices(JSON.parse(JSON.stringify(second.noticed)) as Noticed, [crashed], {}, 30 * minute);

    expect([first.tell, second.tell, third.tell]).toEqual([[crashed], [], []]);
  });

  it("says nothing of problems that were there before the extension", () => {
    const first = decideNotices(null, [crashed], {}, 0);

    expect(first.tell).toEqual([]);
    expect(decideNotices(first.noticed, [crashed], {}, minute).tell).toEqual([]);
  });

  it("tells the same cause at most every ten minutes, even when it was fine in between", () => {
    const first = decideNotices({}, [crashed], {}, 0);
    const recovered = decideNotices(first.noticed, [fine], {}, minute);

    expect(decideNotices(recovered.noticed, [crashedAgain], {}, 5 * minute).tell).toEqual([]);
    expect(decideNotices(recovered.noticed, [crashedAgain], {}, 10 * minute).tell).toEqual([crashedAgain]);
  });

  it("does not tell later what it kept quiet about", () => {
    const first = decideNotices({}, [crashed], {}, 0);
    const quiet = decideNotices(first.noticed, [crashedAgain], {}, 5 * minute);

    expect(decideNotices(quiet.noticed, [crashedAgain], {}, 20 * minute).tell).toEqual([]);
  });

  it("tells another cause at once", () => {
    const first = decideNotices({}, [crashed], {}, 0);

    expect(decideNotices(first.noticed, [loggedOut], {}, minute).tell).toEqual([loggedOut]);
  });

  describe("of a connection that is cut", () => {
    const cut = anAccount({
      status: "disconnected",
      reason: "network",
      desired: "running",
      isLoggedIn: true,
      since: "2026-01-25T10:00:00.000Z",
    });
    const cutAt = Date.parse(cut.since);
    const tellAt = (account: typeof cut, minutes: number, noticed: Noticed = {}) =>
      decideNotices(noticed, [account], { [cut.id]: cutAt }, cutAt + minutes * minute);

    it("tells after three minutes and not before", () => {
      expect(tellAt(cut, 2.9).tell).toEqual([]);
      expect(tellAt(cut, 3).tell).toEqual([cut]);
    });

    it("tells once, however often it tries again", () => {
      const { noticed } = tellAt(cut, 3);
      const nextTry = { ...cut, since: "2026-01-25T10:20:00.000Z", attempt: 9 };

      expect(tellAt(nextTry, 25, noticed).tell).toEqual([]);
    });

    it("counts the whole outage, and forgets it when the account is back or stopped", () => {
      const first = followDowntimes({}, [cut]);
      const trying = { ...cut, status: "loading" as const, reason: null, since: "2026-01-25T10:01:00.000Z" };

      expect(followDowntimes(first, [trying])).toEqual({ [cut.id]: cutAt });
      expect(followDowntimes(first, [{ ...cut, status: "ready" }])).toEqual({});
      expect(followDowntimes(first, [{ ...cut, desired: "stopped" }])).toEqual({});
    });
  });

  it("remembers nothing of accounts that are gone or long since fine", () => {
    const first = decideNotices({}, [crashed], {}, 0);

    expect(decideNotices(first.noticed, [], {}, minute).noticed).toEqual({});
    expect(decideNotices(first.noticed, [fine], {}, 11 * minute).noticed).toEqual({});
  });
});

describe("composeNotification", () => {
  it("names the account and its reason", () => {
    expect(composeNotification([loggedOut], translatorFor("id"))).toEqual({
      id: `account:${loggedOut.id}`,
      title: "Toko Ayam 1",
      message: "Dikeluarkan dari HP",
    });
  });

  it("makes one of several", () => {
    const other = anAccount({ id: accountId(2), clientName: "Gudang", status: "error" });

    expect(composeNotification([crashed, other], translatorFor("en"))).toEqual({
      id: "accounts",
      title: "2 accounts need you",
      message: "Toko Ayam 1, Gudang",
    });
  });

  it("is none of nobody", () => {
    expect(composeNotification([], translatorFor("en"))).toBeNull();
  });
});
