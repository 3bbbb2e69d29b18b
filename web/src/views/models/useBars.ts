import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { nodesOf, type Diagram, type ModelCosts, type ModelFacts } from '../../api/models.ts';
import { barOf, barsOf, type Bar } from '../../network/bars.ts';
import type { ModelView } from '../../state/modelView.ts';
import { useCosts } from './useCosts.ts';

/** Graphs of more operators have no bars: their costs are as large as the graph. */
const MOST = 20_000;

export interface Bars {
    costs: ModelCosts;
    /** What the bars show; undefined where they are not wanted. */
    by: Bar | undefined;
    of: ReadonlyMap<number, number> | undefined;
}

/** What a run takes, over the boxes of a diagram, once it is drawn. */
export function useBars(facts: ModelFacts, view: ModelView, diagram: Diagram | undefined): Bars | null {
    const { graph = 0, flat = false, unfold = false } = view;
    const few = diagram !== undefined && (facts.graphs?.[graph]?.nodes ?? 0) <= MOST;
    const costs = useCosts(facts.at, view.dims, few).data;
    const wanted = few && view.bar !== 'none';
    const table = useQuery({ queryKey: ['nodes of', facts.at, graph, !unfold, flat], enabled: wanted, queryFn: () => nodesOf(facts.at, graph, !unfold, flat), staleTime: Infinity }).data;
    const by = costs && view.bar !== 'none' ? barOf(costs, view.bar) : undefined;
    const of = useMemo(() => (costs && by && table && diagram ? barsOf(costs, by, graph, table, diagram) : undefined), [costs, by, graph, table, diagram]);
    return costs ? { costs, by, of } : null;
}
