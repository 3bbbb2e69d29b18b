import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { JSX } from 'react';
import { useWords } from '../../i18n/index.ts';
import { stepOf } from './parse.ts';

interface Props {
    files: string[];
    file: string;
    onFile: (path: string) => void;
}

/** Moves between files that were logged step by step. */
export function StepSlider({ files, file, onFile }: Props): JSX.Element {
    const { t } = useWords();
    const at = files.indexOf(file);
    const go = (to: number): void => {
        const next = files[to];
        if (next !== undefined) {
            onFile(next);
        }
    };
    return (
        <div className="steps">
            <button type="button" className="icon" aria-label={t('files.before')} title={t('files.before')} disabled={at <= 0} onClick={() => go(at - 1)}>
                <ChevronLeft size={16} />
            </button>
            <input type="range" min={0} max={files.length - 1} value={Math.max(0, at)} aria-label={t('charts.step')} aria-valuetext={String(stepOf(file)?.step)} onChange={(e) => go(Number(e.target.value))} />
            <button type="button" className="icon" aria-label={t('files.after')} title={t('files.after')} disabled={at >= files.length - 1} onClick={() => go(at + 1)}>
                <ChevronRight size={16} />
            </button>
            <span className="num">
                {t('charts.step')} <b>{stepOf(file)?.step.toLocaleString('en-US')}</b> <span className="fact">{`${at + 1} / ${files.length}`}</span>
            </span>
        </div>
    );
}
