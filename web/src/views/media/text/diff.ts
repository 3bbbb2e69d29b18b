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
