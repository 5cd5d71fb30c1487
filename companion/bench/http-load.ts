/** Asks one address again and again over one connection and notes how long each answer took to its last byte. */
import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";

export interface Load {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly count: number;
  /** What each answer must begin with. */
  readonly status: number;
  /** The first answer counts. */
  readonly isCold?: boolean;
}

export interface Loaded {
  /** Milliseconds of each answer. */
  readonly times: readonly number[];
  readonly perSecond: number;
  /** Of the last answer. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: Loaded["headers"];
  readonly body: Buffer;
}

function ask(url: string, headers: Load["headers"], agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    asked.on("error", reject);
    asked.end();
  });
}

/** The first answers are not counted: code is compiled and caches are filled. */
const warmUps = 20;

export async function load({ url, headers, count, status, isCold = false }: Load): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    for (let index = 0; index < (isCold ? 0 : warmUps); index += 1) await ask(url, headers, agent);
    const times: number[] = [];
    const begun = performance.now();
    let last: Answer | undefined;
    for (let index = 0; index < count; index += 1) {
      const asked = performance.now();
      last = await ask(url, headers, agent);
      if (last.status !== status) throw new Error(`${url} answered ${last.status}, not ${status}`);
      times.push(performance.now() - asked);
    }
    if (last === undefined) throw new Error("Nothing was asked.");
    const { headers: answered, body } = last;
    return { times, perSecond: (1000 * count) / (performance.now() - begun), headers: answered, body };
  } finally {
    agent.destroy();
  }
}
