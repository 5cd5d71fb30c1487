/** What comes with a message: fetched when somebody wants it, shown if it is a picture, else offered as a file. */
import { useTranslations } from "use-intl";
import type { StoredMessage } from "#shared/chats";
import type { MessageMedia } from "#shared/media";
import { Button } from "../../ui/Button";
import { useBytes } from "../use-bytes";
import styles from "./Chats.module.css";
import { fileNameOf, isPicture } from "./media-file";
import { useMedia } from "./use-media";

interface MediaProps {
  readonly accountId: string;
  readonly message: StoredMessage;
  readonly media: MessageMedia;
}

export function Media({ accountId, message, media }: MediaProps) {
  const t = useTranslations("chats");
  const errorText = useTranslations("error");
  const bytesText = useBytes();
  const { shown, isLoading, failure, load } = useMedia(accountId, message.messageId);
  if (shown !== null && isPicture(shown.type)) {
    return <img className={styles.picture} src={shown.address} alt={t("picture")} />;
  }
  if (shown !== null) {
    return (
      <a className={styles.file} href={shown.address} download={fileNameOf(message.type, media)}>
        {t("save")}
      </a>
    );
  }
  return (
    <>
      <Button size="small" className={styles.load} isBusy={isLoading} onClick={load}>
        {media.bytes === null ? t("show") : t("showSized", { size: bytesText(media.bytes) })}
      </Button>
      {failure === null ? null : (
        <span className={styles.failed} role="alert">
          {errorText(failure)}
        </span>
      )}
    </>
  );
}
