/** Short notices in a place of their own, so that they never lie over a control. */
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./Button";
import { IconButton } from "./IconButton";
import { useAnnounce } from "./LiveRegion";
import styles from "./Toasts.module.css";
import { type Toast, withToast } from "./toast-list";
import { useCountdown } from "./use-countdown";

const visibleMs = 6000;

type ShowToast = (toast: Omit<Toast, "id">) => void;

interface Shelf {
  readonly toasts: readonly Toast[];
  readonly dismiss: (id: number) => void;
}

const ShelfContext = createContext<Shelf>({ toasts: [], dismiss: () => {} });
/** Apart: a list of hundreds that may show one is not drawn anew with each one shown. */
const ShowContext = createContext<ShowToast>(() => {});

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const lastId = useRef(0);
  const announce = useAnnounce();
  const show = useCallback<ShowToast>(
    (toast) => {
      lastId.current += 1;
      const id = lastId.current;
      setToasts((current) => withToast(current, { ...toast, id }));
      announce(toast.text);
    },
    [announce],
  );
  const dismiss = useCallback((id: number) => setToasts((current) => current.filter((toast) => toast.id !== id)), []);
  const shelf = useMemo(() => ({ toasts, dismiss }), [toasts, dismiss]);
  return (
    <ShowContext value={show}>
      <ShelfContext value={shelf}>{children}</ShelfContext>
    </ShowContext>
  );
}

export function useToast(): ShowToast {
  return useContext(ShowContext);
}

/** Does what the newest toast offers: by key, since nobody can tab to it through a long list before it goes. */
export function useToastAction(): () => void {
  const { toasts, dismiss } = useContext(ShelfContext);
  return () => {
    const last = toasts.findLast(({ action }) => action !== undefined);
    if (last === undefined) return;
    dismiss(last.id);
    last.action?.run();
  };
}

/** Where the toasts appear; stands in the layout, between the list and the footer. */
export function ToastShelf() {
  const { toasts, dismiss } = useContext(ShelfContext);
  return toasts.length === 0 ? null : (
    <ul className={styles.shelf} data-toasts>
      {toasts.map((toast) => (
        <ToastItem key={toast.id} toast={toast} onDismiss={dismiss} />
      ))}
    </ul>
  );
}

function ToastItem({ toast, onDismiss }: { readonly toast: Toast; readonly onDismiss: (id: number) => void }) {
  const t = useTranslations("ui");
  const { id, tone, text, action } = toast;
  const [isHovered, setHovered] = useState(false);
  const [isFocused, setFocused] = useState(false);
  useCountdown(visibleMs, tone === "error" || isHovered || isFocused, () => onDismiss(id));
  const run = () => {
    onDismiss(id);
    action?.run();
  };
  return (
    <li
      className={styles.toast}
      data-tone={tone}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      {tone === "error" ? <CircleAlert size={16} aria-hidden="true" /> : <CircleCheck size={16} aria-hidden="true" />}
      <span className={styles.text}>{text}</span>
      {action ? (
        <Button size="small" variant="ghost" aria-keyshortcuts="u" onClick={run}>
          {action.label}
        </Button>
      ) : null}
      <IconButton label={t("dismiss")} icon={<X size={14} />} onClick={() => onDismiss(id)} />
    </li>
  );
}
