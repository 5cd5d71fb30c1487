/** How `npx drizzle-kit generate` turns the tables into forward migrations. */
import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  schema: "./companion/store/schema/*.ts",
  out: "./companion/store/migrations",
});
