/** `npm run build`: the extension for both browsers, remembered as fresh so that `npm start` need not build again. */
import { exit } from "node:process";
import { buildExtension } from "./extension-build.mjs";

exit(buildExtension() ? 0 : 1);
