import { Link } from '@tanstack/react-router';
import { ChartLine, Folder } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Project } from '../api/client.ts';
import { useWords } from '../i18n/index.ts';
import { Ago } from '../kit/Ago.tsx';
import { count } from '../kit/format.ts';
import { recent } from '../state/recent.ts';
import { useProjects } from '../state/useProjects.ts';
import { Path } from './Path.tsx';
import { Best } from './home/Best.tsx';
import { DeletedProjects } from './home/DeletedProjects.tsx';
import { NewProject } from './home/NewProject.tsx';
import { Running } from './home/Running.tsx';
import { DropZone } from './models/DropZone.tsx';
import { Snippets } from './Snippets.tsx';

/** Projects, what is running, and how to log. */
export function Home(): JSX.Element {
    const { t } = useWords();
    const projects = useProjects().data?.projects;
    const shown = projects?.filter((p) => p.runs > 0 || p.name !== 'Default');
    return (
        <div className="home">
            <Path>{t('rail.home')}</Path>
            <div className="home-main">
                <div className="hero-row">
                    <h1 className="hero">{t('home.projects')}</h1>
                    <span className="space" />
                    <NewProject />
                </div>
                <Running projects={projects ?? []} />
                {shown && shown.length === 0 && (
                    <div className="empty">
                        <p>{t('home.empty')}</p>
                        <p className="fact">{t('home.emptyFrom')}</p>
                    </div>
                )}
                {shown && shown.length > 0 && (
                    <table className="projects">
                        <thead>
                            <tr>
                                <th>{t('home.project')}</th>
                                <th className="num">{t('home.runs')}</th>
                                <th className="num">{t('home.points')}</th>
                                <th>{t('home.perDay')}</th>
                                <th>{t('home.best')}</th>
                                <th className="num">{t('home.last')}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {shown.map((p) => (
                                <ProjectRow key={p.id} project={p} />
                            ))}
                        </tbody>
                    </table>
                )}
                <DeletedProjects />
                <WhereYouWere />
            </div>
            <aside className="home-side">
                <LogARun newest={Math.max(0, ...(projects ?? []).map((p) => p.lastPoint ?? 0))} />
                <OpenWhatYouHave />
            </aside>
        </div>
    );
}

function ProjectRow({ project }: { project: Project }): JSX.Element {
    const most = Math.max(1, ...project.perDay);
    return (
        <tr>
            <td>
                <Link to="/projects/$project" params={{ project: project.id }} search={{}} className="strong">
                    {project.name}
                </Link>
                {project.note !== '' && <div className="fact cut" title={project.note}>{project.note.split('\n')[0]}</div>}
            </td>
            <td className="num">{count(project.runs)}</td>
            <td className="num">{count(project.points)}</td>
            <td>
                <svg className="days" width="130" height="24" role="img" aria-label={project.perDay.join(' ')}>
                    {project.perDay.map((n, day) => (
                        <rect
                            key={day}
                            x={day * 4.6}
                            width="3.6"
                            y={23 - (n / most) * 22}
                            height={(n / most) * 22 + (n > 0 ? 1 : 0)}
                            className={day === project.perDay.length - 1 ? 'today' : ''}
                        />
                    ))}
                    <line x1="0" x2="130" y1="23.5" y2="23.5" />
                </svg>
            </td>
            <td className="best">
                <Best project={project} />
            </td>
            <td className="num">{project.lastPoint === undefined ? '' : <Ago millis={project.lastPoint} />}</td>
        </tr>
    );
}

function WhereYouWere(): JSX.Element | null {
    const { t } = useWords();
    const [visits] = useState(recent);
    if (visits.length === 0) {
        return null;
    }
    return (
        <section className="visits">
            <h2>{t('palette.recent')}</h2>
            {visits.map((v) => (
                <Link key={v.kind + v.id} to={v.kind === 'run' ? '/runs/$run' : '/projects/$project'} params={{ run: v.id, project: v.id }} search={{}} className="visit">
                    {v.kind === 'run' ? <ChartLine size={14} /> : <Folder size={14} />}
                    <span className="cut">{v.name}</span>
                    <span className="fact cut">{v.kind === 'run' ? v.of : t('palette.project')}</span>
                    <span className="num fact">
                        <Ago millis={v.time} />
                    </span>
                </Link>
            ))}
        </section>
    );
}

function LogARun({ newest }: { newest: number }): JSX.Element {
    const { t } = useWords();
    return (
        <section>
            <h2>{t('home.log')}</h2>
            <p className="fact">{t('home.keep')}</p>
            <Snippets newest={newest} />
        </section>
    );
}

function OpenWhatYouHave(): JSX.Element {
    const { t } = useWords();
    return (
        <section>
            <h2>{t('home.open')}</h2>
            <p className="fact">{t('home.openFact')}</p>
            <div className="snippet">
                <pre>loupe serve ./logs</pre>
                <div className="snippet-foot fact">TensorBoard, MLflow, W&amp;B, Sacred, Comet, Neptune, CSV, JSON</div>
            </div>
            <DropZone>
                <p className="fact">{t('drop.formats')}</p>
            </DropZone>
        </section>
    );
}
