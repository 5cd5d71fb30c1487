/** The small event style of WhatsApp Web's models: several names in one string, and models that echo into collections. */
export type Listener = (...args: never[]) => void;

export class Emitter {
  readonly #listeners = new Map<string, Listener[]>();
  readonly #echoes: Emitter[] = [];

  on(names: string, listener: Listener): this {
    for (const name of names.split(" ")) {
      this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
    }
    return this;
  }

  off(names: string, listener: Listener): this {
    for (const name of names.split(" ")) {
      const left = (this.#listeners.get(name) ?? []).filter((known) => known !== listener);
      this.#listeners.set(name, left);
    }
    return this;
  }

  once(name: string, listener: Listener): this {
    const onlyOnce: Listener = (...args) => {
      this.off(name, onlyOnce);
      listener(...args);
    };
    return this.on(name, onlyOnce);
  }

  /** Whatever happens here also happens on `other`. */
  echoTo(other: Emitter): void {
    this.#echoes.push(other);
  }

  trigger(name: string, ...args: unknown[]): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(...(args as never[]));
    for (const echo of this.#echoes) echo.trigger(name, ...args);
  }
}
