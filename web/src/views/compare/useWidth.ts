import { useEffect, useRef, useState, type RefObject } from 'react';

const FIRST = 960;

/** How wide an element is, in CSS pixels, as long as it lives. */
export function useWidth(): [RefObject<HTMLDivElement | null>, number] {
    const frame = useRef<HTMLDivElement>(null);
    const [width, setWidth] = useState(FIRST);
    useEffect(() => {
        const element = frame.current;
        if (!element) {
            return undefined;
        }
        const sized = new ResizeObserver(() => setWidth(element.clientWidth));
        sized.observe(element);
        return () => sized.disconnect();
    }, []);
    return [frame, width];
}
