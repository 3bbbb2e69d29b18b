/** Numbers that have names: of operators, of values that they make, or of modules. */
export interface NamedValues {
    name: string;
    numbers: ReadonlyMap<string, number>;
}

type Json = Record<string, unknown>;

const isObject = (what: unknown): what is Json => typeof what === 'object' && what !== null && !Array.isArray(what);

/**
 * Reads a file of values: `{"name","values":{"conv1":0.5}}`, or Model Explorer's node data, of one graph or of several by their names.
 * @throws Error with one sentence
 */
export function readValues(text: string, file: string): NamedValues[] {
    let json: unknown;
    try {
        json = JSON.parse(text);
    } catch {
        throw new Error(`${file} is not JSON.`);
    }
    if (!isObject(json)) {
        throw new Error(`${file} must hold an object, but holds ${Array.isArray(json) ? 'a list' : typeof json}.`);
    }
    if (isObject(json['values'])) {
        return [{ name: typeof json['name'] === 'string' && json['name'] !== '' ? json['name'] : file, numbers: numbers(json['values'], (v) => v, file) }];
    }
    const graphs: [string, unknown][] = isObject(json['results']) ? [[file, json]] : Object.entries(json);
    const all = graphs.flatMap(([name, graph]) => (isObject(graph) && isObject(graph['results']) ? [{ name, numbers: numbers(graph['results'], (v) => (isObject(v) ? v['value'] : v), file) }] : []));
    if (all.length === 0) {
        throw new Error(`${file} must have 'values', or graphs with 'results', but has ${Object.keys(json).slice(0, 5).join(', ') || 'nothing'}.`);
    }
    return all;
}

function numbers(of: Json, number: (of: unknown) => unknown, file: string): Map<string, number> {
    const found = new Map<string, number>();
    for (const [name, said] of Object.entries(of)) {
        const value = number(said);
        if (typeof value === 'number' && Number.isFinite(value)) {
            found.set(name, value);
        }
    }
    if (found.size === 0) {
        throw new Error(`${file} has no numbers.`);
    }
    return found;
}

/** What stands for `{scope}` in a key; undefined if the key is not of the pattern. */
export function scopeOf(pattern: string, key: string): string | undefined {
    const at = pattern.indexOf(SCOPE);
    if (at < 0) {
        return undefined;
    }
    const [head, tail] = [pattern.slice(0, at), pattern.slice(at + SCOPE.length)];
    return key.length > head.length + tail.length && key.startsWith(head) && key.endsWith(tail) ? key.slice(head.length, key.length - tail.length) : undefined;
}

export const SCOPE = '{scope}';
