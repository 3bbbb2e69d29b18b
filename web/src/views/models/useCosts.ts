import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { costsOf, type ModelCosts } from '../../api/models.ts';

const BATCH = /^(n|b|bs|batch|batch_?size|tokens|\?)$/i;

/** What a run of a model takes; of one example, or one token, where no numbers are given for the names of extents. */
export function useCosts(at: string, dims: string | undefined, enabled = true): UseQueryResult<ModelCosts> {
    const asked = useFor(at, dims ?? '', enabled);
    const assumed = dims === undefined ? assume(asked.data?.symbols ?? []) : '';
    const filled = useFor(at, assumed, enabled && assumed !== '');
    return assumed === '' ? asked : filled;
}

function useFor(at: string, dims: string, enabled: boolean): UseQueryResult<ModelCosts> {
    return useQuery({ queryKey: ['costs', at, dims], queryFn: () => costsOf(at, dims), retry: false, placeholderData: (last) => last, enabled });
}

function assume(symbols: readonly string[]): string {
    return symbols
        .filter((name) => BATCH.test(name))
        .map((name) => `${name}=1`)
        .join(',');
}
