/** What is known of a path before routing: its template, the methods it takes and whether it needs a token. */
import { type OperationName, operations } from "#shared/paths";
import { contracts } from "#shared/routes";

interface TableRow {
  /** Null for a document. */
  readonly name: OperationName | null;
  readonly template: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly isPublic: boolean;
}

/** Readable in a browser tab: they hold nothing but the contract. */
export const documentPaths = ["/openapi.json", "/docs"];

const rows: readonly TableRow[] = [
  ...Object.entries(operations).map(([name, { method, path, scope }]) => ({
    name: name as OperationName,
    template: path,
    method: method.toUpperCase(),
    pattern: new RegExp(`^${path.replace(/:\w+/g, "[^/]+")}$`),
    isPublic: scope === null,
  })),
  ...documentPaths.map((path) => ({
    name: null,
    template: path,
    method: "GET",
    pattern: new RegExp(`^${path}$`),
    isPublic: true,
  })),
];

/** HEAD is a GET without a body. */
const routed = (method: string) => (method === "HEAD" ? "GET" : method);

/** Empty for a path that does not exist. */
export function methodsAt(path: string): readonly string[] {
  return rows.filter((row) => row.pattern.test(path)).map((row) => row.method);
}

export function takesMethod(path: string, method: string): boolean {
  return methodsAt(path).includes(routed(method));
}

/** Null for what the contract does not know. */
export function operationAt(path: string, method: string): OperationName | null {
  return rows.find((row) => row.method === routed(method) && row.pattern.test(path))?.name ?? null;
}

/** The path with its parameters unfilled, null for one that does not exist. */
export function templateAt(path: string): string | null {
  return rows.find((row) => row.pattern.test(path))?.template ?? null;
}

/** Whether a file is sent there, which is read as it arrives. */
export function takesUpload(path: string, method: string): boolean {
  const name = operationAt(path, method);
  return name !== null && "isUpload" in contracts[name];
}

export function isPublic(path: string, method: string): boolean {
  return rows.some((row) => row.isPublic && row.method === routed(method) && row.pattern.test(path));
}
