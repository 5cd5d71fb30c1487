/** A list of rows of unknown height; long ones are drawn only where they are looked at. */
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type FocusEvent, type ReactNode, useCallback, useRef, useState } from "react";
import { moveByArrows } from "./arrow-keys";
import { useKeptInView } from "./use-kept-in-view";
import { useOverscan } from "./use-overscan";
import { useStartOver } from "./use-start-over";
import styles from "./VirtualList.module.css";

/** Below this many rows drawing all of them is cheaper, and find-in-page works. */
const drawnWhole = 60;

interface VirtualListProps<Item extends { readonly key: string }> {
  readonly label: string;
  readonly items: readonly Item[];
  /** How many there are in all, where not all of them are here yet. */
  readonly total?: number;
  readonly estimatedHeight: number;
  readonly isGreyed?: boolean;
  /** What the rows answer to, as a search; with another one the list begins at its top. */
  readonly query?: string;
  readonly render: (item: Item) => ReactNode;
}

export function VirtualList<Item extends { readonly key: string }>(props: VirtualListProps<Item>) {
  const { items, total = items.length } = props;
  // A long list stays one when a search leaves few of it: the other kind would draw each row anew.
  const [wasLong, setWasLong] = useState(false);
  const isLong = wasLong || total > drawnWhole;
  if (isLong !== wasLong) setWasLong(isLong);
  return isLong ? <WindowedList {...props} /> : <WholeList {...props} />;
}

function WholeList<Item extends { readonly key: string }>(props: VirtualListProps<Item>) {
  const { label, items, isGreyed = false, query = "", render } = props;
  const scroller = useRef<HTMLDivElement>(null);
  useKeptInView(scroller);
  useStartOver(scroller, query);
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
  const { label, items, total = items.length, estimatedHeight, isGreyed = false, query = "", render } = props;
  const scroller = useRef<HTMLDivElement>(null);
  useKeptInView(scroller);
  useStartOver(scroller, query);
  const overscan = useOverscan(query);
  const focus = useFocusedRow();
  // A new function would have all rows placed anew with each drawing.
  const getItemKey = useCallback((index: number) => items[index]?.key ?? index, [items]);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedHeight,
    getItemKey,
    overscan,
    rangeExtractor: (range) => focus.withFocused(range, items),
  });
  return (
    <div ref={scroller} className={styles.scroller} data-greyed={isGreyed}>
      <ul
        aria-label={label}
        className={styles.window}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={moveByArrows}
        onFocus={focus.note}
        onBlur={focus.forget}
      >
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const item = items[index];
          return item ? (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              data-key={item.key}
              className={styles.placed}
              style={{ translate: `0 ${start}px` }}
              aria-setsize={total}
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

/** The row with the focus stays drawn wherever it is: undrawn, it would take the keyboard with it. */
function useFocusedRow() {
  const key = useRef<string | undefined>(undefined);
  return {
    note: ({ target }: FocusEvent) => {
      key.current = target.closest("li")?.dataset.key;
    },
    forget: ({ currentTarget, relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) key.current = undefined;
    },
    withFocused: (range: Range, items: readonly { readonly key: string }[]): number[] => {
      const drawn = defaultRangeExtractor(range);
      const index = key.current === undefined ? -1 : items.findIndex((item) => item.key === key.current);
      return index === -1 || drawn.includes(index) ? drawn : [...drawn, index].sort((one, other) => one - other);
    },
  };
}
