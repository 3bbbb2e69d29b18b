import { useEffect, useState } from 'react';
import { decode, type Line } from '../api/columns.ts';
import { send } from '../api/client.ts';
import { onChange } from '../api/live.ts';
import { useWords } from '../i18n/index.ts';
import { bounded } from './bounds.ts';
import { allX } from './picture.ts';
import { questionOf, type AskedLine, type Question } from './question.ts';
import type { ChartStyle } from './style.ts';

const LIVE_MILLIS = 400;
const NONE: Asked = { lines: [], data: [] };

/** Lines that were asked for, and what came for them. */
interface Asked {
    lines: AskedLine[];
    data: Line[];
}

export async function ask(question: Question, signal?: AbortSignal): Promise<Line[]> {
    return decode(await (await send('POST', '/api/v1/lines', question, signal)).arrayBuffer());
}

/**
 * The lines of a chart, again when the style changes or a run has something new; the last good ones stay while the next are on their way.
 * Without a range the pixel columns of the server are those of each line alone, so lines that were reduced are asked again for the range of all.
 */
export function useLines(lines: AskedLine[], style: ChartStyle, seen: boolean, columns: () => number): Asked & { failed: string } {
    const [asked, setAsked] = useState<Asked>(NONE);
    const [failed, setFailed] = useState('');
    const { says } = useWords();
    const question = JSON.stringify([lines.map((l) => [l.runs, l.key, l.context]), style.axis, style.logX, style.smooth, style.amount, style.band, style.range]);
    useEffect(() => {
        if (!seen) {
            return undefined;
        }
        if (lines.length === 0) {
            setAsked(NONE);
            return undefined;
        }
        const abort = new AbortController();
        let waiting: ReturnType<typeof setTimeout> | undefined;
        const fetchAll = async (): Promise<void> => {
            try {
                let data = await ask(questionOf(lines, style, columns(), style.range), abort.signal);
                const all = style.range === null && lines.length > 1 && data.some((d) => d.head.points < d.head.of) ? allX(data, style.logX) : null;
                if (all !== null) {
                    data = await ask(questionOf(lines, style, columns(), all), abort.signal);
                }
                setAsked({ lines, data: bounded(lines, data) });
                setFailed('');
            } catch (failure) {
                if (!abort.signal.aborted) {
                    setFailed(says(failure));
                }
            }
        };
        void fetchAll();
        const mine = new Set(lines.flatMap((l) => l.runs));
        const stop = onChange((changed) => {
            if (waiting === undefined && [...changed].some((run) => mine.has(run))) {
                waiting = setTimeout(() => {
                    waiting = undefined;
                    void fetchAll();
                }, LIVE_MILLIS);
            }
        });
        return () => {
            abort.abort();
            clearTimeout(waiting);
            stop();
        };
        // The question holds all that the request is made of.
    }, [seen, question]);
    return { ...asked, failed };
}
