import './kit/fonts.css';
import './kit/tokens.css';
import './kit/kit.css';
import './views/shell.css';
import './views/home.css';
import './views/project.css';
import './charts/charts.css';
import './views/run.css';
import './views/small.css';
import './i18n/index.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { apply } from './kit/theme.ts';
import { router } from './router.tsx';

apply();
const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 2_000, retry: 1, placeholderData: (before: unknown) => before } } });

createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
        <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
        </QueryClientProvider>
    </StrictMode>,
);
