import { useEffect, useState, type JSX } from 'react';
import { useWords } from '../i18n/index.ts';
import { ago } from './format.ts';

const SECOND = 1_000;

/** How long ago a time was, told anew every second. */
export function Ago({ millis }: { millis: number }): JSX.Element {
    const { t, language } = useWords();
    const [now, setNow] = useState(Date.now());
    useEffect(() => {
        const clock = setInterval(() => setNow(Date.now()), SECOND);
        return () => clearInterval(clock);
    }, []);
    const since = ago(millis, now, language);
    return <>{'date' in since ? since.date : t(since.word, { n: since.n })}</>;
}
