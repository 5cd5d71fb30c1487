/** Prints each message that comes to the socket it was handed as file descriptor 3: the manager's side of sd_notify. */
import { read } from "node:fs";

const buffer = Buffer.alloc(4096);

function next() {
  read(3, buffer, 0, buffer.length, null, (error, length) => {
    if (error) throw error;
    process.stdout.write(`${buffer.toString("utf8", 0, length)}\n`);
    next();
  });
}

next();
