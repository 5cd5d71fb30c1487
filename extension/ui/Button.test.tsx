/** A button that may not be pressed now keeps the focus it has, and does nothing. */
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type FormEvent, type ReactNode, useState } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { Button } from "./Button";
import { IconButton } from "./IconButton";

afterEach(cleanup);

interface Off {
  readonly disabled?: boolean;
  readonly isBusy?: boolean;
}

const buttons: readonly (readonly [string, (off: Off, onClick: () => void) => ReactNode])[] = [
  [
    "with words",
    (off, onClick) => (
      <Button {...off} onClick={onClick}>
        Stop
      </Button>
    ),
  ],
  ["with an icon", (off, onClick) => <IconButton {...off} label="Stop" icon={null} onClick={onClick} />],
];
const kinds = buttons.flatMap(([what, draw]) =>
  ([{ disabled: true }, { isBusy: true }] as const).map((off) => [what, off, draw] as const),
);

it.each(kinds)("%s keeps the keyboard when it becomes %o, and ignores it", async (_what, off, draw) => {
  const pressed = vi.fn();
  function Once() {
    const [isOff, setOff] = useState(false);
    return draw(isOff ? off : {}, () => {
      pressed();
      setOff(true);
    });
  }
  render(<Once />);
  const user = userEvent.setup({ delay: null });
  await user.tab();

  await user.keyboard("{Enter}");
  await user.keyboard("{Enter}[Space]");

  const button = screen.getByRole("button", { name: "Stop" });
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(pressed).toHaveBeenCalledOnce();
});

it("sends no form while it is off", async () => {
  const sent = vi.fn((event: FormEvent) => event.preventDefault());
  render(
    <form onSubmit={sent}>
      <Button type="submit" disabled>
        Save
      </Button>
    </form>,
  );

  await userEvent.click(screen.getByRole("button", { name: "Save" }));

  expect(sent).not.toHaveBeenCalled();
});
