/** A process that encrypts a database and makes it plain again as fast as it can, until it is killed. */
import { convertDatabase } from "../../store/convert-database";

const [url = "", key = ""] = process.argv.slice(2);

for (;;) {
  for (const to of ["encrypted", "plain"] as const) {
    await convertDatabase({ url, key, to });
    process.stdout.write("done;");
    // What was printed must get out before the next one, which never lets go of the event loop.
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
