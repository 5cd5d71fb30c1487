/** The simulated phones' page: shows what the control API tells, every second, and sends it what is clicked. */
import { texts } from "/phone-texts.js";

const byId = (id) => document.getElementById(id);
let chosen = location.hash.slice(1);

async function call(method, path, body) {
  const response = await fetch(path, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(texts.errors[answer.error] ?? texts.errors.other);
  return answer;
}

function notify(text) {
  byId("notice").textContent = text;
  setTimeout(() => {
    if (byId("notice").textContent === text) byId("notice").textContent = "";
  }, 4000);
}

async function tell(path, body) {
  try {
    await call("POST", path, body);
    notify(texts.done);
  } catch (error) {
    notify(error.message);
  }
  await refresh();
}

function element(tag, text, properties = {}) {
  return Object.assign(document.createElement(tag), { textContent: text, ...properties });
}

/** Replaces the children only when they changed, so that focus and screen readers are left in peace. */
function fill(parent, key, make) {
  if (parent.dataset.key === key) return;
  parent.dataset.key = key;
  parent.replaceChildren(...make());
}

function phoneItem(phone) {
  const button = element("button", phone.pushName, { type: "button", onclick: () => choose(phone.number) });
  button.setAttribute("aria-current", String(phone.number === chosen));
  button.append(
    element("small", `+${phone.number}`),
    element("small", texts.state(phone.deviceIds.length, phone.isOnline)),
  );
  const item = document.createElement("li");
  item.append(button);
  return item;
}

function waitingButtons(pages) {
  const action = (text, path, body) =>
    element("button", text, { type: "button", onclick: () => tell(`/phones/${chosen}/${path}`, body) });
  const codes = pages.filter((page) => page.codeFor === chosen);
  const buttons = [
    ...pages
      .filter((page) => page.qrText)
      .map((page, index) => action(texts.scanNumber(index + 1), "scan", { text: page.qrText })),
    ...codes.map(({ code }) => action(texts.typeCodeFor(code), "type-code", { code })),
    ...pages.filter((page) => page.isWaitingForPasskey).map(() => action(texts.confirmPasskey, "confirm-passkey")),
  ];
  return buttons.length > 0 ? buttons : [element("p", texts.nothingWaiting)];
}

function outboxItems(messages) {
  const item = ({ chatId, body, ack, timestamp }) => {
    const ticks = ["…", "✓", "✓✓", "✓✓"][ack] ?? "…";
    const when = new Date(timestamp * 1000).toLocaleTimeString();
    const made = element("li", body);
    made.append(element("small", `${chatId.split("@")[0]} · ${when} · ${ticks}`));
    return made;
  };
  return messages.length > 0 ? messages.map(item) : [element("li", texts.nothingSent)];
}

function showPhone(phone, pages, outbox) {
  byId("phone").hidden = false;
  byId("phone-title").textContent = `${phone.pushName} · +${phone.number}`;
  const state = texts.state(phone.deviceIds.length, phone.isOnline);
  if (byId("phone-state").textContent !== state) byId("phone-state").textContent = state;
  byId("network").textContent = phone.isOnline ? texts.goOffline : texts.goOnline;
  byId("network").onclick = () => tell(`/phones/${phone.number}/${phone.isOnline ? "offline" : "online"}`);
  byId("unlink").disabled = phone.deviceIds.length === 0;
  fill(
    byId("waiting"),
    JSON.stringify([phone.number, pages.map((page) => [page.qrText, page.code, page.isWaitingForPasskey])]),
    () => waitingButtons(pages),
  );
  const latest = outbox.slice(-20).reverse();
  fill(byId("outbox"), JSON.stringify(latest), () => outboxItems(latest));
}

async function refresh() {
  const [phones, pages] = await Promise.all([call("GET", "/phones"), call("GET", "/pages")]);
  const phone = phones.find(({ number }) => number === chosen) ?? phones[0];
  chosen = phone?.number ?? "";
  fill(byId("phones"), JSON.stringify([phones, chosen]), () => phones.map(phoneItem));
  if (phone) showPhone(phone, pages, await call("GET", `/phones/${phone.number}/outbox`));
}

function choose(number) {
  chosen = number;
  history.replaceState(null, "", `#${number}`);
  void refresh();
}

function onSubmit(id, send) {
  byId(id).addEventListener("submit", async (event) => {
    event.preventDefault();
    await send(Object.fromEntries(new FormData(event.target)));
    event.target.querySelector('[name="text"], [name="code"], [name="number"]').value = "";
  });
}

for (const [name, text] of Object.entries(texts.labels)) {
  const labelled = document.querySelector(`[data-text="${name}"]`);
  labelled.textContent = text;
}
document.title = document.querySelector("h1").textContent;
onSubmit("add-phone", (phone) => tell("/phones", phone));
onSubmit("paste", ({ text }) => tell(`/phones/${chosen}/scan`, { text }));
onSubmit("code", ({ code }) => tell(`/phones/${chosen}/type-code`, { code }));
onSubmit("deliver", (message) => tell(`/phones/${chosen}/messages`, message));
byId("unlink").addEventListener("click", () => tell(`/phones/${chosen}/unlink`));

await refresh();
setInterval(() => refresh().catch(() => {}), 1000);
