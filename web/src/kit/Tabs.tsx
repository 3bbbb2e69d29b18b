import type { JSX, KeyboardEvent, ReactNode } from 'react';

interface Props<N extends string> {
    names: readonly N[];
    chosen: N;
    onChoose: (name: N) => void;
    label: (name: N) => ReactNode;
    title: string;
    small?: boolean;
}

/** Faces of one thing: a press or the arrow keys choose, Tab goes on. */
export function Tabs<N extends string>({ names, chosen, onChoose, label, title, small }: Props<N>): JSX.Element {
    const at = names.indexOf(chosen);
    const key = (event: KeyboardEvent<HTMLDivElement>): void => {
        const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: names.length - 1 }[event.key];
        const next = to === undefined ? undefined : names[(to + names.length) % names.length];
        if (next !== undefined) {
            event.preventDefault();
            onChoose(next);
            event.currentTarget.querySelectorAll('button')[names.indexOf(next)]?.focus();
        }
    };
    return (
        <div className={small ? 'tabs small' : 'tabs'} role="tablist" aria-label={title} onKeyDown={key}>
            {names.map((name) => (
                <button key={name} type="button" role="tab" aria-selected={name === chosen} tabIndex={name === chosen ? 0 : -1} onClick={() => onChoose(name)}>
                    {label(name)}
                </button>
            ))}
        </div>
    );
}
