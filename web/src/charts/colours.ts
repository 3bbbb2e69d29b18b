import { onTheme } from '../kit/theme.ts';

const known = new Map<string, string>();
let following = false;

/** A colour token of the theme, as a canvas takes it; read once a theme. */
export function colour(name: string): string {
    if (!following) {
        following = true;
        onTheme(() => known.clear());
    }
    let found = known.get(name);
    if (found === undefined) {
        const probe = document.createElement('span');
        probe.style.color = `var(${name})`;
        document.body.appendChild(probe);
        found = getComputedStyle(probe).color;
        probe.remove();
        known.set(name, found);
    }
    return found;
}
