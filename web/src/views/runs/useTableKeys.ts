import { useEffect } from 'react';
import { lettersAct } from '../../kit/keys.ts';

interface Acts {
    move: (by: number) => void;
    toggle: () => void;
    pick: () => void;
    pin: () => void;
    open: () => void;
    clear: () => void;
}

/** The table's keys, wherever on the page: J and K move, X shows or hides, space chooses, P makes the baseline, O opens, Escape chooses none, / goes to the filter. */
export function useTableKeys(acts: Acts): void {
    useEffect(() => {
        const key = (event: KeyboardEvent): void => {
            const target = event.target as HTMLElement;
            if (target.closest('input:not([type=checkbox]), select, textarea, dialog, .plot, .float') || event.ctrlKey || event.metaKey || event.altKey) {
                return;
            }
            if (!lettersAct() && event.key.length === 1 && event.key !== ' ') {
                return;
            }
            const onButton = target.closest('button, a, input') !== null;
            const inTable = target.closest('.table-body') !== null;
            const known: Record<string, () => void> = {
                j: () => acts.move(1),
                k: () => acts.move(-1),
                x: acts.toggle,
                p: acts.pin,
                o: acts.open,
                Escape: acts.clear,
                '/': () => document.getElementById('filter')?.focus(),
                ...(onButton ? {} : { ' ': acts.pick, Enter: acts.open }),
                ...(inTable && !onButton ? { ArrowDown: () => acts.move(1), ArrowUp: () => acts.move(-1) } : {}),
            };
            const act = known[event.key];
            if (act) {
                event.preventDefault();
                act();
            }
        };
        document.addEventListener('keydown', key);
        return () => document.removeEventListener('keydown', key);
    });
}
