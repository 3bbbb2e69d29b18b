/** What docs/api.md says of schematics, and the requests for it. */
import type { SceneJson } from '../scene/mount.ts';
import type { Json } from '../state/schematic.ts';
import { get, send } from './client.ts';
import { asked } from './models.ts';

/** What can be chosen of a field. */
export interface Field {
    name: string;
    kind: 'number' | 'count' | 'flag' | 'text' | 'colour' | 'choice' | 'record' | 'list' | 'texts' | 'json';
    choices?: string[];
    fields?: Field[];
    kinds?: { name: string; fields: Field[] }[];
}

export interface DrawnSchematic {
    spec: Json;
    full: Json;
    controls: Field[];
    scene: SceneJson;
}

export const STYLES = ['fcnn', 'lenet', 'alexnet', 'transformer', 'blocks'] as const;
export type Style = (typeof STYLES)[number];

export async function drawn(spec: Json, ink: string): Promise<DrawnSchematic> {
    return (await send('POST', `/api/v1/schematics/scene?theme=${ink}`, spec)).json() as Promise<DrawnSchematic>;
}

export async function pictureOf(spec: Json, ink: string, format: string): Promise<Blob> {
    return (await send('POST', `/api/v1/schematics/picture?theme=${ink}&format=${format}`, spec)).blob();
}

export const schematicOf = (at: string, style: string): Promise<{ spec: Json }> => get(asked('/api/v1/model/schematic', { at, style }));
