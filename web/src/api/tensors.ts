/** What docs/api.md says of slices, channels, outliers and spectra of weights. */
import { get } from './client.ts';
import { asked } from './models.ts';

/** A slice as cells, each of one value or of all that fall into it. */
export interface Cells {
    rows: number;
    columns: number;
    height: number;
    width: number;
    exact: boolean;
    mean: Float32Array;
    min: Float32Array;
    max: Float32Array;
    bad?: number[];
}

interface Packed extends Omit<Cells, 'mean' | 'min' | 'max'> {
    mean: string;
    min?: string;
    max?: string;
}

export const NORMS = ['l1', 'l2', 'max'] as const;
export type Norm = (typeof NORMS)[number];

export interface Channels extends Record<Norm, number[]> {
    axis: number;
    count: number;
    channel: number[];
    zeros: number[];
    bad: number[];
}

export interface Outlier {
    index: number[];
    value: number | string;
    sigmas: number | null;
}

export interface Outliers {
    beyond: number;
    count: number;
    top: Outlier[];
    bad: Outlier[];
}

export interface Spectrum {
    rows: number;
    columns: number;
    values: number[];
    within: number[];
    steps: number;
    norm: number;
    stableRank: number;
    edge: number;
    beyond: number;
}

/** Little-endian float32 out of base 64. */
export function floats(packed: string): Float32Array {
    const text = atob(packed);
    const bytes = new DataView(Uint8Array.from(text, (c) => c.charCodeAt(0)).buffer);
    return Float32Array.from({ length: text.length / 4 }, (_, i) => bytes.getFloat32(4 * i, true));
}

/** Where a slice lies as a file. */
export const sliceFile = (at: string, tensor: number, slice: string, turn: boolean, format: 'csv' | 'npy'): string => asked('/api/v1/model/tensor/slice', { at, tensor, slice, turn, format });

export async function cellsOf(at: string, tensor: number, slice: string, turn: boolean, most: number): Promise<Cells> {
    const said = await get<Packed>(asked('/api/v1/model/tensor/slice', { at, tensor, slice, turn, format: 'packed', height: most, width: most }));
    const mean = floats(said.mean);
    return { ...said, mean, min: said.min === undefined ? mean : floats(said.min), max: said.max === undefined ? mean : floats(said.max) };
}

export const channelsOf = (at: string, tensor: number, axis: number, sort: string): Promise<Channels> => get(asked('/api/v1/model/tensor/channels', { at, tensor, axis, sort }));
export const outliersOf = (at: string, tensor: number): Promise<Outliers> => get(asked('/api/v1/model/tensor/outliers', { at, tensor }));
export const spectrumOf = (at: string, tensor: number): Promise<Spectrum> => get(asked('/api/v1/model/tensor/spectrum', { at, tensor }));
