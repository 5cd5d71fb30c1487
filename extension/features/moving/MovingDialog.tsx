/** What sending an account away and taking one in share: a form that one request takes long to answer. */
import { type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Notice } from "../../ui/Notice";
import { Progress } from "../../ui/Progress";
import styles from "./Moving.module.css";

interface MovingDialogProps {
  readonly title: string;
  readonly submitText: string;
  /** Shown while the request is under way. */
  readonly busyText: string;
  readonly isBusy: boolean;
  /** What went wrong, unless it stands at a field. */
  readonly problem: string | null;
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function MovingDialog(props: MovingDialogProps) {
  const { title, submitText, busyText, isBusy, problem, onSubmit, onClose, children } = props;
  const common = useTranslations("common");
  const formId = useId();
  return (
    <Dialog
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" isBusy={isBusy}>
            {submitText}
          </Button>
        </>
      }
      onClose={onClose}
    >
      <form
        id={formId}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void onSubmit();
        }}
      >
        {children}
        {problem === null ? null : <Notice tone="error">{problem}</Notice>}
        {isBusy ? <Progress label={busyText} percent={null} /> : null}
      </form>
    </Dialog>
  );
}
