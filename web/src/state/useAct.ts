import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../i18n/index.ts';

/** Does something at the server and asks for what is shown again; what the server refused last is told in its words. */
export function useAct(): { act: (work: () => Promise<unknown>) => Promise<boolean>; failed: string } {
    const queries = useQueryClient();
    const { says } = useWords();
    const [failed, setFailed] = useState('');
    const act = async (work: () => Promise<unknown>): Promise<boolean> => {
        let done = true;
        try {
            await work();
            setFailed('');
        } catch (failure) {
            done = false;
            setFailed(says(failure));
        }
        await queries.invalidateQueries({ refetchType: 'active' });
        return done;
    };
    return { act, failed };
}
