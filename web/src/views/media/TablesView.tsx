import { useDeferredValue, useMemo, type JSX } from 'react';
import type { MediaItem } from '../../api/media.ts';
import { useWords } from '../../i18n/index.ts';
import { asTable, type Table } from '../files/parse.ts';
import { TableView } from '../files/TableView.tsx';
import type { BodyProps } from './MediaBody.tsx';
import { PerRun } from './PerRun.tsx';
import { parsed, useTexts } from './useJson.ts';

/** Tables at a step: heads sort, a text filters rows. */
export function TablesView(props: BodyProps): JSX.Element {
    const { t } = useWords();
    return (
        <>
            <div className="tools flat">
                <input type="search" value={props.view.rows ?? ''} aria-label={t('media.findRows')} placeholder={t('media.findRows')} onChange={(e) => props.onView({ rows: e.target.value || undefined })} />
            </div>
            <PerRun {...props}>{(run, items) => <Tables run={run.id} items={items} wanted={props.view.rows ?? ''} />}</PerRun>
        </>
    );
}

function Tables({ run, items, wanted }: { run: string; items: MediaItem[]; wanted: string }): JSX.Element {
    const { texts, error } = useTexts(run, items);
    return (
        <>
            {error && <p className="problem">{error.message}</p>}
            {items.map((item, i) => (
                <One key={`${item.step} ${i}`} text={texts[i] ?? null} wanted={wanted} />
            ))}
        </>
    );
}

function One({ text, wanted }: { text: string | null; wanted: string }): JSX.Element | null {
    const { t } = useWords();
    const word = useDeferredValue(wanted.toLowerCase());
    const table = useMemo(() => (text === null ? null : asTable(parsed(text))), [text]);
    const shown = useMemo((): Table | null => table && { ...table, data: word === '' ? table.data : table.data.filter((row) => row.some((cell) => String(typeof cell === 'object' ? JSON.stringify(cell) : cell).toLowerCase().includes(word))) }, [table, word]);
    if (!table || !shown) {
        return text === null ? null : <pre className="preview">{text.slice(0, 4_000)}</pre>;
    }
    return (
        <>
            {word !== '' && <p className="fact">{t('media.rowsOf', { n: shown.data.length, of: table.data.length })}</p>}
            <TableView table={shown} />
        </>
    );
}
