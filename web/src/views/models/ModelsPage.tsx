import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { changed } from '../../state/modelView.ts';
import { ModelList } from './ModelList.tsx';
import { ModelPage } from './ModelPage.tsx';
import './models.css';

const route = getRouteApi('/models');

/** The models there are, or the one that the address names. */
export default function ModelsPage(): JSX.Element {
    const view = route.useSearch();
    const navigate = useNavigate();
    return view.at === undefined ? (
        <ModelList />
    ) : (
        <ModelPage at={view.at} view={view} onView={(part) => void navigate({ to: '/models', search: changed(view, part), replace: 'find' in part || 'node' in part || 'scope' in part })} />
    );
}
