import { RotateCcw } from 'lucide-react';
import type { JSX } from 'react';
import { useWords } from '../../../i18n/index.ts';
import type { BodyProps } from '../bodyProps.ts';
import { hue } from './marks.ts';

interface Props {
    classes: Map<string, number>;
    scored: boolean;
    view: BodyProps['view'];
    onView: BodyProps['onView'];
}

const PLAIN = 100;

/** Brightness, contrast, and which boxes and masks are drawn. */
export function ImageTools({ classes, scored, view, onView }: Props): JSX.Element {
    const { t } = useWords();
    const off = view.classes ?? [];
    const flip = (name: string): void => onView({ classes: off.includes(name) ? off.filter((o) => o !== name) : [...off, name] });
    const changed = view.light !== undefined || view.contrast !== undefined;
    return (
        <>
            {(['light', 'contrast'] as const).map((what) => (
                <label key={what} className="amount">
                    <span className="fact">{t(`media.${what}`)}</span>
                    <input type="range" min={20} max={300} step={5} value={view[what] ?? PLAIN} onChange={(e) => onView({ [what]: Number(e.target.value) === PLAIN ? undefined : Number(e.target.value) } as Parameters<typeof onView>[0])} />
                </label>
            ))}
            {changed && (
                <button type="button" className="icon" aria-label={t('media.plain')} title={t('media.plain')} onClick={() => onView({ light: undefined, contrast: undefined })}>
                    <RotateCcw size={14} />
                </button>
            )}
            {[...classes].map(([name, id]) => (
                <button key={name} type="button" className="toggle" aria-pressed={!off.includes(name)} onClick={() => flip(name)}>
                    <i className="swatch" style={{ background: `var(${hue(id)})` }} /> {name}
                </button>
            ))}
            {scored && (
                <label className="amount">
                    <span className="fact">{t('media.score')}</span>
                    <input type="range" min={0} max={1} step={0.01} value={view.score ?? 0} onChange={(e) => onView({ score: Number(e.target.value) || undefined })} />
                    <span className="num">{(view.score ?? 0).toFixed(2)}</span>
                </label>
            )}
        </>
    );
}
