import { useEffect, useRef, useState, type RefObject } from 'react';
import { onTheme } from '../kit/theme.ts';
import { Chart } from './chart.ts';

interface Canvas {
    canvas: RefObject<HTMLCanvasElement | null>;
    over: RefObject<HTMLCanvasElement | null>;
    chart: RefObject<Chart | null>;
    /** Whether the chart is on the screen or near it. */
    seen: boolean;
    /** Grows whenever the same picture has to be painted again: another size, another theme. */
    turn: number;
}

declare global {
    interface Window {
        __charts?: Record<string, { scene(): unknown }>;
    }
}

/** A chart on its canvases, for as long as the component lives. */
export function useCanvas(name: string): Canvas {
    const canvas = useRef<HTMLCanvasElement>(null);
    const over = useRef<HTMLCanvasElement>(null);
    const chart = useRef<Chart | null>(null);
    const [seen, setSeen] = useState(false);
    const [turn, setTurn] = useState(0);
    useEffect(() => {
        const element = canvas.current as HTMLCanvasElement;
        chart.current = new Chart(element, over.current as HTMLCanvasElement);
        (window.__charts ??= {})[name] = chart.current;
        const watched = new IntersectionObserver((entries) => setSeen(entries.some((e) => e.isIntersecting)), { rootMargin: '200px' });
        watched.observe(element);
        const sized = new ResizeObserver(() => setTurn((n) => n + 1));
        sized.observe(element);
        const themed = onTheme(() => setTurn((n) => n + 1));
        return () => {
            watched.disconnect();
            sized.disconnect();
            themed();
            delete window.__charts?.[name];
        };
    }, [name]);
    return { canvas, over, chart, seen, turn };
}
