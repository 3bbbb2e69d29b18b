import { useState, type JSX } from 'react';
import { useWords } from '../../i18n/index.ts';

const SHAPE = /^\d+(\s*[x×,]\s*\d+)+$/;

/** Takes the shape of an input whose file tells none. */
export function ShapeField({ name, onShape }: { name: string; onShape: (shape: string) => void }): JSX.Element {
    const { t } = useWords();
    const [text, setText] = useState('');
    const good = SHAPE.test(text.trim());
    const send = (): void => {
        if (good) {
            onShape(text.trim().split(/\s*[x×,]\s*/).join('x'));
        }
    };
    return (
        <label className="costs-dim">
            <code>{name}</code>
            <input className="shape" placeholder="1x3x224x224" title={t('model.shapeOf', { of: name })} aria-invalid={text !== '' && !good} value={text} onChange={(e) => setText(e.target.value)} onBlur={send} onKeyDown={(e) => e.key === 'Enter' && send()} />
        </label>
    );
}
