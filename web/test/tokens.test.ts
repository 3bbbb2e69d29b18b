/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Rgb = [number, number, number];
type Theme = 0 | 1;

const css = readFileSync(new URL('../src/kit/tokens.css', import.meta.url), 'utf8');
const pairs = new Map([...css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map((m) => [m[1]!, [m[2]!, m[3]!]] as const));

/** A token's colour in light (0) or dark (1) as linear sRGB, 0 to 1. */
function colour(name: string, theme: Theme): Rgb {
    const hex = pairs.get(name)?.[theme];
    if (hex === undefined) {
        throw new Error(`there is no colour --${name}`);
    }
    return [1, 3, 5].map((at) => {
        const v = parseInt(hex.slice(at, at + 2), 16) / 255;
        return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    }) as Rgb;
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, v, i) => sum + v * b[i]!, 0);

/** WCAG 2.2 contrast, 1 to 21. */
function contrast(a: Rgb, b: Rgb): number {
    const [low, high] = [a, b].map((c) => dot(c, [0.2126, 0.7152, 0.0722]) + 0.05).sort((p, q) => p - q) as [number, number];
    return high / low;
}

/** OKLab (Ottosson 2020). */
function oklab(rgb: Rgb): Rgb {
    const lms = [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ].map((row) => Math.cbrt(dot(row, rgb)));
    return [
        [0.2104542553, 0.793617785, -0.0040720468],
        [1.9779984951, -2.428592205, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.808675766],
    ].map((row) => dot(row, lms)) as Rgb;
}

/** Machado, Oliveira, Fernandes 2009, severity 1, on linear sRGB. */
const VISIONS: Record<string, number[][]> = {
    normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
    tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

const SERIES = Array.from({ length: 8 }, (_, n) => `c${n + 1}`);

for (const [theme, name] of [[0, 'light'], [1, 'dark']] as const) {
    test(`in ${name}, text has a contrast of 4.5 on every ground it may lie on`, () => {
        const used: [string, string[]][] = [
            ['ink', ['surface', 'ground', 'well', 'press', 'float', 'accent-soft']],
            ['ink-2', ['surface', 'ground', 'well', 'press', 'float']],
            ['ink-3', ['surface', 'ground', 'well', 'press', 'float']],
            ['tick', ['surface']],
            ['on-accent', ['accent']],
            ['accent-strong', ['surface', 'accent-soft']],
            ['danger', ['surface', 'danger-soft']],
            ['warn', ['surface', 'warn-soft']],
            ['better', ['surface', 'well']],
            ['worse', ['surface', 'well']],
        ];
        for (const [text, grounds] of used) {
            for (const ground of grounds) {
                expect(contrast(colour(text, theme), colour(ground, theme)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
            }
        }
    });

    test(`in ${name}, lines and outlines of controls have a contrast of 3`, () => {
        for (const mark of [...SERIES, 'accent', 'control-edge']) {
            expect(contrast(colour(mark, theme), colour('surface', theme)), mark).toBeGreaterThanOrEqual(3);
        }
    });

    test.each(Object.entries(VISIONS))(`in ${name}, any two series colours are 9 apart to %s eyes`, (_, vision) => {
        const seen = SERIES.map((c) => oklab(vision.map((row) => Math.min(1, Math.max(0, dot(row, colour(c, theme))))) as Rgb));
        for (let a = 0; a < seen.length; a++) {
            for (let b = 0; b < a; b++) {
                expect(100 * Math.hypot(...seen[a]!.map((v, i) => v - seen[b]![i]!)), `${SERIES[a]} and ${SERIES[b]}`).toBeGreaterThanOrEqual(9);
            }
        }
    });
}
