/** Where a readout stands beside a crosshair, in CSS pixels of its plot. */
export interface Place {
    left?: number;
    right?: number;
    maxWidth: number;
}

interface Span {
    left: number;
    right: number;
}

const BESIDE = 14;
const MARGIN = 8;
const MOST = 300;

/** Beside a crosshair at `pixel` of a plot: where the plot has more room, but on the other side where the pane around it would cut the readout. */
export function placeBeside(pixel: number, plot: Span, pane: Span): Place {
    const onLeft = plot.left + pixel - pane.left - BESIDE - MARGIN;
    const onRight = pane.right - plot.left - pixel - BESIDE - MARGIN;
    const wanted = pixel < (plot.right - plot.left) / 2;
    const right = wanted ? onRight >= Math.min(MOST, onLeft) : onLeft < Math.min(MOST, onRight);
    return right ? { left: pixel + BESIDE, maxWidth: Math.min(MOST, onRight) } : { right: plot.right - plot.left - pixel + BESIDE, maxWidth: Math.min(MOST, onLeft) };
}
