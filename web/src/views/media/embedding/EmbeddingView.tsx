import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { EmbeddingFiles } from '../../../api/embedding.ts';
import { useWords } from '../../../i18n/index.ts';
import type { BodyProps } from '../bodyProps.ts';
import { PerRun } from '../PerRun.tsx';
import { Cloud } from './Cloud.tsx';

const PARTS = ['tensor', 'metadata', 'image'] as const;

/** Embeddings at a step: their points from principal components, and the files they lie in. */
export function EmbeddingView(props: BodyProps): JSX.Element {
    return (
        <PerRun {...props}>
            {(run, items) =>
                items.map((item, i) => (
                    <div key={`${item.step} ${i}`} className="embedding">
                        <Points run={run.id} meta={item.meta} view={props.view} onView={props.onView} />
                        <FileLinks run={run.id} meta={item.meta} />
                    </div>
                ))
            }
        </PerRun>
    );
}

function Points({ run, meta, ...rest }: { run: string; meta: Record<string, unknown> } & Pick<BodyProps, 'view' | 'onView'>): JSX.Element {
    const { t } = useWords();
    const text = (name: string): string => (typeof meta[name] === 'string' ? meta[name] : '');
    if (text('tensor') === '') {
        return <p className="empty">{t('media.embedding.absent')}</p>;
    }
    const files: EmbeddingFiles = { run, tensor: text('tensor'), metadata: text('metadata'), shape: text('tensor_shape') };
    const sides = text('single_image_dim').split(' ').map(Number);
    const sprite = text('image') !== '' && (sides[0] ?? 0) > 0 && (sides[1] ?? 0) > 0 ? { path: text('image'), width: sides[0] as number, height: sides[1] as number } : null;
    return <Cloud files={files} sprite={sprite} {...rest} />;
}

function FileLinks({ run, meta }: { run: string; meta: Record<string, unknown> }): JSX.Element {
    const { t } = useWords();
    return (
        <dl className="facts">
            {PARTS.filter((part) => typeof meta[part] === 'string').map((part) => [
                <dt key={part}>{t(`media.embedding.${part}`)}</dt>,
                <dd key={`${part}=`}>
                    <Link to="/runs/$run" params={{ run }} search={{ tab: 'files', file: String(meta[part]) }} className="link">
                        {String(meta[part])}
                    </Link>
                </dd>,
            ])}
        </dl>
    );
}
