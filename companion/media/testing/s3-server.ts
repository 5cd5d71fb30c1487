/** An S3-compatible server of its own for a test, with one bucket in a folder that can be looked into. */
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";
import type { S3Settings } from "../s3-place";

const bucket = "media";

export async function startS3Server() {
  const directory = await mkdtemp(join(tmpdir(), "saklar-s3-"));
  const server = new S3rver({
    port: 0,
    address: "127.0.0.1",
    silent: true,
    directory,
    configureBuckets: [{ name: bucket }],
  });
  const { port } = await server.run();
  const settings: S3Settings = {
    bucket,
    prefix: "saklar/",
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${port}`,
    // What this server expects of everyone.
    accessKeyId: "S3RVER",
    secretAccessKey: "S3RVER",
  };
  return {
    settings,
    /** Keys of all objects, as they lie on its disk. */
    keys(): string[] {
      const folder = join(directory, bucket);
      if (!existsSync(folder)) return [];
      const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
      return files.flatMap((file) => (file.endsWith("._S3rver_object") ? [file.replace("._S3rver_object", "")] : []));
    },
    async stop() {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export type S3Server = Awaited<ReturnType<typeof startS3Server>>;
