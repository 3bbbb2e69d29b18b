import { expect, test } from 'vitest';
import { View } from '../src/scene/cube.ts';
import { cutFace, cutLine, DEPTH } from '../src/scene/cut.ts';

const view = new View(-60, 25, [0, 0, 400, 400]);
const near = ([x = 0, y = 0, z = 0]: readonly number[]): number => view.at(x, y, z)[2];

test('parts of a face cover it and reach no deeper than allowed', () => {
    const parts = cutFace([[-1, -1, -1], [1, -1, -1], [1, 1, 1], [-1, 1, 1]], view, 100_000);
    let area = 0;
    for (const part of parts) {
        const depths = part.map(near);
        expect(Math.max(...depths) - Math.min(...depths)).toBeLessThanOrEqual(DEPTH);
        area += Math.abs((part[1]![0]! - part[0]![0]!) * (part[3]![1]! - part[0]![1]!));
    }
    expect(area).toBeCloseTo(4, 9);
});

test('two planes that cross are ordered as a depth buffer has them', () => {
    // The painter's last part over a pixel must belong to the plane that is nearest there.
    const planes = [1, -1].map((slope) => [[-1, -1, -slope], [1, -1, slope], [1, 1, slope], [-1, 1, -slope]]);
    const parts = planes.flatMap((face, plane) => cutFace(face, view, 20_000).map((part) => ({ plane, part: part.map(([x = 0, y = 0, z = 0]) => view.at(x, y, z)), near: part.map(near).reduce((a, b) => a + b, 0) / part.length })));
    parts.sort((a, b) => a.near - b.near);
    let right = 0;
    let all = 0;
    for (let px = 60; px < 340; px += 11) {
        for (let py = 60; py < 340; py += 11) {
            const hits = parts.filter(({ part }) => covers(part, px, py));
            const found = new Set(hits.map((hit) => hit.plane));
            if (found.size === 2) {
                all++;
                right += hits[hits.length - 1]!.plane === nearer(px, py) ? 1 : 0;
            }
        }
    }
    expect(all).toBeGreaterThan(10);
    expect(right / all).toBeGreaterThan(0.9);
});

/** Which plane is nearer along the ray through a pixel: solved from the projection, which is linear. */
function nearer(px: number, py: number): number {
    const depths = [1, -1].map((slope) => {
        const o = view.at(0, 0, 0);
        const u = view.at(1, 0, slope).map((v, i) => v - o[i]!);
        const v = view.at(0, 1, 0).map((w, i) => w - o[i]!);
        const det = u[0]! * v[1]! - u[1]! * v[0]!;
        const s = ((px - o[0]) * v[1]! - (py - o[1]) * v[0]!) / det;
        const t = (u[0]! * (py - o[1]) - u[1]! * (px - o[0])) / det;
        return o[2] + s * u[2]! + t * v[2]!;
    });
    return depths[0]! > depths[1]! ? 0 : 1;
}

function covers(part: readonly (readonly number[])[], px: number, py: number): boolean {
    const sides = part.map((a, i) => {
        const b = part[(i + 1) % part.length]!;
        return (b[0]! - a[0]!) * (py - a[1]!) - (b[1]! - a[1]!) * (px - a[0]!);
    });
    return sides.every((s) => s >= 0) || sides.every((s) => s <= 0);
}

test('a line is cut where it reaches deep and keeps its ends', () => {
    const points = cutLine([-1, -1, -1], [1, 1, 1], view);
    expect(points[0]).toEqual([-1, -1, -1]);
    expect(points[points.length - 1]).toEqual([1, 1, 1]);
    points.slice(1).forEach((to, i) => expect(Math.abs(near(to) - near(points[i]!))).toBeLessThanOrEqual(DEPTH + 1e-9));
});
