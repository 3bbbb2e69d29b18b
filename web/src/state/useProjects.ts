import { useQuery } from '@tanstack/react-query';
import { get, type Project } from '../api/client.ts';

/** All projects, newest first. */
export function useProjects(): { data: { projects: Project[] } | undefined } {
    return useQuery({ queryKey: ['projects'], queryFn: () => get<{ projects: Project[] }>('/api/v1/projects?limit=1000') });
}
