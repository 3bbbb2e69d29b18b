import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { get, type FileEntry } from '../../api/client.ts';

/** What lies directly in a folder of a run's files. */
export function useFolder(run: string, path: string): UseQueryResult<{ files: FileEntry[] }> {
    return useQuery({
        queryKey: ['files', run, path],
        placeholderData: undefined,
        queryFn: () => get<{ files: FileEntry[] }>(`/api/v1/runs/${run}/files?limit=1000&path=${encodeURIComponent(path)}`),
    });
}
