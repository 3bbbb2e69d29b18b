import type { JSX } from 'react';

/** How much of something is done, as a bar. */
export function Meter({ share, name }: { share: number; name: string }): JSX.Element {
    const percent = Math.round(100 * share);
    return (
        <span className="meter" role="progressbar" aria-label={name} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
            <i style={{ width: `${percent}%` }} />
        </span>
    );
}
