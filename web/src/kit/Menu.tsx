import { useEffect, useRef, useState, type JSX, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { useDismiss } from './useDismiss.ts';

/** What can be done, by its word and sign. */
export interface Act {
    name: string;
    sign: ReactNode;
    act: () => void;
}

interface Props {
    name: string;
    sign: ReactNode;
    acts: Act[];
}

/** A button that opens a list of things to do. */
export function Menu({ name, sign, acts }: Props): JSX.Element {
    const [open, setOpen] = useState(false);
    const frame = useRef<HTMLSpanElement>(null);
    const button = useRef<HTMLButtonElement>(null);
    const close = (): void => {
        setOpen(false);
        button.current?.focus();
    };
    return (
        <span className="menu" ref={frame} data-open={open}>
            <button ref={button} type="button" title={name} aria-label={name} aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
                {sign}
            </button>
            {open && <Acts name={name} acts={acts} frame={frame} close={close} />}
        </span>
    );
}

/** Arrow keys move, Escape and a press beside it close. */
function Acts({ name, acts, frame, close }: Omit<Props, 'sign'> & { frame: RefObject<HTMLElement | null>; close: () => void }): JSX.Element {
    const list = useRef<HTMLDivElement>(null);
    const items = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    useDismiss(frame, close);
    useEffect(() => items()[0]?.focus(), []);
    const onKeyDown = (event: KeyboardEvent): void => {
        const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (by !== undefined) {
            event.preventDefault();
            const all = items();
            all[(all.indexOf(document.activeElement as HTMLElement) + by + all.length) % all.length]?.focus();
        }
    };
    return (
        <div className="menu-acts" ref={list} role="menu" aria-label={name} onKeyDown={onKeyDown}>
            {acts.map((one) => (
                <button
                    key={one.name}
                    type="button"
                    role="menuitem"
                    onClick={() => {
                        close();
                        one.act();
                    }}
                >
                    {one.sign} {one.name}
                </button>
            ))}
        </div>
    );
}
