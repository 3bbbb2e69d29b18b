import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { lazy } from 'react';
import { compareView } from './state/compareView.ts';
import { diffView } from './state/diffView.ts';
import { modelView } from './state/modelView.ts';
import { schematicView } from './state/schematic.ts';
import { projectView, runView } from './state/view.ts';
import { Failure } from './views/Failure.tsx';
import { Home } from './views/Home.tsx';
import { ProjectPage } from './views/ProjectPage.tsx';
import { RunPage } from './views/RunPage.tsx';
import { SettingsPage } from './views/SettingsPage.tsx';
import { NotFound } from './views/NotFound.tsx';
import { Shell } from './views/Shell.tsx';

const root = createRootRoute({ component: Shell });
const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });
const projectRoute = createRoute({
    getParentRoute: () => root,
    path: '/projects/$project',
    validateSearch: projectView,
    component: ProjectPage,
});
const ComparePage = lazy(() => import('./views/compare/ComparePage.tsx'));
const compareRoute = createRoute({ getParentRoute: () => root, path: '/projects/$project/compare', validateSearch: compareView, component: ComparePage });
const runRoute = createRoute({ getParentRoute: () => root, path: '/runs/$run', validateSearch: runView, component: RunPage });
const ModelsPage = lazy(() => import('./views/models/ModelsPage.tsx'));
const modelsRoute = createRoute({ getParentRoute: () => root, path: '/models', validateSearch: modelView, component: ModelsPage });
const DiffPage = lazy(() => import('./views/models/DiffPage.tsx'));
const diffRoute = createRoute({ getParentRoute: () => root, path: '/models/diff', validateSearch: diffView, component: DiffPage });
const SchematicsPage = lazy(() => import('./views/schematics/SchematicsPage.tsx'));
const schematicsRoute = createRoute({ getParentRoute: () => root, path: '/schematics', validateSearch: schematicView, component: SchematicsPage });
const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: SettingsPage });

export const router = createRouter({
    routeTree: root.addChildren([home, projectRoute, compareRoute, runRoute, modelsRoute, diffRoute, schematicsRoute, settings]),
    defaultPreload: false,
    defaultErrorComponent: ({ error, reset }) => <Failure error={error instanceof Error ? error : new Error(String(error))} again={reset} />,
    defaultNotFoundComponent: NotFound,
});

declare module '@tanstack/react-router' {
    interface Register {
        router: typeof router;
    }
}
