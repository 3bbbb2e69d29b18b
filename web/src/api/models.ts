/** What docs/api.md says of models, and the requests for it. */
import { get } from './client.ts';

export interface OpenedModel {
    at: string;
    name: string;
    bytes: number;
    changed: number;
}

/** A model among the files of a run; `changed` is when the run began. */
export interface RunModel extends OpenedModel {
    run: string;
    runName: string;
}

export interface ModelPort {
    name: string;
    value?: string;
    type?: string;
    shape?: string;
    /** Whether the file does not tell its type or shape. */
    inferred?: boolean;
    tensor?: number;
    maker?: number;
    /** The numbers of a small constant. */
    holds?: string[];
    /** Scale and zero point, as the file says them. */
    quantisation?: string;
}

export interface ModelGraph {
    name: string;
    nodes: number;
    edges: number;
    inputs: { name: string; type: string; shape: (number | string | null)[] | null }[];
    outputs: { name: string; type: string; shape: (number | string | null)[] | null }[];
}

/** What `loupe inspect` says, of a network or of weights alone. */
export interface ModelFacts {
    at: string;
    run: string;
    file: string;
    kind: string;
    format: string;
    /** Whether the graph is not in the file but follows from its metadata. */
    synthesised?: boolean;
    graphs?: ModelGraph[];
    operators?: Record<string, number>;
    types?: Record<string, number>;
    parameters: number;
    tensors: number;
    bytes: number;
    metadata: Record<string, string>;
    /** Weights that operators hold themselves, which `inspect` does not count. */
    held?: { tensors: number; parameters: number; bytes: number };
    unsafe?: string[];
    damaged?: { at: number; what: string };
}

export type BoxKind = 'operator' | 'scope' | 'open' | 'input' | 'output' | 'stub';

export interface DiagramBox {
    kind: BoxKind;
    outer: number;
    label: string;
    detail: string;
    path?: string;
    node?: number;
    operators?: number;
    values?: number[];
    times?: number;
    /** Of the copies that it stands for, the numbers of those that are not as the drawn one. */
    differ?: string[];
    /** In how many copies of the repeat around it something in it differs. */
    odd?: number;
    weighs: boolean;
    x: number;
    y: number;
    width: number;
    height: number;
}

export interface DiagramEdge {
    from: number;
    to: number;
    values: number[];
    head: boolean;
    points: number[];
}

export interface Diagram {
    width: number;
    height: number;
    open: string[];
    boxes: DiagramBox[];
    edges: DiagramEdge[];
    labels: { edge: number; text: string; x: number; y: number }[];
}

/** A copy of a repeat that is not as the drawn one. */
export interface CopyDifference {
    name: string;
    path: string;
    text: string;
    details: { node?: number; own?: number; operator: string; what: string; before: string; after: string }[];
}

/** A scope, or where it has `node` an operator; one with neither `node` nor `path` is a graph that the operator around it runs, and opens with it. */
export interface Structure {
    name: string;
    differences?: CopyDifference[];
    parameters: number;
    path?: string;
    times?: number;
    operators?: number;
    members?: Structure[];
    node?: number;
    operator?: string;
    /** What the file calls the operator, where that tells more than its kind. */
    own?: string;
}

export interface Hit {
    node: number;
    operator: string;
    name: string;
    scopes: string[];
    times: number;
}

export interface Hits {
    count: number;
    more: boolean;
    hits: Hit[];
}

export interface ModelNode {
    /** What the operator computes, where Loupe has words for it. */
    about?: { en: string; zh: string };
    node: number;
    /** Where the model has it: another graph for one that an operator runs. */
    graph: number;
    index: number;
    name: string;
    operator: string;
    domain: string;
    scope: string;
    parameters: number;
    subgraphs: number[];
    attributes: { name: string; value: string }[];
    inputs: ModelPort[];
    outputs: ModelPort[];
    takers: number[];
    metadata: Record<string, string>;
}

/** All operators of a graph, a column each; `like` is the one that is drawn for it. */
export interface NodeTable {
    names: string[];
    /** The first value that each makes. */
    values: string[];
    like: number[];
    /** The module of each in `scopes`, −1 for none. */
    homes: number[];
    scopes: { path: string; outer: number; drawn: string }[];
    /** The modules around each as they are drawn: a place in `ways`. */
    within: number[];
    ways: string[][];
}

export interface TensorFacts {
    tensor: number;
    name: string;
    type: string;
    shape: string;
    elements: number;
    bytes: number;
    why?: string;
    stats?: TensorStats;
}

export interface TensorStats {
    count: number;
    nan: number;
    infinite: number;
    zeros: number;
    min: number | null;
    max: number | null;
    mean: number | null;
    deviation: number | null;
    norm: number | null;
    counts: number[];
}

/** Amounts for one run; null where an extent that matters is not known. */
export interface Amounts {
    parameters: number | null;
    bytes: number | null;
    macs: number | null;
    flops: number | null;
    activationBytes: number | null;
    movedBytes: number | null;
    intensity: number | null;
}

export interface NodeCost extends Amounts {
    graph: number;
    node: number;
    name: string;
    operator: string;
    scope: string;
}

export interface ModelCosts extends Amounts {
    dims: Record<string, number>;
    symbols: string[];
    /** Inputs whose rank is not known. */
    shapeless: string[];
    peakActivationBytes: number | null;
    /** Of a language model, each layer's keys and values in float16. */
    kvCacheBytesPerToken?: number;
    unknown: number;
    scopes: ({ path: string } & Amounts)[];
    nodes: NodeCost[];
}

/** An address with a query; lists become one entry for each. */
export function asked(path: string, query: Record<string, string | number | boolean | readonly string[] | undefined>): string {
    const all = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
        if (Array.isArray(value)) {
            (value.length === 0 ? [''] : value).forEach((v) => all.append(name, String(v)));
        } else if (value !== undefined) {
            all.append(name, String(value));
        }
    }
    return `${path}?${all.toString()}`;
}

/** A page of the models among the files of runs, those of the latest runs first. */
export const runModels = (page: string): Promise<{ models: RunModel[]; next: string | null }> => get(asked('/api/v1/models/runs', { page }));
export const models = (): Promise<{ models: OpenedModel[] }> => get('/api/v1/models');
export const modelFacts = (at: string): Promise<ModelFacts> => get(asked('/api/v1/model', { at }));
export const structureOf = (at: string, graph: number, fold: boolean): Promise<Structure> => get(asked('/api/v1/model/structure', { at, graph, fold }));
export const found = (at: string, graph: number, fold: boolean, query: string): Promise<Hits> => get(asked('/api/v1/model/find', { at, graph, fold, query }));
export const nodeOf = (at: string, graph: number, node: number): Promise<ModelNode> => get(asked('/api/v1/model/node', { at, graph, node }));
export const nodesOf = (at: string, graph: number, fold: boolean, flat: boolean): Promise<NodeTable> => get(asked('/api/v1/model/nodes', { at, graph, fold, flat }));
export const costsOf = (at: string, dims: string): Promise<ModelCosts> => get(asked('/api/v1/model/costs', { at, dims: dims === '' ? undefined : dims }));
export const tensorsOf = (at: string): Promise<{ count: number; tensors: TensorFacts[] }> => get(asked('/api/v1/model/tensors', { at }));
export const tensorOf = (at: string, tensor: number): Promise<TensorFacts> => get(asked('/api/v1/model/tensor', { at, tensor }));
