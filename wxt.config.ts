/** How the extension is built for Chrome and Firefox: folders, permissions, and what the manifest says. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "wxt";
import { afterPicture } from "./extension/app/after-picture.ts";
import { oneFile } from "./extension/app/one-file.ts";
import { compiledTexts } from "./extension/i18n/compiled-texts.ts";

/** Public half of a throw-away key: keeps the id of the unpacked Chrome extension at hmfhlonnfpgfpmlcjjhhobjoifcfbkah. */
const developmentKey =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAubh8BG8TiYaTau4qEwDXoE27lWrC7+S6KVubDG23OnwYN8IB1AsKYC4eySVwUR+j5JAvDYpQiTrjdFsGO3CcFmK4friPTifFd8RJNPYhUE480941skLP/+9jG+0pswlWp0S3B49c5GP8LkPToUsvxXHXfLf3cBWbbTf6+lj2wy/z443TqYIYSdruu28WE+ekvVyEJo/KaEl2FiaDjQjgFQwux5qldeaXUgU+DCnUWBU8kI54ehCx5tBV8XMiA524NfXTCeLwHV/UHU9HvvXh3a5da919lnRhp6awcuSY2g/RhxK+ZLiEKTmQakzNMvzYFjy0d+aZBEHG2TJ57+L1EwIDAQAB";

/** Firefox's default policy upgrades `ws://127.0.0.1` to `wss:`, so the policy is spelled out. */
const contentSecurityPolicy = "script-src 'self'; object-src 'self'";

const firefoxOnly = {
  browser_specific_settings: {
    gecko: {
      id: "saklar@companion.local",
      strict_min_version: "140.0",
      data_collection_permissions: { required: ["none"] },
    },
  },
};

/** The store gives a published extension its own id and refuses a key: build for it with `--mode store`. */
const chromeOnly = (mode: string) => ({
  // The first with `light-dark()`, which all colours are written in.
  minimum_chrome_version: "123",
  ...(mode === "store" ? {} : { key: developmentKey }),
});

const popup = fileURLToPath(new URL("extension/entrypoints/popup/main.tsx", import.meta.url));

export default defineConfig({
  srcDir: "extension",
  publicDir: "extension/public",
  modulesDir: "extension/modules",
  outDir: "dist/extension",
  modules: ["@wxt-dev/module-react"],
  imports: false,
  vite: () => ({ plugins: [compiledTexts(), oneFile(popup), afterPicture()] }),
  zip: { name: "saklar", excludeSources: ["companion/**", "docs/**", "scripts/**"] },
  manifest: ({ browser, mode }) => ({
    name: "__MSG_name__",
    description: "__MSG_description__",
    default_locale: "en",
    permissions: ["storage", "alarms", "notifications", ...(browser === "firefox" ? [] : ["sidePanel"])],
    host_permissions: ["http://127.0.0.1/*", "http://localhost/*"],
    optional_host_permissions: ["https://*/*"],
    content_security_policy: { extension_pages: contentSecurityPolicy },
    action: { default_title: "__MSG_name__" },
    commands: { _execute_action: { suggested_key: { default: "Alt+Shift+S" } } },
    ...(browser === "firefox" ? firefoxOnly : chromeOnly(mode)),
  }),
});
