import { Link } from '@tanstack/react-router';
import { Network } from 'lucide-react';
import type { JSX } from 'react';
import type { OpenedModel, RunModel } from '../../api/models.ts';
import { useWords } from '../../i18n/index.ts';
import { Ago } from '../../kit/Ago.tsx';
import { bytes } from '../../kit/format.ts';
import { modelName } from './modelName.ts';

interface Props {
    models: readonly (OpenedModel | RunModel)[];
    /** Null where models cannot be picked to be compared. */
    picked: readonly string[] | null;
    onPick: (at: string) => void;
}

/** Models to open, and to pick for a comparison; with their runs where they are files of such. */
export function ModelTable({ models, picked, onPick }: Props): JSX.Element {
    const { t } = useWords();
    const ofRuns = models.some((m) => 'run' in m);
    return (
        <table className="projects model-list">
            <thead>
                <tr>
                    <th>{t('model.name')}</th>
                    {ofRuns && <th>{t('model.run')}</th>}
                    <th className="num">{t('model.size')}</th>
                    <th className="num">{t(ofRuns ? 'model.logged' : 'model.changed')}</th>
                </tr>
            </thead>
            <tbody>
                {models.map((m) => (
                    <tr key={m.at}>
                        <td>
                            {picked && <input type="checkbox" checked={picked.includes(m.at)} aria-label={t('diff.pick', { name: modelName(m) })} onChange={() => onPick(m.at)} />}
                            <Link to="/models" search={{ at: m.at }}>
                                <Network size={14} /> {m.name}
                            </Link>
                        </td>
                        {'run' in m && (
                            <td>
                                <Link to="/runs/$run" params={{ run: m.run }} search={{}}>
                                    {m.runName}
                                </Link>
                            </td>
                        )}
                        <td className="num">{bytes(m.bytes)}</td>
                        <td className="num">
                            <Ago millis={m.changed} />
                        </td>
                    </tr>
                ))}
            </tbody>
        </table>
    );
}
