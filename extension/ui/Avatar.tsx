/** The face of an account: its picture or its initials on a colour of its own, decoration beside the name. */
import type { CSSProperties } from "react";
import styles from "./Avatar.module.css";
import { hueOf, initialsOf } from "./avatar-face";

interface AvatarProps {
  readonly id: string;
  readonly name: string;
  readonly size?: number;
  readonly picture?: string | null;
}

export function Avatar({ id, name, size = 36, picture = null }: AvatarProps) {
  const hue = hueOf(id);
  const look = { "--hue": hue, "--avatar-size": `${size}px` } as CSSProperties;
  return (
    <span className={styles.avatar} style={look} data-hue={hue} aria-hidden="true">
      {picture === null ? initialsOf(name) : <img className={styles.picture} src={picture} alt="" />}
    </span>
  );
}
