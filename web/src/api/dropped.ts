/** Files that someone drops on a page or chooses, on their way to the server. */
import { get, Problem, type Wording } from './client.ts';
import type { OpenedModel } from './models.ts';

export interface Dropped {
    /** Below what was dropped, with `/`. */
    path: string;
    file: File;
}

/** The files of a drop, those in folders too. */
export async function filesOf(transfer: DataTransfer): Promise<Dropped[]> {
    // Asked for before the first wait: an event's items are gone after it.
    const found = [...transfer.items].map((item) => {
        const entry = item.webkitGetAsEntry();
        const file = entry === null ? item.getAsFile() : null;
        return entry !== null ? below(entry, '') : file === null ? [] : [{ path: file.name, file }];
    });
    return (await Promise.all(found)).flat();
}

async function below(entry: FileSystemEntry, home: string): Promise<Dropped[]> {
    const path = home + entry.name;
    if (entry.isFile) {
        const file = await new Promise<File>((found, failed) => (entry as FileSystemFileEntry).file(found, failed));
        return [{ path, file }];
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    const all: Dropped[] = [];
    for (;;) {
        // A reader gives some at a time, and none at the end.
        const some = await new Promise<FileSystemEntry[]>((found, failed) => reader.readEntries(found, failed));
        if (some.length === 0) {
            return all;
        }
        all.push(...(await Promise.all(some.map((one) => below(one, `${path}/`)))).flat());
    }
}

/** Sends the files and answers the models among them; a {@link Problem} says why there are none. `onShare` hears what is being sent, and how much of all has gone. */
export async function open(files: readonly Dropped[], onShare: (path: string, share: number) => void): Promise<OpenedModel[]> {
    const drop = crypto.getRandomValues(new Uint32Array(3)).reduce((name, n) => name + n.toString(36), '');
    const all = Math.max(1, files.reduce((sum, f) => sum + f.file.size, 0));
    let gone = 0;
    for (const { path, file } of files) {
        const address = `/api/v1/models/dropped/${drop}/${path.split('/').map(encodeURIComponent).join('/')}`;
        await put(address, file, (bytes) => onShare(path, (gone + bytes) / all));
        gone += file.size;
    }
    return (await get<{ models: OpenedModel[] }>(`/api/v1/models/dropped/${drop}`)).models;
}

/** Unlike `fetch`, this tells how far it is. */
function put(address: string, file: File, onBytes: (bytes: number) => void): Promise<void> {
    return new Promise((done, failed) => {
        const request = new XMLHttpRequest();
        request.open('PUT', address);
        request.setRequestHeader('content-type', 'application/octet-stream');
        request.responseType = 'json';
        request.upload.onprogress = (event) => onBytes(event.loaded);
        request.onerror = () => failed(new Problem(0, `${file.name} could not be sent.`));
        request.onload = () => {
            const said = request.response as { detail?: string; wording?: Wording } | null;
            return request.status < 300 ? done() : failed(new Problem(request.status, said?.detail ?? request.statusText, undefined, undefined, undefined, said?.wording));
        };
        request.send(file);
    });
}
