/** The tip that is on screen: what `data-tip` of its control says, as long as it says it. */
import styles from "./Tip.module.css";
import { placeTip } from "./tip-place";

const tipId = "tip";

export interface TipSheet {
  readonly control: HTMLElement;
  readonly element: HTMLElement;
  place(): void;
  remove(): void;
}

/** `onGone` when the control has left the page or has nothing to say any more. */
export function showTip(control: HTMLElement, onGone: () => void): TipSheet {
  const element = document.createElement("div");
  Object.assign(element, { id: tipId, role: "tooltip", dir: "auto", className: styles.tip ?? "" });
  // A press on the tip is none beside the dialog its control stands in.
  element.addEventListener("pointerdown", (event) => event.stopPropagation());
  const place = () => {
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const { left, top } = placeTip(control.getBoundingClientRect(), element.getBoundingClientRect(), { width, height });
    element.style.translate = `${Math.round(left)}px ${Math.round(top)}px`;
  };
  const write = () => {
    element.textContent = control.dataset.tip ?? "";
    place();
  };
  document.body.append(element);
  write();
  const observer = new MutationObserver(() => {
    if (!control.isConnected || !control.dataset.tip) onGone();
    else if (element.textContent !== control.dataset.tip) write();
  });
  observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-tip"] });
  const describeNoMore = describe(control);
  return {
    control,
    element,
    place,
    remove: () => {
      observer.disconnect();
      describeNoMore();
      element.remove();
    },
  };
}

/** For assistive technology too, unless it is the control's name anyway. */
function describe(control: HTMLElement): () => void {
  if (control.dataset.tip === control.getAttribute("aria-label")) return () => {};
  control.setAttribute("aria-describedby", tipId);
  return () => control.removeAttribute("aria-describedby");
}
