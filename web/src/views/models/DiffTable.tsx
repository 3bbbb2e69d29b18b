import { useQueries, useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { diffOf, type ModelDiff } from '../../api/modelDiff.ts';
import { models } from '../../api/models.ts';
import { useWords } from '../../i18n/index.ts';
import { value } from '../../kit/format.ts';
import { distances } from '../../state/diffView.ts';

const MOST = 40;

interface Props {
    /** The model that all are compared with. */
    a: string;
    others: readonly string[];
    /** The one whose differences are listed and drawn. */
    shown: string | undefined;
    onShow: (at: string) => void;
}

/** Several models beside each other: how far the weights of each are from those of one, and how many operators differ. */
export function DiffTable({ a, others, shown, onShow }: Props): JSX.Element {
    const { t } = useWords();
    const [all, setAll] = useState(false);
    const opened = useQuery({ queryKey: ['models'], queryFn: models });
    const found = useQueries({ queries: others.map((b) => ({ queryKey: ['diff', a, b, undefined], queryFn: () => diffOf(a, b, undefined), retry: false })) });
    const diffs = found.map((one) => one.data);
    const rows = distances(diffs);
    const name = (at: string): string => opened.data?.models.find((m) => m.at === at)?.name ?? at.replace(/^(file|run):/, '');
    const largest = Math.max(Number.MIN_VALUE, ...rows.flatMap((row) => row.norms.filter((n): n is number => typeof n === 'number')));
    return (
        <section className="diff-table" aria-label={t('diff.several')} tabIndex={0}>
            <table>
                <thead>
                    <tr>
                        <th>{t('diff.several')}</th>
                        {others.map((at) => (
                            <th key={at} className="num">
                                <button type="button" aria-pressed={at === shown} title={name(at)} onClick={() => onShow(at)}>
                                    {name(at).split('/').pop()}
                                </button>
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    <tr>
                        <th scope="row">{t('diff.structure')}</th>
                        {diffs.map((diff, i) => (
                            <td key={others[i]} className="num">
                                {found[i]?.error ? '!' : structure(diff)}
                            </td>
                        ))}
                    </tr>
                    {rows.slice(0, all ? rows.length : MOST).map((row) => (
                        <tr key={row.name}>
                            <th scope="row" className="cut" title={row.name}>
                                {row.name}
                            </th>
                            {row.norms.map((norm, i) => (
                                <td key={others[i]} className="num" style={{ background: typeof norm === 'number' ? `color-mix(in srgb, var(--accent) ${Math.round((45 * norm) / largest)}%, transparent)` : undefined }}>
                                    {norm === undefined ? '' : norm === 0 ? '=' : value(norm)}
                                </td>
                            ))}
                        </tr>
                    ))}
                </tbody>
            </table>
            {rows.length > MOST && !all && (
                <button type="button" className="button" onClick={() => setAll(true)}>
                    {t('diff.more', { n: (rows.length - MOST).toLocaleString('en-US') })}
                </button>
            )}
        </section>
    );
}

/** −1 +2 ~3, or that nothing differs. */
function structure(diff: ModelDiff | undefined): string {
    if (!diff) {
        return '…';
    }
    const parts = [
        ['−', diff.removed.length],
        ['+', diff.added.length],
        ['~', diff.changed.length],
    ] as const;
    return parts.some(([, n]) => n > 0)
        ? parts
              .filter(([, n]) => n > 0)
              .map(([sign, n]) => `${sign}${n}`)
              .join(' ')
        : '=';
}
