/** Where a tip stands: above its control, or below where there is no room, and never beyond the page. Pure. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

const gap = 6;
const margin = 8;

export function placeTip(control: Box, tip: Size, page: Size): { readonly left: number; readonly top: number } {
  const above = control.top - gap - tip.height;
  const below = control.top + control.height + gap;
  const centred = control.left + (control.width - tip.width) / 2;
  const furthest = page.width - margin - tip.width;
  return {
    left: Math.max(margin, Math.min(centred, furthest)),
    top: above >= margin ? above : below,
  };
}
