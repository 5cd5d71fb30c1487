/** A page that lists every operation of the contract; server-rendered, without a script, so that it works offline. */
import { html } from "hono/html";
import { z } from "zod";
import { errorCatalogue } from "#shared/errors";
import { type OperationName, operations } from "#shared/paths";
import { contracts } from "#shared/routes";
import type { Contract } from "#shared/routes/contract";
import { completeSchema, type JsonSchema } from "./complete-document";

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
  section { border-top: 1px solid #8886; padding: .5rem 0 }
  h2 { font-size: 1rem; margin: .5rem 0 } code, pre { font: .875rem/1.4 ui-monospace, monospace }
  pre { overflow: auto; padding: .75rem; background: #8882; border-radius: .375rem }
  .method { display: inline-block; min-width: 4.5em; font-weight: 600; text-transform: uppercase }
`;

function schemaDetails(title: string, schema: z.ZodType | null | undefined) {
  if (schema === undefined || schema === null) return "";
  const plain = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const text = JSON.stringify(completeSchema(plain as JsonSchema), null, 2);
  return html`<details><summary>${title}</summary><pre>${text}</pre></details>`;
}

function operationSection(name: OperationName) {
  const { method, path, scope } = operations[name];
  const contract: Contract = contracts[name];
  const errors = (contract.errors ?? []).map((code) => `${errorCatalogue[code].status} ${code}`).join(", ");
  return html`<section id="${name}">
    <h2><code><span class="method">${method}</span> ${path}</code></h2>
    <p>${contract.summary}. ${scope === null ? "Needs no token." : html`Needs scope <b>${scope}</b>.`}</p>
    ${schemaDetails("Query", contract.query)} ${schemaDetails("Body", contract.body)}
    ${Object.entries(contract.answers).map(([status, schema]) => schemaDetails(`Answer ${status}`, schema))}
    ${errors === "" ? "" : html`<p>Errors: <code>${errors}</code></p>`}
  </section>`;
}

export function renderDocsPage(version: string) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Saklar companion ${version}</title>
        <style>${style}</style>
      </head>
      <body>
        <h1>Saklar companion ${version}</h1>
        <p>
          Send <code>Authorization: Bearer TOKEN</code>; make a token with
          <code>npm run --silent token -- --scope read --label NAME</code>. The same as a document:
          <a href="/openapi.json">/openapi.json</a>.
        </p>
        ${Object.keys(operations).map((name) => operationSection(name as OperationName))}
      </body>
    </html>`;
}
