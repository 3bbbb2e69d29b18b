import type { JSX, ReactNode } from 'react';

/** Markdown as React elements: a part of CommonMark and GitHub's tables. Nothing of a text becomes HTML; links lead only to http, https and mailto. */
export function Markdown({ text }: { text: string }): JSX.Element {
    return <div className="markdown">{blocks(text.replace(/\r\n?/g, '\n').split('\n'))}</div>;
}

const FENCE = /^\s{0,3}(```|~~~)/;
const HEAD = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const RULE = /^\s{0,3}([-*_])(\s*\1){2,}\s*$/;
const QUOTE = /^\s{0,3}>\s?/;
const ENTRY = /^\s{0,3}([-*+]|\d{1,9}[.)])\s+/;
const DIVIDER = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

function blocks(lines: string[]): ReactNode[] {
    const out: ReactNode[] = [];
    for (let i = 0; i < lines.length; ) {
        const line = lines[i] as string;
        const take = (while_: (l: string, n: number) => boolean): string[] => {
            let to = i;
            while (to < lines.length && while_(lines[to] as string, to - i)) {
                to++;
            }
            const taken = lines.slice(i, to);
            i = to;
            return taken;
        };
        const fence = FENCE.exec(line)?.[1];
        if (line.trim() === '') {
            i++;
        } else if (fence) {
            i++;
            const code = take((l) => !l.trimStart().startsWith(fence));
            i++;
            out.push(<pre key={i}>{code.join('\n')}</pre>);
        } else if (HEAD.test(line)) {
            const [, marks = '#', words = ''] = HEAD.exec(line) ?? [];
            i++;
            out.push(
                <p key={i} role="heading" aria-level={Math.min(6, marks.length + 2)} className={`head-${marks.length}`}>
                    {spans(words)}
                </p>,
            );
        } else if (RULE.test(line)) {
            i++;
            out.push(<hr key={i} />);
        } else if (QUOTE.test(line)) {
            out.push(<blockquote key={i}>{blocks(take((l) => QUOTE.test(l)).map((l) => l.replace(QUOTE, '')))}</blockquote>);
        } else if (ENTRY.test(line)) {
            out.push(list(take((l, n) => n === 0 || ENTRY.test(l) || /^\s+\S/.test(l)), i));
        } else if (line.includes('|') && DIVIDER.test(lines[i + 1] ?? '') && (lines[i + 1] ?? '').includes('-')) {
            out.push(table(take((l) => l.includes('|')), i));
        } else {
            const words = take((l, n) => n === 0 || (l.trim() !== '' && !FENCE.test(l) && !HEAD.test(l) && !QUOTE.test(l) && !ENTRY.test(l)));
            out.push(<p key={i}>{spans(words.join('\n'))}</p>);
        }
    }
    return out;
}

function list(lines: string[], key: number): ReactNode {
    const entries: string[][] = [];
    for (const line of lines) {
        if (ENTRY.test(line)) {
            entries.push([line.replace(ENTRY, '')]);
        } else {
            entries.at(-1)?.push(line.replace(/^\s{1,4}/, ''));
        }
    }
    const inner = entries.map((e, n) => <li key={n}>{e.length === 1 ? spans(e[0] as string) : [spans(e[0] as string), ...blocks(e.slice(1))]}</li>);
    return /^\s*\d/.test(lines[0] ?? '') ? <ol key={key}>{inner}</ol> : <ul key={key}>{inner}</ul>;
}

/** The cells of a line; `\|` is a stroke within one. */
function cells(line: string): string[] {
    return line
        .trim()
        .replace(/^\||(?<!\\)\|$/g, '')
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function table(lines: string[], key: number): ReactNode {
    const [head = '', , ...rows] = lines;
    return (
        <table key={key} className="data">
            <thead>
                <tr>
                    {cells(head).map((c, n) => (
                        <th key={n} scope="col">
                            {spans(c)}
                        </th>
                    ))}
                </tr>
            </thead>
            <tbody>
                {rows.map((row, r) => (
                    <tr key={r}>
                        {cells(row).map((c, n) => (
                            <td key={n}>{spans(c)}</td>
                        ))}
                    </tr>
                ))}
            </tbody>
        </table>
    );
}

const SPAN = /`([^`]+)`|\*\*(\S(?:.*?\S)?)\*\*|__(\S(?:.*?\S)?)__|\*(\S(?:.*?\S)?)\*|~~(.+?)~~|\[([^\]]*)\]\(([^\s)]+)\)|\\([\\`*_{}[\]()#+.!|-])/s;
const SAFE = /^(https?:|mailto:)/i;

/** What stands within a line: code, strong and stressed words, links. */
function spans(text: string): ReactNode[] {
    const out: ReactNode[] = [];
    let rest = text;
    for (let found = SPAN.exec(rest); found; found = SPAN.exec(rest)) {
        const [all, code, strong, strong2, stressed, struck, words, to, plain] = found;
        out.push(rest.slice(0, found.index));
        const key = out.length;
        if (code !== undefined) {
            out.push(<code key={key}>{code}</code>);
        } else if (strong !== undefined || strong2 !== undefined) {
            out.push(<strong key={key}>{spans(strong ?? strong2 ?? '')}</strong>);
        } else if (stressed !== undefined) {
            out.push(<em key={key}>{spans(stressed)}</em>);
        } else if (struck !== undefined) {
            out.push(<s key={key}>{spans(struck)}</s>);
        } else if (to !== undefined) {
            out.push(SAFE.test(to) ? <a key={key} href={to} rel="noreferrer noopener" target="_blank">{words || to}</a> : all);
        } else {
            out.push(plain);
        }
        rest = rest.slice(found.index + all.length);
    }
    out.push(rest);
    return out;
}
