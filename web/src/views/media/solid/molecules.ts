import { solid, type Solid } from './solid.ts';

const MOST_ATOMS = 20_000;

/** Colours after Corey, Pauling and Koltun as Jmol has them, and covalent radii in ångström (Cordero et al. 2008); others are grey and 1.4. */
const ELEMENTS: Record<string, [colour: string, radius: number]> = {
    H: ['#ffffff', 0.31], C: ['#909090', 0.76], N: ['#3050f8', 0.71], O: ['#ff0d0d', 0.66], F: ['#90e050', 0.57], NA: ['#ab5cf2', 1.66], MG: ['#8aff00', 1.41],
    P: ['#ff8000', 1.07], S: ['#ffff30', 1.05], CL: ['#1ff01f', 1.02], K: ['#8f40d4', 2.03], CA: ['#3dff00', 1.76], FE: ['#e06633', 1.32], ZN: ['#7d80b0', 1.22], BR: ['#a62929', 1.2], I: ['#940094', 1.39],
};
const OTHER: [string, number] = ['#b0b0b0', 1.4];
const TOLERANCE = 0.45;
const SMALL = 0.45;

interface Atom {
    element: string;
    at: [number, number, number];
}

/** A molecule as PDB, SDF or MOL (V2000), or XYZ; null for another format. Where a file says no bonds, atoms nearer than their radii and 0.45 Å are bound. */
export function moleculeOf(path: string, text: string): Solid | null {
    const lines = text.split(/\r?\n/);
    const ending = /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase();
    if (ending === 'pdb' || ending === 'pqr') {
        const atoms = lines.filter((l) => /^(ATOM {2}|HETATM)/.test(l)).slice(0, MOST_ATOMS).map(pdbAtom);
        return drawn(atoms, near(atoms));
    }
    if (ending === 'sdf' || ending === 'mol') {
        const n = Number(lines[3]?.slice(0, 3));
        const m = Number(lines[3]?.slice(3, 6));
        const atoms = lines.slice(4, 4 + n).map((l): Atom => ({ element: l.slice(31, 34).trim().toUpperCase(), at: [Number(l.slice(0, 10)), Number(l.slice(10, 20)), Number(l.slice(20, 30))] }));
        const bonds = lines.slice(4 + n, 4 + n + m).map((l): [number, number] => [Number(l.slice(0, 3)) - 1, Number(l.slice(3, 6)) - 1]);
        return drawn(atoms, bonds.filter(([a, b]) => a in atoms && b in atoms));
    }
    if (ending === 'xyz') {
        const atoms = lines.slice(2, 2 + Number(lines[0])).map((l) => l.trim().split(/\s+/)).map(([e = '', x, y, z]): Atom => ({ element: e.toUpperCase(), at: [Number(x), Number(y), Number(z)] }));
        return drawn(atoms, near(atoms));
    }
    return null;
}

/** Columns of PDB 3.3: coordinates in 31 to 54, the element in 77 and 78, or else the first letter of its name in 13 to 16. */
function pdbAtom(line: string): Atom {
    const element = line.slice(76, 78).trim() || line.slice(12, 16).replace(/[^A-Za-z]/g, '').slice(0, 1);
    return { element: element.toUpperCase(), at: [Number(line.slice(30, 38)), Number(line.slice(38, 46)), Number(line.slice(46, 54))] };
}

/** Bonds by distance, looked for among neighbours in a grid of 4 Å. */
function near(atoms: readonly Atom[]): [number, number][] {
    const cell = 4;
    const grid = new Map<string, number[]>();
    const out: [number, number][] = [];
    atoms.forEach((atom, i) => {
        const [x, y, z] = atom.at.map((v) => Math.floor(v / cell)) as [number, number, number];
        for (let d = 0; d < 27; d++) {
            for (const j of grid.get(`${x + (d % 3) - 1} ${y + (Math.floor(d / 3) % 3) - 1} ${z + Math.floor(d / 9) - 1}`) ?? []) {
                const other = atoms[j] as Atom;
                const distance = Math.hypot(...atom.at.map((v, k) => v - (other.at[k] as number)));
                if (distance > 0.3 && distance < radius(atom) + radius(other) + TOLERANCE) {
                    out.push([j, i]);
                }
            }
        }
        const key = `${x} ${y} ${z}`;
        grid.set(key, [...(grid.get(key) ?? []), i]);
    });
    return out;
}

const radius = (atom: Atom): number => (ELEMENTS[atom.element] ?? OTHER)[1];

function drawn(atoms: readonly Atom[], bonds: [number, number][]): Solid | null {
    if (atoms.length === 0 || atoms.some((a) => !a.at.every(Number.isFinite))) {
        return null;
    }
    return solid({
        places: Float64Array.from(atoms.flatMap((a) => a.at)),
        lines: bonds,
        colours: atoms.map((a) => (ELEMENTS[a.element] ?? OTHER)[0]),
        radii: atoms.map((a) => radius(a) * SMALL),
        names: atoms.map((a) => a.element),
    });
}
