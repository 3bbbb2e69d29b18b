import { useMemo } from 'react';
import type { MediaItem } from '../../../api/media.ts';
import { asTable, type Table } from '../../files/parse.ts';
import { useThere } from '../../files/useFolder.ts';
import { parsed, useTexts } from '../useJson.ts';
import { cellOf } from './mediaCell.ts';

/** A table, or the text of what is none. */
export interface Read {
    table: Table | null;
    text: string | null;
}

/** The tables of items, null while they load. Of W&B's tables with media that one is taken that lies beside its media, if it is there. */
export function useTables(run: string, items: readonly MediaItem[]): { tables: (Read | null)[]; error: Error | null } {
    const there = useThere(run, items.map(withMedia));
    const whole = useTexts(
        run,
        items.map((item, i) => ({ ...item, path: there[i] === true ? withMedia(item) : undefined })),
    );
    const plain = useTexts(run, items);
    const state = [run, ...items.map((item) => `${item.path} ${item.step} ${item.time}`), ...whole.texts.map((text) => text !== null), ...plain.texts.map((text) => text !== null)].join('\n');
    const tables = useMemo(
        () =>
            items.map((item, i): Read | null => {
                const folder = (withMedia(item) ?? '').replace(/[^/]*$/, '');
                const full = read(whole.texts[i] ?? null, run, folder);
                return full?.table ? full : read(plain.texts[i] ?? null, run, '');
            }),
        [state],
    );
    return { tables, error: plain.error };
}

function read(text: string | null, run: string, folder: string): Read | null {
    if (text === null) {
        return null;
    }
    const table = asTable(parsed(text));
    return { text, table: table && { ...table, data: table.data.map((row) => row.map((cell) => cellOf(cell, run, folder))) } };
}

const REFERENCE = /^wandb-client-artifact:\/\/(\w{20})\w*\/([^/]+\.table\.json)$/;

/** Where W&B's table lies together with its media (docs/wandb.md). */
export function withMedia(item: MediaItem): string | undefined {
    const found = REFERENCE.exec(typeof item.meta['artifact_path'] === 'string' ? item.meta['artifact_path'] : '');
    return found ? `media/tables/${found[1]}/${found[2]}` : undefined;
}
