/** Makes a part of a rig fail when a test says so, whatever of it is called. */

export function breakable<T extends object>(part: T, error: () => Error | null): T {
  const guard = <A extends readonly unknown[], R>(work: (...args: A) => R, self: unknown, args: A): R => {
    const failure = error();
    if (failure !== null) throw failure;
    return Reflect.apply(work, self, args);
  };
  return new Proxy(part, {
    apply: (work, self, args) => guard(work as (...args: unknown[]) => unknown, self, args),
    get(target, key) {
      const member: unknown = Reflect.get(target, key, target);
      if (typeof member !== "function") return member;
      return (...args: unknown[]) => guard(member as (...args: unknown[]) => unknown, target, args);
    },
  });
}
