/*
 * Draws one Bokeh document with Bokeh's own library, in a frame without an origin: the page that holds it sends the document once the library is there,
 * and is told how high the figure is, or why there is none. Callbacks in the document cannot run: this frame allows no script but the library and this one.
 */
const library = new URLSearchParams(location.search).get('library') ?? '';
const place = document.getElementById('figure');
const tell = (message) => parent.postMessage(message, '*');

addEventListener('message', async (event) => {
    if (event.source !== parent) {
        return;
    }
    try {
        await window.Bokeh.embed.embed_item({ ...event.data, target_id: 'figure' }, 'figure');
        new ResizeObserver(() => tell({ height: place.scrollHeight, width: place.scrollWidth })).observe(place);
    } catch (failure) {
        tell({ failed: String(failure?.message ?? failure) });
    }
});

if (/^\/assets\/bokeh\.min-[\w-]+\.js$/.test(library)) {
    const script = document.createElement('script');
    script.src = library;
    script.onload = () => tell({ ready: true });
    script.onerror = () => tell({ failed: 'the library is not there' });
    document.head.append(script);
}
