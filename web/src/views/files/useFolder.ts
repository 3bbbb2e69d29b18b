import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { get, type FileEntry } from '../../api/client.ts';

interface Listed {
    files: FileEntry[];
}

const listed = (run: string, path: string): Promise<Listed> => get<Listed>(`/api/v1/runs/${run}/files?limit=1000&path=${encodeURIComponent(path)}`);

/** What lies directly in a folder of a run's files. */
export function useFolder(run: string, path: string): UseQueryResult<Listed> {
    return useQuery({ queryKey: ['files', run, path], placeholderData: undefined, queryFn: () => listed(run, path) });
}

/** Which of some files a run has, by asking for their folders: a file that is not there is no fault. Undefined asks for nothing. */
export function useThere(run: string, files: readonly (string | undefined)[]): boolean[] {
    const asked = useQueries({
        queries: files.map((file) => {
            const folder = file?.slice(0, Math.max(0, file.lastIndexOf('/'))) ?? '';
            return { queryKey: ['files', run, folder], enabled: file !== undefined, placeholderData: undefined, queryFn: () => listed(run, folder) };
        }),
    });
    return files.map((file, i) => asked[i]?.data?.files.some((entry) => entry.path === file) ?? false);
}
