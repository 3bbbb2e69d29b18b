import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { get, type FileEntry } from '../../api/client.ts';
import { models, runModels } from '../../api/models.ts';
import { useWords } from '../../i18n/index.ts';
import { modelName, MODELS } from './modelName.ts';

interface Props {
    name: string;
    at: string | undefined;
    /** A model whose run's other files are offered too. */
    beside: string | undefined;
    onChoose: (at: string) => void;
}

/** One of the models that were opened, of those that the latest runs logged, or of those that lie in the same folder of a run. */
export function ModelSelect({ name, at, beside, onChoose }: Props): JSX.Element {
    const { t } = useWords();
    const opened = useQuery({ queryKey: ['models'], queryFn: models });
    const [, run, folder = ''] = /^run:([^/]+)\/(.*\/)?/.exec(beside ?? at ?? '') ?? [];
    const files = useQuery({
        queryKey: ['models beside', run, folder],
        enabled: run !== undefined,
        queryFn: () => get<{ files: FileEntry[] }>(`/api/v1/runs/${run}/files?limit=1000&path=${encodeURIComponent(folder.slice(0, -1))}`),
    });
    const logged = useQuery({ queryKey: ['runModels', 'latest'], queryFn: () => runModels('') });
    const ofRuns = logged.data?.models ?? [];
    const known = new Set(ofRuns.map((m) => m.at));
    const runName = ofRuns.find((m) => m.run === run)?.runName;
    const neighbours = (files.data?.files ?? [])
        .filter((f) => !f.directory && MODELS.test(f.path))
        .map((f) => ({ at: `run:${run}/${f.path}`, name: f.path, ...(runName === undefined ? {} : { runName }) }));
    const offered = [...(opened.data?.models ?? []), ...neighbours.filter((m) => !known.has(m.at)), ...ofRuns].map((m) => ({ at: m.at, name: modelName(m) }));
    const all = at === undefined || offered.some((o) => o.at === at) ? offered : [{ at, name: at.replace(/^(file|run):/, '') }, ...offered];
    return (
        <label className="choice of-models" title={all.find((o) => o.at === at)?.name}>
            {name}
            <select value={at ?? ''} onChange={(e) => onChoose(e.target.value)}>
                <option value="" disabled>
                    {t('diff.choose')}
                </option>
                {all.map((o) => (
                    <option key={o.at} value={o.at}>
                        {o.name}
                    </option>
                ))}
            </select>
        </label>
    );
}
