import { useEffect, useRef, useState } from 'react';

/** A text that is written and then sent: what comes back late of what was sent never takes the place of what was written since; what others set does. */
export function useDraft(value: string, onSend: (text: string) => void): [text: string, write: (text: string) => void, send: (text: string) => void] {
    const [text, write] = useState(value);
    const sent = useRef(value);
    useEffect(() => {
        if (value !== sent.current) {
            sent.current = value;
            write(value);
        }
    }, [value]);
    const send = (next: string): void => {
        sent.current = next;
        onSend(next);
    };
    return [text, write, send];
}
