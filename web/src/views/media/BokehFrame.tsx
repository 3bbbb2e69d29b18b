import thirdTables from '@bokeh/bokehjs/build/js/bokeh-tables.min.js?url';
import thirdWidgets from '@bokeh/bokehjs/build/js/bokeh-widgets.min.js?url';
import third from '@bokeh/bokehjs/build/js/bokeh.min.js?url';
import secondTables from 'bokehjs2/build/js/bokeh-tables.min.js?url';
import secondWidgets from 'bokehjs2/build/js/bokeh-widgets.min.js?url';
import second from 'bokehjs2/build/js/bokeh.min.js?url';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useWords } from '../../i18n/index.ts';
import type { BokehFigure } from './bokeh.ts';

/** The parts of each version of the library, in the order in which one needs the other. */
const LIBRARIES = { 2: [second, secondWidgets, secondTables], 3: [third, thirdWidgets, thirdTables] };

const FIRST = 400;
const HIGHEST = 4_000;

/** A Bokeh document, drawn by Bokeh's own library of its version in a frame that has no origin, no network and no other scripts. */
export default function BokehFrame({ figure, name }: { figure: BokehFigure; name: string }): JSX.Element {
    const { t } = useWords();
    const frame = useRef<HTMLIFrameElement>(null);
    const [size, setSize] = useState<{ width: number; height: number }>({ width: 0, height: FIRST });
    const [failed, setFailed] = useState('');
    const parts = new URLSearchParams(LIBRARIES[figure.library].map((part) => ['library', part]));
    useEffect(() => {
        const listen = (event: MessageEvent): void => {
            if (event.source !== frame.current?.contentWindow) {
                return;
            }
            const said = event.data as { ready?: boolean; failed?: string; height?: number; width?: number };
            if (said.ready) {
                frame.current?.contentWindow?.postMessage(figure.item, '*');
            } else if (typeof said.failed === 'string') {
                setFailed(said.failed.slice(0, 300));
            } else if (typeof said.height === 'number' && typeof said.width === 'number') {
                setSize({ width: Math.min(HIGHEST, said.width), height: Math.min(HIGHEST, said.height) });
            }
        };
        addEventListener('message', listen);
        return () => removeEventListener('message', listen);
    }, [figure]);
    return (
        <>
            {failed !== '' && <p className="problem">{t('media.bokehFailed', { why: failed })}</p>}
            <div className="scroll">
                <iframe ref={frame} className="bokeh" src={`/frames/bokeh.html?${parts}`} title={name} sandbox="allow-scripts" style={{ height: size.height, minWidth: size.width }} />
            </div>
        </>
    );
}
