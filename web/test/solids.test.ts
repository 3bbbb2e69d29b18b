import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { gltf } from '../src/views/media/solid/gltf.ts';
import { meshOf } from '../src/views/media/solid/meshes.ts';
import type { Solid } from '../src/views/media/solid/solid.ts';
import { stl } from '../src/views/media/solid/stl.ts';

const made = JSON.parse(readFileSync(new URL('../../fixtures/solids/solids.json', import.meta.url), 'utf8')) as { glb: string; stl: string; stlText: string; corners: number[][]; triangles: number };
const bytes = (coded: string): ArrayBuffer => Uint8Array.from(Buffer.from(coded, 'base64')).buffer;

/** Corners as they are, each once, sorted. */
function corners({ places }: Solid): string[] {
    const found = new Set<string>();
    for (let i = 0; i < places.length; i += 3) {
        found.add([places[i], places[i + 1], places[i + 2]].map((v) => (v as number).toFixed(3).replace(/^-(0\.000)$/, '$1')).join(' '));
    }
    return [...found].sort();
}
const expected = corners({ places: Float64Array.from(made.corners.flat()) } as Solid);

test('STL, as text and binary, holds what trimesh put in', () => {
    for (const coded of [made.stl, made.stlText]) {
        const body = stl(bytes(coded)) as Solid;
        expect(body.faces.length).toBe(made.triangles);
        expect(corners(body)).toEqual(expected);
    }
});

test('GLB holds what trimesh put in: places through the nodes, triangles, colours', () => {
    const body = gltf(bytes(made.glb)) as Solid;
    expect(body.faces.length).toBe(made.triangles);
    // glTF's y is up: x, −z, y here
    const turned = Float64Array.from(made.corners.flatMap(([x = 0, y = 0, z = 0]) => [x, -z, y]));
    expect(corners(body)).toEqual(corners({ places: turned } as Solid));
    expect(new Set(body.colours).size).toBeGreaterThan(1);
    expect(body.colours).toContain('rgb(255 0 0)');
});

test('what is cut or lies is not drawn, nor does it throw', () => {
    const whole = new Uint8Array(bytes(made.glb));
    for (let n = 0; n < whole.length; n += 7) {
        expect(() => gltf(whole.slice(0, n).buffer)).not.toThrow();
        expect(() => stl(whole.slice(0, n).buffer)).not.toThrow();
    }
    expect(meshOf('a.glb', bytes(made.stl), () => null)).toBeNull();
    expect(gltf(new TextEncoder().encode('{"asset":{"version":"2.0"},"extensionsRequired":["KHR_draco_mesh_compression"]}').buffer as ArrayBuffer)).toBeNull();
});
