import { useEffect, useRef, type RefObject } from 'react';

/** Letters would otherwise outgrow their margins in narrow places, and vanish in wide ones. */
const [LEAST, MOST] = [0.6, 1.8];

/** Keeps letters of a drawing that is as wide as its place as large as those around it: `--unit` is how many of the drawing's `wide` units are a pixel. */
export function useUnit(wide: number): RefObject<SVGSVGElement | null> {
    const drawing = useRef<SVGSVGElement>(null);
    useEffect(() => {
        const element = drawing.current;
        if (!element) {
            return undefined;
        }
        const sized = new ResizeObserver(() => {
            const width = element.getBoundingClientRect().width;
            if (width > 0) {
                element.style.setProperty('--unit', String(Math.min(MOST, Math.max(LEAST, wide / width))));
            }
        });
        sized.observe(element);
        return () => sized.disconnect();
    }, [wide]);
    return drawing;
}
