import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { get, type FieldUse } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';

interface Props {
    project: string;
    value: string;
    onChange: (group: string) => void;
}

const KINDS = ['param', 'tag', 'attribute'] as const;
const ATTRIBUTES = /(^|\.)(status|user|user_id)$/;

/** What runs are grouped by: a param, a tag, or their state. */
export function GroupChoice({ project, value, onChange }: Props): JSX.Element {
    const { t } = useWords();
    const fields = useQuery({
        queryKey: ['groups', project],
        queryFn: async () => {
            const all = await Promise.all(KINDS.map((kind) => get<{ fields: FieldUse[] }>(`/api/v1/projects/${project}/fields?limit=300&kind=${kind}`)));
            return all.flatMap((a) => a.fields).filter((f) => !f.key.startsWith('mlflow.') && (f.kind !== 'attribute' || ATTRIBUTES.test(f.field)));
        },
    });
    const known = fields.data ?? [];
    return (
        <label className="choice">
            <span>{t('project.group')}</span>
            <select value={value} onChange={(e) => onChange(e.target.value)}>
                <option value="">{t('project.none')}</option>
                {value !== '' && !known.some((f) => f.field === value) && <option value={value}>{value}</option>}
                {KINDS.map((kind) => {
                    const some = known.filter((f) => f.kind === kind);
                    return (
                        some.length > 0 && (
                            <optgroup key={kind} label={t(`kind.${kind}`)}>
                                {some.map((f) => (
                                    <option key={f.field} value={f.field}>
                                        {f.key}
                                    </option>
                                ))}
                            </optgroup>
                        )
                    );
                })}
            </select>
        </label>
    );
}
