/** The simulated phones of the demo: small Indonesian businesses with chats of their own. Data only. */
import type { ControlClient, PhoneControl } from "../control-client";
import type { HistoryPlan } from "../history";

/** What becomes of an account that the demo adds by itself, so that a full panel shows more than one state. */
export type Fate = "ready" | "stopped" | "unlinked" | "waits-for-scan" | "waits-for-code";

export interface DemoPhone {
  readonly name: string;
  readonly number: string;
  readonly battery: number;
  readonly history: HistoryPlan;
  readonly fate: Fate;
}

const businesses: readonly { readonly name: string; readonly fate?: Fate }[] = [
  { name: "Toko Ayam Bu Sri" },
  { name: "CS Bandung" },
  { name: "Warung Kopi Senja" },
  { name: "Batik Laras", fate: "stopped" },
  { name: "Apotek Sehat" },
  { name: "Laundry Kilat", fate: "waits-for-scan" },
  { name: "Bengkel Jaya" },
  { name: "Katering Ibu Ani", fate: "unlinked" },
  { name: "Toko Bangunan Maju" },
  { name: "Pulsa Murah", fate: "waits-for-code" },
  { name: "Salon Melati" },
  { name: "Rental Mobil Bali" },
];

const customers = [
  { number: "628990000101", text: "Pagi kak, stoknya masih ada?" },
  { number: "628990000102", text: "Bisa kirim ke Bekasi hari ini?" },
  { number: "628990000103", text: "Sudah saya transfer ya, mohon dicek 🙏" },
];

/** The `index`th phone, from 0; there is no last one. */
export function demoPhone(index: number): DemoPhone {
  const business = businesses[index];
  return {
    name: business?.name ?? `Cabang ${index + 1}`,
    number: `62812345${String(index + 1).padStart(5, "0")}`,
    battery: 95 - ((index * 17) % 80),
    history: { chats: 6 + ((index * 3) % 10), messages: 40, groups: 1 + (index % 3) },
    fate: business?.fate ?? "ready",
  };
}

export async function addDemoPhone(control: ControlClient, demo: DemoPhone): Promise<PhoneControl> {
  const phone = await control.addPhone(demo.number, { pushName: demo.name, history: demo.history });
  await phone.setBattery(demo.battery);
  for (const { number, text } of customers) await phone.deliver({ from: number, text });
  return phone;
}
