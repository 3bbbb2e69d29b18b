import { Ellipsis, Expand, FileSpreadsheet, ImageDown, Maximize2, Minimize2, Pin, Spline, Table2 } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';
import { Menu, type Act } from '../kit/Menu.tsx';
import { isLogY, toggled, type ChartStyle } from './style.ts';

interface Props {
    title: string;
    style: ChartStyle;
    onStyle: (change: Partial<ChartStyle>) => void;
    onTable: () => void;
    onCsv: () => void;
    onPng: () => void;
    onSvg: () => void;
}

const SIZE = 14;

/** What can be done with one chart: how it stands in the grid, and how it leaves the page. */
export function CardTools({ title, style, onStyle, onTable, onCsv, onPng, onSvg }: Props): JSX.Element {
    const { t } = useWords();
    const wide = style.wide.includes(title);
    const full = style.full === title;
    const widen: Act = { name: t(wide ? 'charts.narrow' : 'charts.wide'), sign: wide ? <Minimize2 size={SIZE} /> : <Maximize2 size={SIZE} />, act: () => onStyle({ wide: toggled(style.wide, title) }) };
    const acts: Act[] = [
        ...(full ? [] : [widen]),
        { name: t('charts.data'), sign: <Table2 size={SIZE} />, act: onTable },
        { name: t('charts.csv'), sign: <FileSpreadsheet size={SIZE} />, act: onCsv },
        { name: t('charts.png'), sign: <ImageDown size={SIZE} />, act: onPng },
        { name: t('charts.svg'), sign: <Spline size={SIZE} />, act: onSvg },
    ];
    return (
        <span className="chart-tools">
            <Tool name={t('charts.logY')} pressed={isLogY(style, title)} act={() => onStyle({ logY: toggled(style.logY, title) })}>
                {t('charts.log')}
            </Tool>
            {!full && (
                <>
                    <Tool name={t('charts.pin')} pressed={style.pinned.includes(title)} act={() => onStyle({ pinned: toggled(style.pinned, title) })}>
                        <Pin size={SIZE} />
                    </Tool>
                    <Tool name={t('charts.full')} act={() => onStyle({ full: title })}>
                        <Expand size={SIZE} />
                    </Tool>
                </>
            )}
            <Menu name={t('charts.tools')} sign={<Ellipsis size={SIZE} />} acts={acts} />
        </span>
    );
}

function Tool({ name, pressed, act, children }: { name: string; pressed?: boolean; act: () => void; children: ReactNode }): JSX.Element {
    return (
        <button type="button" title={name} aria-label={name} {...(pressed === undefined ? {} : { 'aria-pressed': pressed })} onClick={act}>
            {children}
        </button>
    );
}
