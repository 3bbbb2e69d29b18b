import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type JSX } from 'react';
import { tensorsOf, type ModelFacts, type TensorFacts } from '../../api/models.ts';
import { useWords } from '../../i18n/index.ts';
import { bytes, count } from '../../kit/format.ts';
import type { ModelChange, ModelView } from '../../state/modelView.ts';
import { TensorPanel } from './TensorPanel.tsx';

interface Props {
    facts: ModelFacts;
    view: ModelView;
    onView: (part: ModelChange) => void;
}

type Order = 'tensor' | 'name' | 'elements' | 'bytes';
const ROW = 28;

/** All stored weights as a table; one of them in full. */
export function WeightsPane({ facts, view, onView }: Props): JSX.Element {
    const { t } = useWords();
    const [find, setFind] = useState('');
    const [order, setOrder] = useState<Order>('tensor');
    const query = useQuery({ queryKey: ['tensors', facts.at], queryFn: () => tensorsOf(facts.at), staleTime: Infinity });
    const rows = useMemo(() => sorted((query.data?.tensors ?? []).filter((w) => w.name.toLowerCase().includes(find.toLowerCase())), order), [query.data, find, order]);
    const scroll = useRef<HTMLDivElement>(null);
    const list = useVirtualizer({ count: rows.length, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 12 });
    const largest = Math.max(1, ...rows.map((r) => r.elements));
    const head = (by: Order, word: string, num = false): JSX.Element => (
        <button type="button" className={num ? 'num' : ''} aria-pressed={order === by} onClick={() => setOrder(by)}>
            {word} {order === by && by !== 'tensor' ? (by === 'name' ? '↑' : '↓') : ''}
        </button>
    );
    return (
        <div className="weights" data-open={view.tensor !== undefined}>
            <section className="weights-list" aria-label={t('model.weights')}>
                <div className="network-tools">
                    <input className="weights-find" value={find} placeholder={t('model.findWeights')} aria-label={t('model.findWeights')} onChange={(e) => setFind(e.target.value)} />
                    <span className="fact">{t('model.tensors', { n: rows.length.toLocaleString('en-US') })}</span>
                </div>
                <div className="weights-head">
                    {head('name', t('model.name'))}
                    <span>{t('model.type')}</span>
                    <span>{t('model.shape')}</span>
                    {head('elements', t('model.parameters'), true)}
                    {head('bytes', t('model.size'), true)}
                </div>
                <div ref={scroll} className="weights-body" tabIndex={0} role="group" aria-label={t('model.weights')}>
                    <div style={{ height: list.getTotalSize(), position: 'relative' }}>
                        {list.getVirtualItems().map((item) => {
                            const row = rows[item.index] as TensorFacts;
                            return (
                                <button key={row.tensor} type="button" className="weights-row" aria-current={view.tensor === row.tensor} style={{ transform: `translateY(${item.start}px)` }} onClick={() => onView({ tensor: row.tensor })}>
                                    <span className="cut" title={row.name}>
                                        {row.name || '–'}
                                    </span>
                                    <span className="fact">{row.type}</span>
                                    <code className="cut">{row.shape}</code>
                                    <span className="num">
                                        <span className="share" aria-hidden="true">
                                            <i style={{ width: `${Math.max(2, (100 * row.elements) / largest)}%` }} />
                                        </span>
                                        {count(row.elements)}
                                    </span>
                                    <span className="num fact">{bytes(row.bytes)}</span>
                                </button>
                            );
                        })}
                    </div>
                </div>
            </section>
            {view.tensor !== undefined && (
                <section className="network-node" aria-label={t('model.chosen')}>
                    <TensorPanel at={facts.at} tensor={view.tensor} />
                </section>
            )}
        </div>
    );
}

function sorted(rows: TensorFacts[], order: Order): TensorFacts[] {
    if (order === 'tensor') {
        return rows;
    }
    return [...rows].sort((a, b) => (order === 'name' ? a.name.localeCompare(b.name, 'en', { numeric: true }) : b[order] - a[order]));
}
