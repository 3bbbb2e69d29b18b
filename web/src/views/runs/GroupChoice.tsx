import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { get, type FieldUse } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';

interface Props {
    project: string;
    /** Fields, outermost first. */
    value: readonly string[];
    /** The one that the server refused; why is said in the table. */
    wrong: string | undefined;
    onChange: (group: string[]) => void;
}

const KINDS = ['param', 'tag', 'attribute'] as const;
const ATTRIBUTES = /(^|\.)(status|user|user_id)$/;
const MOST = 3;

/** What runs are grouped by: params, tags, or their state; a field within another's groups is added behind it. */
export function GroupChoice({ project, value, wrong, onChange }: Props): JSX.Element {
    const { t } = useWords();
    const fields = useQuery({
        queryKey: ['groups', project],
        queryFn: async () => {
            const all = await Promise.all(KINDS.map((kind) => get<{ fields: FieldUse[] }>(`/api/v1/projects/${project}/fields?limit=300&kind=${kind}`)));
            return all.flatMap((a) => a.fields).filter((f) => !f.key.startsWith('mlflow.') && (f.kind !== 'attribute' || ATTRIBUTES.test(f.field)));
        },
    });
    const known = fields.data ?? [];
    const places = value.length < MOST ? [...value, ''] : value;
    return (
        <>
            {places.map((chosen, n) => (
                <label key={n} className="choice">
                    <span className={n > 0 && chosen === '' ? 'hidden' : undefined}>{t(n === 0 ? 'project.group' : 'project.then')}</span>
                    <select value={chosen} aria-invalid={chosen !== '' && chosen === wrong} aria-describedby={chosen !== '' && chosen === wrong ? 'groups-said' : undefined} onChange={(e) => onChange(e.target.value === '' ? value.slice(0, n) : [...value.slice(0, n), e.target.value, ...value.slice(n + 1)])}>
                        <option value="">{n > 0 && chosen === '' ? `${t('project.then')} …` : t('project.none')}</option>
                        {chosen !== '' && !known.some((f) => f.field === chosen) && <option value={chosen}>{chosen}</option>}
                        {KINDS.map((kind) => {
                            const some = known.filter((f) => f.kind === kind && (f.field === chosen || !value.includes(f.field)));
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
            ))}
        </>
    );
}
