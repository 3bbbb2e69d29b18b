const LEAST = 0.05;
const MOST = 8;
const WHEEL = 1.0022;
const KEY = 1.4;
/** A shorter way of the pointer is a click, pixels. */
const CLICK = 4;

/**
 * Lets people go nearer to a picture without panels, such as a diagram, which fills a page by itself: Ctrl and wheel, + and − change its
 * size, 0 fits it to the page again, dragging scrolls the page.
 *
 * @param element what the painter paints into
 * @param width   of the scene, pixels
 */
export function nearer(element: HTMLElement, width: number): void {
    const page = element.ownerDocument.scrollingElement as HTMLElement;
    const stage = (): HTMLElement => element.querySelector('.ls-stage') as HTMLElement;
    const size = (pixels: number | null): void => {
        for (const part of [stage(), stage().parentElement as HTMLElement]) {
            part.style.maxWidth = pixels === null ? '' : 'none';
        }
        stage().style.width = `${pixels ?? width}px`;
    };
    const zoom = (factor: number, x: number, y: number): void => {
        const before = stage().getBoundingClientRect();
        size(width * Math.min(MOST, Math.max(LEAST, (before.width / width) * factor)));
        const after = stage().getBoundingClientRect();
        const by = after.width / before.width;
        page.scrollBy(after.left + (x - before.left) * by - x, after.top + (y - before.top) * by - y);
    };
    element.addEventListener(
        'wheel',
        (event) => {
            if (event.ctrlKey || event.metaKey) {
                event.preventDefault();
                zoom(WHEEL ** -event.deltaY, event.clientX, event.clientY);
            }
        },
        { passive: false },
    );
    element.addEventListener('keydown', (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        if (event.key === '0') {
            size(null);
        } else if (event.key === '+' || event.key === '=' || event.key === '-') {
            zoom(event.key === '-' ? 1 / KEY : KEY, page.clientWidth / 2, page.clientHeight / 2);
        }
    });
    element.addEventListener('pointerdown', (down) => {
        if (down.button !== 0 || down.pointerType === 'touch' || !stage().contains(down.target as Node)) {
            return;
        }
        let [x, y] = [down.clientX, down.clientY];
        let far = false;
        const control = new AbortController();
        const move = (event: PointerEvent): void => {
            far ||= Math.hypot(event.clientX - x, event.clientY - y) > CLICK;
            if (far) {
                page.scrollBy(x - event.clientX, y - event.clientY);
                [x, y] = [event.clientX, event.clientY];
            }
        };
        const window = element.ownerDocument.defaultView as Window;
        window.addEventListener('pointermove', move, { signal: control.signal });
        window.addEventListener('pointerup', () => control.abort(), { signal: control.signal });
        window.addEventListener('pointercancel', () => control.abort(), { signal: control.signal });
    });
}
