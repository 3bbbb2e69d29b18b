import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { gltf } from '../src/views/media/solid/gltf.ts';
import { meshOf } from '../src/views/media/solid/meshes.ts';
import type { Solid } from '../src/views/media/solid/solid.ts';
import { stl } from '../src/views/media/solid/stl.ts';

const made = JSON.parse(readFileSync(new URL('../../fixtures/solids/solids.json', import.meta.url), 'utf8')) as { glb: string; stl: string; stlText: string; ply: string; plyText: string; corners: number[][]; triangles: number };
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

test('PLY, as text and binary, holds what trimesh put in', () => {
    for (const coded of [made.ply, made.plyText]) {
        const body = meshOf('a.ply', bytes(coded), () => null) as Solid;
        expect(body.faces.length).toBe(made.triangles);
        expect(corners(body)).toEqual(expected);
        expect(body.colours).toContain('rgb(255 0 0)');
    }
});

test('PLY of big-endian doubles with a list before the place, and colours as fractions', () => {
    const head = 'ply\nformat binary_big_endian 1.0\nelement vertex 1\nproperty list uchar short odd\nproperty double x\nproperty double y\nproperty double z\nproperty float red\nproperty float green\nproperty float blue\nend_header\n';
    const body = new DataView(new ArrayBuffer(5 + 24 + 12));
    body.setUint8(0, 2);
    [1.5, -2, 3].forEach((v, i) => body.setFloat64(5 + 8 * i, v));
    [1, 0.5, 0].forEach((v, i) => body.setFloat32(29 + 4 * i, v));
    const whole = Uint8Array.from([...new TextEncoder().encode(head), ...new Uint8Array(body.buffer)]).buffer;
    const cloud = meshOf('a.ply', whole, () => null) as Solid;
    expect([...cloud.places]).toEqual([1.5, -2, 3]);
    expect(cloud.colours).toEqual(['rgb(255 128 0)']);
    expect(cloud.radii).toEqual([0]);
});

test('what is cut or lies is not drawn, nor does it throw', () => {
    const whole = new Uint8Array(bytes(made.glb));
    for (let n = 0; n < whole.length; n += 7) {
        expect(() => gltf(whole.slice(0, n).buffer)).not.toThrow();
        expect(() => stl(whole.slice(0, n).buffer)).not.toThrow();
    }
    for (const coded of [made.ply, made.plyText]) {
        const file = new Uint8Array(bytes(coded));
        for (let n = 0; n < file.length; n += 3) {
            expect((meshOf('a.ply', file.slice(0, n).buffer, () => null)?.faces.length ?? 0) <= made.triangles).toBe(true);
        }
    }
    expect((meshOf('a.ply', new TextEncoder().encode('ply\nformat binary_little_endian 1.0\nelement vertex 4000000000\nproperty float x\nend_header\n').buffer as ArrayBuffer, () => null) as Solid).places.length).toBe(0);
    expect(meshOf('a.glb', bytes(made.stl), () => null)).toBeNull();
    expect(gltf(new TextEncoder().encode('{"asset":{"version":"2.0"},"extensionsRequired":["KHR_draco_mesh_compression"]}').buffer as ArrayBuffer)).toBeNull();
});
