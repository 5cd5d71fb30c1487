/** Every pair of colours that text or a sign is drawn with can be told apart, in light and in dark. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const css = readFileSync(fileURLToPath(new URL("../../extension/ui/tokens.css", import.meta.url)), "utf8");

type Theme = "light" | "dark";

function colourOf(name: string, theme: Theme): string {
  const value = new RegExp(`--${name}:\\s*([^;]+);`).exec(css)?.[1]?.trim() ?? "";
  const [, other] = /^var\(--([\w-]+)\)$/.exec(value) ?? [];
  if (other !== undefined) return colourOf(other, theme);
  const [, light, dark] = /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(value) ?? [undefined, value, value];
  const colour = theme === "light" ? light : dark;
  if (colour === undefined || !/^#\w{6}$/.test(colour)) throw new Error(`--${name} is no colour: ${value}`);
  return colour;
}

/** As WCAG counts it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string, theme: Theme): number {
  const [dark = 0, light = 0] = [one, other].map((name) => luminance(colourOf(name, theme))).sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const statuses = ["ready", "waiting", "working", "stopped", "error"];
const surfaces = ["n1", "n2"];
const across = (ones: readonly string[], others: readonly string[], least: number) =>
  ones.flatMap((one) => others.map((other) => [one, other, least] as const));

const pairs = [
  ...across(["n8", "n9", "n10"], [...surfaces, "n3"], 4.5),
  ...across(["accent-text"], [...surfaces, "accent-soft"], 4.5),
  ...across(["on-accent"], ["accent", "accent-strong", "danger", "danger-strong"], 4.5),
  ...across(["n8", "n9", "n10"], ["accent-soft"], 4.5),
  ...statuses.flatMap((status) => across([`${status}-text`], [...surfaces, `${status}-soft`], 4.5)),
  ...across(statuses, surfaces, 3),
  ...across(["qr-ink"], ["qr-paper"], 4.5),
];

it.each(pairs)("%s stands out on %s by %f to 1 in both themes", (one, other, least) => {
  for (const theme of ["light", "dark"] as const) {
    expect({ theme, contrast: contrast(one, other, theme) }).toEqual({ theme, contrast: expect.any(Number) });
    expect(contrast(one, other, theme)).toBeGreaterThanOrEqual(least);
  }
});
