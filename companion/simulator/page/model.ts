/** Observable records and collections shaped like WhatsApp Web's: attributes are properties, changes are events. */
import { Emitter } from "./emitter";

export class Model<Attributes extends object> extends Emitter {
  readonly #attributes: Attributes;

  constructor(attributes: Attributes) {
    super();
    this.#attributes = { ...attributes };
    for (const name of Object.keys(attributes) as (keyof Attributes)[]) {
      Object.defineProperty(this, name, {
        get: () => this.#attributes[name],
        set: (value) => this.set({ [name]: value } as unknown as Partial<Attributes>),
        enumerable: true,
      });
    }
  }

  get attributes(): Readonly<Attributes> {
    return this.#attributes;
  }

  set(changes: Partial<Attributes>): void {
    const before = { ...this.#attributes };
    const changed = (Object.keys(changes) as (keyof Attributes)[]).filter((name) => changes[name] !== before[name]);
    Object.assign(this.#attributes, changes);
    for (const name of changed) this.trigger(`change:${String(name)}`, this, changes[name], before[name]);
    if (changed.length > 0) this.trigger("change", this);
  }

  serialize(): Record<string, unknown> {
    return Object.fromEntries(Object.entries(this.#attributes));
  }

  /** What puppeteer sends when a model is handed to a function of the library. */
  toJSON(): Record<string, unknown> {
    return Object.fromEntries(Object.entries(this.#attributes));
  }
}

export class Collection<Member extends Model<{ readonly id: object }>> extends Emitter {
  readonly #members = new Map<string, Member>();

  /** Takes an id object or its text, as the real one does. */
  get(id: unknown): Member | undefined {
    return this.#members.get(String(id));
  }

  add(member: Member): Member {
    this.#members.set(String(member.attributes.id), member);
    member.echoTo(this);
    this.trigger("add", member);
    return member;
  }

  remove(member: Member): void {
    if (this.#members.delete(String(member.attributes.id))) this.trigger("remove", member);
  }

  getModelsArray(): Member[] {
    return [...this.#members.values()];
  }
}
