import type { JSX } from 'react';

/** A name of which the middle is cut where there is no room: neighbours that begin alike differ in their last letters, which are always seen. */
export function Ends({ text, strong = false, last = 6 }: { text: string; strong?: boolean; last?: number }): JSX.Element {
    return (
        <span className={strong ? 'ends strong' : 'ends'} title={text}>
            <span className="cut">{text.slice(0, -last)}</span>
            <span>{text.slice(-last)}</span>
        </span>
    );
}
