import { ArrowDown, ArrowUp } from 'lucide-react';
import { Fragment, type JSX } from 'react';
import { useWords } from '../../i18n/index.ts';
import { short } from './fields.ts';

interface Props {
    columns: readonly string[];
    /** After which column the differences from the baseline stand; -1 for none. */
    delta: number;
    sort: string;
    onSort: (sort: string) => void;
    template: string;
    minWidth: number;
}

/** Heads that sort: the first press down, the second up. */
export function TableHead({ columns, delta, sort, onSort, template, minWidth }: Props): JSX.Element {
    const { t } = useWords();
    return (
        <div className="table-head" role="row" style={{ gridTemplateColumns: template, minWidth }}>
            <span role="columnheader">
                <span className="hidden">{t('project.chosen')}</span>
            </span>
            <Head name={t('project.run')} field="name" sort={sort} onSort={onSort} />
            {columns.map((c, n) => (
                <Fragment key={c}>
                    <Head name={short(c)} field={c} sort={sort} onSort={onSort} num />
                    {n === delta && (
                        <span role="columnheader" className="num strong" title={t('project.fromBase', { name: short(c) })}>
                            {t('project.vsBase')}
                        </span>
                    )}
                </Fragment>
            ))}
            <Head name={t('project.time')} field="duration" sort={sort} onSort={onSort} num />
        </div>
    );
}

interface HeadProps {
    name: string;
    field: string;
    sort: string;
    onSort: (sort: string) => void;
    num?: boolean;
}

function Head({ name, field, sort, onSort, num }: HeadProps): JSX.Element {
    const { t } = useWords();
    const [by, direction] = [sort.replace(/ (asc|desc)$/, ''), sort.endsWith(' asc') ? 'asc' : 'desc'];
    const mine = by === field;
    return (
        <span role="columnheader" className={num ? 'num' : ''} aria-sort={mine ? (direction === 'asc' ? 'ascending' : 'descending') : 'none'}>
            <button type="button" title={t('project.sort', { name })} onClick={() => onSort(`${field} ${mine && direction === 'desc' ? 'asc' : 'desc'}`)}>
                <span className="cut">{name}</span>
                {mine && (direction === 'asc' ? <ArrowUp size={12} /> : <ArrowDown size={12} />)}
            </button>
        </span>
    );
}
