/** Errors as WhatsApp's production code throws them: a class with a one-letter name, and nothing more to go by. */

// Written out: DevTools, and so puppeteer, show the name of the class in the source, not its `name` property.
const classes = { n: class n extends Error {}, r: class r extends Error {}, t: class t extends Error {} } as const;

export function minifiedError(letter: keyof typeof classes, facts: object = {}): Error {
  return Object.assign(new classes[letter](letter), { name: letter, ...facts });
}
