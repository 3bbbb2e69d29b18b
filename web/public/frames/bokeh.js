/*
 * Draws one Bokeh document with Bokeh's own library, in a frame without an origin: the page that holds it sends the document once the library is there,
 * and is told how high the figure is, or why there is none. Callbacks in the document cannot run: this frame allows no script but the library and this one.
 * The address names the library's parts, the first that all need before those for widgets and tables, which are loaded where the document has models that are in none so far.
 */
const [library, ...parts] = new URLSearchParams(location.search).getAll('library').filter((part) => /^\/assets\/bokeh(-widgets|-tables)?\.min-[\w-]+\.js$/.test(part));
const place = document.getElementById('figure');
const tell = (message) => parent.postMessage(message, '*');

const load = (part) =>
    new Promise((done, failed) => {
        const script = document.createElement('script');
        script.src = part;
        script.onload = done;
        script.onerror = () => failed(new Error('the library is not there'));
        document.head.append(script);
    });

/* The models that a document is made of: version 3 says `{type: 'object', name, id}`, version 2 `{type, id}`. */
function modelsOf(value, into = new Set()) {
    if (typeof value === 'object' && value !== null) {
        const name = value.type === 'object' ? value.name : value.type;
        if (typeof value.id === 'string' && typeof name === 'string') {
            into.add(name);
        }
        Object.values(value).forEach((part) => modelsOf(part, into));
    }
    return into;
}

/* Whether the parts that are loaded have a model: version 2 lists them, version 3 has them as properties. */
function known(name) {
    const all = window.Bokeh.Models;
    return typeof all === 'function' ? all.registered_names().includes(name) : name in all;
}

addEventListener('message', async (event) => {
    if (event.source !== parent) {
        return;
    }
    try {
        const models = [...modelsOf(event.data.doc)];
        for (const part of parts) {
            if (!models.every(known)) {
                await load(part);
            }
        }
        await window.Bokeh.embed.embed_item({ ...event.data, target_id: 'figure' }, 'figure');
        new ResizeObserver(() => tell({ height: place.scrollHeight, width: place.scrollWidth })).observe(place);
    } catch (failure) {
        tell({ failed: String(failure?.message ?? failure) });
    }
});

if (library) {
    load(library).then(
        () => tell({ ready: true }),
        (failure) => tell({ failed: failure.message }),
    );
}
