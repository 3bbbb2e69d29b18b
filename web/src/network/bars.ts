import type { Amounts, Diagram, ModelCosts, NodeTable } from '../api/models.ts';

/** What the bar at the foot of a box shows. */
export const BARS = ['macs', 'parameters', 'activationBytes'] as const;
export type Bar = (typeof BARS)[number];

/** Shorter bars would be specks. */
const LEAST = 0.01;

/** How long the bar of each closed box is, 0 to 1: its cost, of all its copies, beside that of the dearest one seen. Boxes that take next to nothing have none. */
export function barsOf(costs: ModelCosts, by: Bar, graph: number, table: NodeTable, diagram: Diagram): Map<number, number> {
    const nodes = new Map<number, number>();
    const scopes = new Map<string, number>();
    for (const cost of costs.nodes) {
        const amount = cost.graph === graph ? (cost[by] ?? 0) : 0;
        if (amount > 0) {
            const like = table.like[cost.node] as number;
            nodes.set(like, (nodes.get(like) ?? 0) + amount);
            for (const path of table.ways[table.within[cost.node] as number] ?? []) {
                scopes.set(path, (scopes.get(path) ?? 0) + amount);
            }
        }
    }
    const bars = new Map<number, number>();
    diagram.boxes.forEach((box, i) => {
        const amount = box.kind === 'scope' ? scopes.get(box.path ?? '') : box.kind === 'operator' ? nodes.get(box.node ?? -1) : undefined;
        if (amount !== undefined) {
            bars.set(i, amount);
        }
    });
    const most = Math.max(...bars.values());
    return new Map([...bars].map(([i, amount]): [number, number] => [i, amount / most]).filter(([, share]) => share >= LEAST));
}

/** What bars show unless said: products, or where none are known parameters. */
export function barOf(costs: ModelCosts, said: Bar | undefined): Bar {
    return said ?? (costs.nodes.some((n) => (n.macs ?? 0) > 0) ? 'macs' : 'parameters');
}

/** What one operator takes, and its share of what is known of the whole graph; null where it takes nothing or it is not known. */
export function shareOf(costs: ModelCosts, by: keyof Amounts, graph: number, node: number): { amount: number; share: number } | null {
    let all = 0;
    let own = 0;
    for (const cost of costs.nodes) {
        if (cost.graph === graph) {
            all += cost[by] ?? 0;
            own += cost.node === node ? (cost[by] ?? 0) : 0;
        }
    }
    return own > 0 ? { amount: own, share: own / all } : null;
}
