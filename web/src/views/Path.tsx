import { useEffect, useState, type JSX, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** Where one is, written into the top bar. */
export function Path({ children }: { children: ReactNode }): JSX.Element | null {
    const [place, setPlace] = useState<Element | null>(null);
    useEffect(() => setPlace(document.getElementById('path')), []);
    return place && (createPortal(children, place) as JSX.Element);
}
