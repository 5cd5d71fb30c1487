/** A body that is read as it arrives, however large it is. */

export interface OpenUpload {
  readonly content: ReadableStream<Uint8Array>;
  /** Reads to the end what the work has left unread, and forgets it. */
  drain(): Promise<void>;
}

export function openUpload({ body }: Request): OpenUpload {
  const reader = (body as ReadableStream<Uint8Array> | null)?.getReader();
  const next = async () => (await reader?.read()) ?? ({ done: true, value: undefined } as const);
  return {
    // It has no `cancel`: that would end the connection before the answer was sent.
    content: new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          const { done, value } = await next();
          if (done) controller.close();
          else controller.enqueue(value);
        },
      },
      { highWaterMark: 0 },
    ),
    async drain() {
      try {
        while (!(await next()).done);
      } catch {
        // Whoever sent it is gone.
      }
    },
  };
}
