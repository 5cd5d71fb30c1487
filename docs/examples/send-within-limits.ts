/**
 * What every program that sends has to do (the integration checklist), from the account list to the count:
 *
 *   SAKLAR_TOKEN=… npx tsx docs/examples/send-within-limits.ts 0812-3450-001 "Halo!"
 */
import { createSaklarClient } from "../../shared/client/saklar-client";
import { SaklarError } from "../../shared/client/saklar-error";

const { SAKLAR_URL: url = "http://127.0.0.1:8477", SAKLAR_TOKEN: token = "" } = process.env;
const [to = "", text = "Halo!"] = process.argv.slice(2);
const saklar = createSaklarClient({ url, token });

// 1. The account list.
const accounts = await saklar.listAccounts();
console.log(`accounts: ${accounts.map(({ clientName, status }) => `${clientName} is ${status}`).join(", ")}`);

// 2. Only an account that is ready may send.
const account = accounts.find(({ status }) => status === "ready");
if (account === undefined) throw new Error("No account is ready: link or start one first.");

// 3. Follow what changes from now on; the list stays true over lost connections.
const follower = saklar.follow({
  onAccount: ({ clientName, status, messagesSentToday, dailyLimit }) =>
    console.log(`event: ${clientName} is ${status}, ${messagesSentToday} of ${dailyLimit} used today`),
});
await follower.first;

try {
  // 4. Set a part of today's limit aside before a run, so that no other program takes it meanwhile.
  const reservation = await saklar.reserve(account.id, 2);
  console.log(`reserved: ${reservation.count}, ${reservation.remaining} left until ${reservation.resetsAt}`);

  // 5. Send. The key makes a repeated request send once; a message of the reservation is not counted again.
  const message = { to, text, reservationId: reservation.id };
  const sent = await saklar.send(account.id, message, { idempotencyKey: crypto.randomUUID() });
  console.log(`sent: ${sent.id ?? "without an id, so do not send it again"}`);

  // 6. The second one comes too soon for the pace: the error says how long to wait.
  await saklar.send(account.id, { ...message, text: `${text} (2)` }).catch((error: unknown) => {
    if (!(error instanceof SaklarError) || error.code !== "pace_limit") throw error;
    console.log(`wait: ${Math.ceil((error.waitMs ?? 0) / 1000)} s`);
  });

  // 7. Give back what was not sent; the count is right without further ado.
  const { givenBack } = await saklar.giveBack(account.id, reservation.id);
  const { messagesSentToday, remaining } = await saklar.readQuota(account.id);
  console.log(`given back: ${givenBack}; counted today: ${messagesSentToday}, left: ${remaining}`);
} finally {
  follower.close();
}
