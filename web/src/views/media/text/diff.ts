export interface Line {
    kind: 'same' | 'gone' | 'new';
    text: string;
}

const MOST = 2_000;

/** What changed from one text to another, line by line: a longest common subsequence; of more than 2,000 lines a text, only their common ends count. */
export function diff(before: string, after: string): Line[] {
    const [a, b] = [before.split('\n'), after.split('\n')];
    let head = 0;
    while (head < a.length && head < b.length && a[head] === b[head]) {
        head++;
    }
    let tail = 0;
    while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) {
        tail++;
    }
    const same = (text: string): Line => ({ kind: 'same', text });
    return [...a.slice(0, head).map(same), ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)), ...a.slice(a.length - tail).map(same)];
}

function middle(a: string[], b: string[]): Line[] {
    const gone = (text: string): Line => ({ kind: 'gone', text });
    const fresh = (text: string): Line => ({ kind: 'new', text });
    if (a.length > MOST || b.length > MOST) {
        return [...a.map(gone), ...b.map(fresh)];
    }
    const width = b.length + 1;
    const length = new Uint16Array((a.length + 1) * width);
    for (let i = a.length - 1; i >= 0; i--) {
        for (let j = b.length - 1; j >= 0; j--) {
            length[i * width + j] = a[i] === b[j] ? (length[(i + 1) * width + j + 1] as number) + 1 : Math.max(length[(i + 1) * width + j] as number, length[i * width + j + 1] as number);
        }
    }
    const out: Line[] = [];
    let [i, j] = [0, 0];
    while (i < a.length || j < b.length) {
        if (i < a.length && j < b.length && a[i] === b[j]) {
            out.push({ kind: 'same', text: a[i] as string });
            i++;
            j++;
        } else if (j >= b.length || (i < a.length && (length[(i + 1) * width + j] as number) >= (length[i * width + j + 1] as number))) {
            out.push(gone(a[i++] as string));
        } else {
            out.push(fresh(b[j++] as string));
        }
    }
    return out;
}

/** A part of a line, and whether it is only in this one of two lines. */
export interface Part {
    text: string;
    changed: boolean;
}

const MOST_WORDS = 400;

/** What two lines have in common, word by word; all of them where they are long or have less than a third of their words in common. */
export function words(before: string, after: string): [before: Part[], after: Part[]] {
    const split = (line: string): string[] => line.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];
    const [a, b] = [split(before), split(after)];
    const whole: [Part[], Part[]] = [[{ text: before, changed: true }], [{ text: after, changed: true }]];
    if (a.length > MOST_WORDS || b.length > MOST_WORDS) {
        return whole;
    }
    const lines = middle(a, b);
    const same = lines.filter((l) => l.kind === 'same' && l.text.trim() !== '').length;
    const most = Math.max(a.filter((w) => w.trim() !== '').length, b.filter((w) => w.trim() !== '').length);
    const side = (other: Line['kind']): Part[] => joined(lines.filter((l) => l.kind !== other).map((l) => ({ text: l.text, changed: l.kind !== 'same' })));
    return same * 3 < most ? whole : [side('new'), side('gone')];
}

function joined(parts: Part[]): Part[] {
    return parts.reduce<Part[]>((all, part) => {
        const last = all.at(-1);
        return last?.changed === part.changed ? [...all.slice(0, -1), { text: last.text + part.text, changed: part.changed }] : [...all, part];
    }, []);
}

/** Lines with their parts: a run of lines that went and the run of new ones behind it are held against each other, one by one. */
export function marked(lines: readonly Line[]): { kind: Line['kind']; parts: Part[] }[] {
    const out = lines.map((line) => ({ kind: line.kind, parts: [{ text: line.text, changed: false }] }));
    for (let i = 0; i < lines.length; ) {
        let gone = i;
        while (lines[gone]?.kind === 'gone') {
            gone++;
        }
        let fresh = gone;
        while (lines[fresh]?.kind === 'new') {
            fresh++;
        }
        for (let k = 0; k < Math.min(gone - i, fresh - gone); k++) {
            const [old, now] = [out[i + k], out[gone + k]] as [(typeof out)[number], (typeof out)[number]];
            [old.parts, now.parts] = words((lines[i + k] as Line).text, (lines[gone + k] as Line).text);
        }
        i = Math.max(fresh, i + 1);
    }
    return out;
}
