import { Check, Copy } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useWords } from '../i18n/index.ts';
import { Ago } from '../kit/Ago.tsx';
import { Tabs } from '../kit/Tabs.tsx';

const COPIED_MILLIS = 1_500;

/** The lines that log a run to a server, by client; what a client does not say goes to a project of its own choice. */
const SNIPPETS: Record<string, (url: string, project: string | undefined) => string> = {
    MLflow: (url, project) =>
        `import mlflow\nmlflow.set_tracking_uri("${url}")\n${project === undefined ? '' : `mlflow.set_experiment(${JSON.stringify(project)})\n`}mlflow.log_metric("loss", loss, step=step)`,
    'W&B': (url, project) =>
        `# of a server started by: loupe serve --wandb\nexport WANDB_BASE_URL=${url}\nexport WANDB_API_KEY=${'0'.repeat(40)}\n${project === undefined ? '' : `export WANDB_PROJECT=${JSON.stringify(project)}\n`}python train.py`,
    TensorBoard: () => `# what SummaryWriter writes is followed\nloupe serve ./runs`,
    Java: (url, project = 'my-project') =>
        `try (Run run = Loupe.server(URI.create("${url}"))\n        .run(${JSON.stringify(project)}).start()) {\n    run.log("loss", loss, step);\n}`,
    HTTP: (url, project = 'my-project') =>
        `curl ${url}/api/v1/runs \\\n  -H 'content-type: application/json' \\\n  -d '${JSON.stringify({ projectName: project, name: 'first' }).replace(/'/g, "'\\''")}'`,
};

interface Props {
    /** Undefined for any. */
    project?: string;
    /** When the last point came; 0 for never. */
    newest?: number;
}

/** How a run is logged here, to copy. */
export function Snippets({ project, newest = 0 }: Props): JSX.Element {
    const { t } = useWords();
    const [client, setClient] = useState('MLflow');
    const [copied, setCopied] = useState(false);
    const text = (SNIPPETS[client] ?? (() => ''))(location.origin, project);
    const copy = (): void => {
        void navigator.clipboard?.writeText(text);
        setCopied(true);
        setTimeout(() => setCopied(false), COPIED_MILLIS);
    };
    const name = t(copied ? 'home.copied' : 'home.copy');
    return (
        <div className="snippet">
            <div className="snippet-head">
                <Tabs small names={Object.keys(SNIPPETS)} chosen={client} onChoose={setClient} title={t('home.log')} label={(name) => name} />
                <span className="space" />
                <button type="button" className="icon" aria-label={name} title={name} onClick={copy}>
                    {copied ? <Check size={14} /> : <Copy size={14} />}
                </button>
            </div>
            <pre>{text}</pre>
            <div className="snippet-foot">
                <i className="dot" /> {t('home.listening', { host: location.host })}
                <span className="space" />
                {newest > 0 && (
                    <span className="fact">
                        {t('home.lastPoint')} <Ago millis={newest} />
                    </span>
                )}
            </div>
        </div>
    );
}
