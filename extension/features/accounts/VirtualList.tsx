/** A list of rows of unknown height; long ones are drawn only where they are looked at. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useRef } from "react";
import { useKeptInView } from "../../ui/use-kept-in-view";
import { moveByArrows } from "./arrow-keys";
import styles from "./VirtualList.module.css";

/** Below this many rows drawing all of them is cheaper, and find-in-page works. */
const drawnWhole = 60;

interface VirtualListProps<Item extends { readonly key: string }> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly estimatedHeight: number;
  readonly isGreyed: boolean;
  readonly render: (item: Item) => ReactNode;
}

export function VirtualList<Item extends { readonly key: string }>(props: VirtualListProps<Item>) {
  return props.items.length <= drawnWhole ? <WholeList {...props} /> : <WindowedList {...props} />;
}

function WholeList<Item extends { readonly key: string }>(props: VirtualListProps<Item>) {
  const { label, items, isGreyed, render } = props;
  const scroller = useRef<HTMLDivElement>(null);
  useKeptInView(scroller);
  return (
    <div ref={scroller} className={styles.scroller} data-greyed={isGreyed}>
      <ul aria-label={label} onKeyDown={moveByArrows}>
        {items.map((item) => (
          <li key={item.key}>{render(item)}</li>
        ))}
      </ul>
    </div>
  );
}

function WindowedList<Item extends { readonly key: string }>(props: VirtualListProps<Item>) {
  const { label, items, estimatedHeight, isGreyed, render } = props;
  const scroller = useRef<HTMLDivElement>(null);
  useKeptInView(scroller);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedHeight,
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 8,
  });
  return (
    <div ref={scroller} className={styles.scroller} data-greyed={isGreyed}>
      <ul
        aria-label={label}
        className={styles.window}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={moveByArrows}
      >
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const item = items[index];
          return item ? (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={styles.placed}
              style={{ translate: `0 ${start}px` }}
              aria-setsize={items.length}
              aria-posinset={index + 1}
            >
              {render(item)}
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}
