import { solid, type Solid } from './solid.ts';

const HEAD = 84;
const TRIANGLE = 50;

/** STL, as text or binary: triangles without shared corners (3D Systems, 1989). Null for what is neither. */
export function stl(bytes: ArrayBuffer): Solid | null {
    const view = new DataView(bytes);
    if (bytes.byteLength >= HEAD) {
        const count = view.getUint32(80, true);
        if (bytes.byteLength === HEAD + count * TRIANGLE) {
            return triangles(Float64Array.from({ length: 9 * count }, (_, i) => view.getFloat32(HEAD + Math.floor(i / 9) * TRIANGLE + 12 + 4 * (i % 9), true)));
        }
    }
    const text = new TextDecoder().decode(bytes);
    if (!text.trimStart().startsWith('solid')) {
        return null;
    }
    const places = [...text.matchAll(/vertex\s+(\S+)\s+(\S+)\s+(\S+)/g)].flatMap(([, x, y, z]) => [Number(x), Number(y), Number(z)]);
    return places.length >= 9 && places.every(Number.isFinite) ? triangles(Float64Array.from(places)) : null;
}

function triangles(places: Float64Array): Solid {
    return solid({ places, faces: Array.from({ length: Math.floor(places.length / 9) }, (_, i) => [3 * i, 3 * i + 1, 3 * i + 2]) });
}
