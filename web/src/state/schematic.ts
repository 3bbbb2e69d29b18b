/** A schematic's spec as it stands in the address, and changes of single fields. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type Way = readonly (string | number)[];

export interface SchematicView {
    spec?: { [name: string]: Json };
    /** The model that specs may be taken from. */
    at?: string;
}

export const isObject = (json: Json | undefined): json is { [name: string]: Json } => typeof json === 'object' && json !== null && !Array.isArray(json);

/** Takes from an address what is understood, and leaves out the rest. */
export function schematicView(search: Record<string, unknown>): SchematicView {
    const view: SchematicView = {};
    const spec = search['spec'] as Json | undefined;
    if (isObject(spec)) {
        view.spec = spec;
    }
    if (typeof search['at'] === 'string' && search['at'] !== '') {
        view.at = search['at'];
    }
    return view;
}

/** The spec in a file: JSON, or the SVG of a schematic, which carries it; null where there is none. */
export function specIn(text: string): { [name: string]: Json } | null {
    const svg = text.trimStart().startsWith('<') ? new DOMParser().parseFromString(text, 'image/svg+xml') : null;
    const said = svg ? [...svg.getElementsByTagNameNS('*', 'metadata')].map((one) => (one.textContent ?? '').trim()).find((one) => one.startsWith('{')) : text;
    try {
        const spec = JSON.parse(said ?? '') as Json;
        return isObject(spec) && typeof spec['schematic'] === 'string' ? spec : null;
    } catch {
        return null;
    }
}

/** What stands at a place. */
export function at(json: Json | undefined, way: Way): Json | undefined {
    return way.reduce<Json | undefined>((inner, step) => (typeof step === 'number' ? (Array.isArray(inner) ? inner[step] : undefined) : isObject(inner) ? inner[step] : undefined), json);
}

/**
 * A spec with one place changed.
 *
 * @param full the same spec with every field, from which lists come that it leaves out
 * @param value undefined takes the place out: of a list the entry, else what was chosen
 */
export function put(spec: Json | undefined, full: Json | undefined, way: Way, value: Json | undefined): Json | undefined {
    const [step, ...rest] = way;
    if (step === undefined) {
        return value;
    }
    if (typeof step === 'number') {
        const list = Array.isArray(full) ? [...full] : [];
        const inner = put(list[step], list[step], rest, value);
        list.splice(step, 1, ...(inner === undefined ? [] : [inner]));
        return list;
    }
    const object = isObject(spec) ? { ...spec } : {};
    const inner = put(object[step], isObject(full) ? full[step] : undefined, rest, value);
    delete object[step];
    return inner === undefined ? object : { ...object, [step]: inner };
}

/** A list with an entry doubled, so that adding begins with something sensible; the given one where the list is empty. */
export function grown(list: Json | undefined, place: number, otherwise: Json): Json {
    const all = Array.isArray(list) ? list : [];
    return [...all.slice(0, place + 1), all[place] ?? otherwise, ...all.slice(place + 1)];
}
