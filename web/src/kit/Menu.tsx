import { useEffect, useLayoutEffect, useRef, useState, type JSX, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { useDismiss } from './useDismiss.ts';

/** What can be done, by its word and sign. */
export interface Act {
    name: string;
    sign: ReactNode;
    /** Whether a line parts it from those before. */
    apart?: boolean;
    act: () => void;
}

interface Props {
    name: string;
    /** What the button says beside its sign. */
    label?: string | undefined;
    sign: ReactNode;
    acts: Act[];
}

/** A button that opens a list of things to do. */
export function Menu({ name, label, sign, acts }: Props): JSX.Element {
    const [open, setOpen] = useState(false);
    const frame = useRef<HTMLSpanElement>(null);
    const button = useRef<HTMLButtonElement>(null);
    const close = (): void => {
        setOpen(false);
        button.current?.focus();
    };
    return (
        <span className="menu" ref={frame} data-open={open}>
            <button ref={button} type="button" className={label === undefined ? undefined : 'labelled'} title={name} aria-label={label === undefined || label === name ? name : `${name}: ${label}`} aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
                {sign} {label !== undefined && <span className="cut">{label}</span>}
            </button>
            {open && <Acts name={name} acts={acts} frame={frame} close={close} />}
        </span>
    );
}

/** Above its button where there is no room below. Arrow keys move, Escape and a press beside it close. */
function Acts({ name, acts, frame, close }: Omit<Props, 'sign' | 'label'> & { frame: RefObject<HTMLElement | null>; close: () => void }): JSX.Element {
    const list = useRef<HTMLDivElement>(null);
    const items = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    useDismiss(frame, close);
    const [up, setUp] = useState(false);
    useLayoutEffect(() => setUp((list.current?.getBoundingClientRect().bottom ?? 0) > window.innerHeight), []);
    useEffect(() => items()[0]?.focus({ preventScroll: true }), []);
    const onKeyDown = (event: KeyboardEvent): void => {
        const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (by !== undefined) {
            event.preventDefault();
            const all = items();
            all[(all.indexOf(document.activeElement as HTMLElement) + by + all.length) % all.length]?.focus();
        }
    };
    return (
        <div className="menu-acts" data-up={up} ref={list} role="menu" aria-label={name} onKeyDown={onKeyDown}>
            {acts.map((one, n) => (
                <button
                    key={`${n} ${one.name}`}
                    type="button"
                    data-apart={one.apart}
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
