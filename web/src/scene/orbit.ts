import { places, shaded, sums, View } from './cube.ts';
import { cutFace, cutLine, OVER } from './cut.ts';
import type { Box, CubeJson, Leaf, PanelJson, SolidJson } from './scene.ts';
import { open, OPEN_WIDTH, outline } from './symbols.ts';

const FONT = "Inter,'PingFang SC','Microsoft YaHei UI','Noto Sans SC','Noto Sans CJK SC',system-ui,sans-serif";
const DEGREES_A_PIXEL = 0.5;
/** Into how many the faces of a solid are cut where it shares the cube with others, about. */
const MOST_PIECES = 6_000;
const KEPT_ROLES = new Set(['legend', 'legend-entry', 'colour-bar', 'title', 'strip']);

/** Something to draw, and how near it is. */
interface Seen {
    near: number;
    draw(pen: CanvasRenderingContext2D): void;
}

/** A panel in space that the reader has walked around: drawn anew from each side, in place of the scene's own shapes. */
export class Orbit {
    private azimuth: number;
    private elevation: number;
    private enlarged = 1;
    private readonly canvas = document.createElement('canvas');
    private readonly unpacked: Map<SolidJson, Float64Array>;
    /** The panel in pixels of words, lines and radii. */
    private readonly box: Box;
    private readonly scale: number;

    constructor(
        host: HTMLElement,
        readonly panel: PanelJson,
        private readonly cube: CubeJson,
        private readonly width: number,
        private readonly height: number,
    ) {
        this.azimuth = cube.azimuth;
        this.elevation = cube.elevation;
        this.scale = cube.scale ?? 1;
        const [left, top, wide, high] = panel.box;
        this.box = [left / this.scale, top / this.scale, wide / this.scale, high / this.scale];
        this.unpacked = new Map(cube.solids.map((solid) => [solid, places(solid)]));
        this.canvas.className = 'ls-layer ls-over';
        this.canvas.style.display = 'none';
        host.append(this.canvas);
    }

    get moved(): boolean {
        return this.azimuth !== this.cube.azimuth || this.elevation !== this.cube.elevation || this.enlarged !== 1;
    }

    turn(dx: number, dy: number): void {
        this.azimuth = (((this.azimuth - dx * DEGREES_A_PIXEL) % 360) + 360) % 360;
        this.elevation = Math.min(90, Math.max(-10, this.elevation + dy * DEGREES_A_PIXEL));
    }

    enlarge(factor: number): void {
        this.enlarged = Math.min(20, Math.max(0.4, this.enlarged * factor));
    }

    reset(): void {
        this.azimuth = this.cube.azimuth;
        this.elevation = this.cube.elevation;
        this.enlarged = 1;
    }

    /** Whether a shape of the scene is replaced while this is moved. */
    replaces(leaf: Leaf): boolean {
        if (KEPT_ROLES.has(leaf.role)) {
            return false;
        }
        const [x, y] = middle(leaf);
        const [left, top, width, height] = this.panel.box;
        return x >= left && y >= top && x <= left + width && y <= top + height;
    }

    draw(hidden: (series: string) => boolean): void {
        this.canvas.style.display = this.moved ? '' : 'none';
        const pen = this.moved ? this.canvas.getContext('2d') : null;
        if (!pen) {
            return;
        }
        const density = (devicePixelRatio || 1) * Math.max(1, (this.canvas.clientWidth || this.width) / this.width);
        this.canvas.width = Math.round(this.width * density);
        this.canvas.height = Math.round(this.height * density);
        pen.scale(density * this.scale, density * this.scale);
        pen.lineJoin = 'round';
        pen.lineCap = 'round';
        const [x, y, width, height] = this.box;
        pen.beginPath();
        pen.rect(x, y, width, height);
        pen.clip();
        const view = new View(this.azimuth, this.elevation, this.box, this.enlarged);
        this.room(pen, view);
        const seen = this.cube.solids.filter((solid) => !hidden(solid.series)).flatMap((solid) => this.seen(solid, view));
        seen.sort((a, b) => a.near - b.near).forEach((one) => one.draw(pen));
    }

    /** Walls, their lines, ticks and names, as Java's `BoxFrame` places them. */
    private room(pen: CanvasRenderingContext2D, view: View): void {
        const { inks, axes } = this.cube;
        const backX = Math.cos(view.azimuth) > 0 ? -1 : 1;
        const backY = Math.sin(view.azimuth) > 0 ? -1 : 1;
        const line = (...at: number[][]): void => {
            pen.beginPath();
            at.forEach(([x = 0, y = 0, z = 0]) => pen.lineTo(...flat(view.at(x, y, z))));
        };
        const walls = [
            [[-1, -1, -1], [1, -1, -1], [1, 1, -1], [-1, 1, -1]],
            [[backX, -1, -1], [backX, 1, -1], [backX, 1, 1], [backX, -1, 1]],
            [[-1, backY, -1], [1, backY, -1], [1, backY, 1], [-1, backY, 1]],
        ];
        pen.lineWidth = 1;
        for (const wall of walls) {
            line(...wall);
            pen.closePath();
            pen.fillStyle = inks.wall;
            pen.fill();
            pen.strokeStyle = inks.edge;
            pen.stroke();
        }
        pen.strokeStyle = inks.grid;
        const bends = [
            (at: number) => [[at, -backY, -1], [at, backY, -1], [at, backY, 1]],
            (at: number) => [[-backX, at, -1], [backX, at, -1], [backX, at, 1]],
            (at: number) => [[backX, -backY, at], [backX, backY, at], [-backX, backY, at]],
        ];
        axes.forEach((axis, i) =>
            axis.notches.forEach(([at]) => {
                line(...(bends[i]?.(at) ?? []));
                pen.stroke();
            }),
        );
        const first = view.at(backX, -backY, 0)[0] < view.at(-backX, backY, 0)[0];
        const edge = first ? [backX, -backY] : [-backX, backY];
        const [ex = 0, ey = 0] = edge;
        const ends: ((at: number) => [number[], number[]])[] = [
            (at) => [[at, -backY, -1], [at, -backY * 1.1, -1]],
            (at) => [[-backX, at, -1], [-backX * 1.1, at, -1]],
            (at) => [[ex, ey, at], [ex + (first ? 0 : -0.08 * backX), ey + (first ? -0.08 * backY : 0), at]],
        ];
        pen.fillStyle = inks.tick;
        const taken: Box[] = [];
        axes.forEach((axis, i) =>
            axis.notches.filter(([at]) => i < 2 || at >= -0.9).forEach(([at, label]) => {
                const [[fx = 0, fy = 0, fz = 0], [tx = 0, ty = 0, tz = 0]] = ends[i]?.(at) ?? [[], []];
                const [x, y] = view.at(fx, fy, fz);
                const [ox, oy] = view.at(tx, ty, tz);
                const length = Math.max(1e-9, Math.hypot(ox - x, oy - y));
                const across = (ox - x) / length;
                const base = y + 4 + (11 * (oy - y)) / length;
                const align = across > 0.35 ? 'left' : across < -0.35 ? 'right' : 'center';
                word(pen, label, x + 9 * across, base, align, `10px ${FONT}`);
                const wide = pen.measureText(label).width;
                taken.push([x + 9 * across - before(align, wide), base - 7.2, wide, 8]);
            }),
        );
        pen.fillStyle = inks.name;
        const peak = view.at(ex, ey, 1);
        const named: [number, number, CanvasTextAlign][] = [view.at(0, -backY * 1.42, -1), view.at(-backX * 1.42, 0, -1)].map(([x, y]) => [x, y + 12, x > view.cx + 20 ? 'left' : x < view.cx - 20 ? 'right' : 'center']);
        named.push([peak[0], peak[1] - 12, 'center']);
        const [left, , room] = this.box;
        named.forEach(([x, y, align], i) => {
            const name = axes[i]?.name ?? '';
            pen.font = `500 12px ${FONT}`;
            const wide = pen.measureText(name).width;
            const within = Math.max(left, Math.min(x - before(align, wide), left + room - wide));
            let base = y;
            for (let step = 0; i < 2 && step < 8 && taken.some((box) => overlap([within - 2, base - 9, wide + 4, 12], box)); step++) {
                base += 4;
            }
            word(pen, name, within + before(align, wide), base, align, pen.font);
        });
    }

    private seen(solid: SolidJson, view: View): Seen[] {
        const at = this.unpacked.get(solid) ?? new Float64Array();
        const place = (i: number): [number, number, number] => [at[3 * i] ?? 0, at[3 * i + 1] ?? 0, at[3 * i + 2] ?? 0];
        const fill = (i: number): string => solid.fill[solid.fill.length === 1 ? 0 : i] ?? '#888888';
        const hazed = (i: number, near: number): string => shaded(fill(i), 1, this.cube.inks.ground, 0.3 * Math.min(1, Math.max(0, (1.3 - near) / 2.6)));
        const several = this.cube.solids.length > 1;
        if (solid.kind === 'faces') {
            return faces(solid, view, place, fill, several);
        }
        const seen = Array.from({ length: at.length / 3 }, (_, i) => view.at(...place(i)));
        if (solid.kind === 'line') {
            return seen.slice(1).flatMap((_, i) => {
                const points = several ? cutLine(place(i), place(i + 1), view) : [place(i), place(i + 1)];
                return stretches(points, view, OVER.line, (near) => ({ colour: hazed(i, near), width: solid.width ?? 1 }));
            });
        }
        const symbol = solid.symbol ?? 'circle';
        const dots: Seen[] = seen.map(([x, y, near], i) => ({
            near: near + OVER.dots,
            draw: (pen) => {
                const radius = solid.radius?.[solid.radius.length === 1 ? 0 : i] ?? 3;
                const shape = new Path2D();
                shape.addPath(new Path2D(outline(symbol, radius)), new DOMMatrix([1, 0, 0, 1, x, y]));
                if (open(symbol)) {
                    pen.lineWidth = OPEN_WIDTH;
                    pen.strokeStyle = hazed(i, near);
                } else {
                    pen.fillStyle = hazed(i, near);
                    pen.fill(shape);
                    pen.lineWidth = 0.5;
                    pen.strokeStyle = this.cube.inks.ground;
                }
                pen.stroke(shape);
            },
        }));
        const stems = solid.stems ? seen.flatMap((_, i) => this.stem(place(i), view, several)) : [];
        return [...stems, ...dots];
    }

    /** The line from a dot to the floor. */
    private stem([x, y, z]: [number, number, number], view: View, several: boolean): Seen[] {
        const ends = [[x, y, -1], [x, y, z]];
        return stretches(several ? cutLine(ends[0] ?? [], ends[1] ?? [], view) : ends, view, OVER.edge, () => ({ colour: this.cube.inks.tick, width: 0.75 }));
    }
}

/** The straight parts between points, each as near as its middle. */
function stretches(points: readonly (readonly number[])[], view: View, over: number, look: (near: number) => { colour: string; width: number }): Seen[] {
    const seen = points.map(([x = 0, y = 0, z = 0]) => view.at(x, y, z));
    return seen.slice(1).map((to, i) => {
        const from = seen[i] ?? to;
        const near = (from[2] + to[2]) / 2;
        const { colour, width } = look(near);
        return {
            near: near + over,
            draw: (pen) => {
                pen.beginPath();
                pen.moveTo(...flat(from));
                pen.lineTo(...flat(to));
                pen.lineWidth = width;
                pen.strokeStyle = colour;
                pen.stroke();
            },
        };
    });
}

/** Faces, cut where several solids share the cube, so that those that cross hide each other rightly. */
function faces(solid: SolidJson, view: View, place: (i: number) => [number, number, number], fill: (i: number) => string, several: boolean): Seen[] {
    const sides = solid.sides ?? 3;
    const corners = sums(solid.corners ?? []);
    const count = corners.length / sides;
    return Array.from({ length: count }, (_, face): Seen[] => {
        const cube = Array.from({ length: sides }, (__, k) => place(corners[face * sides + k] ?? 0));
        const light = view.light(cube[0] ?? [], cube[1] ?? [], cube[2] ?? []);
        const colour = shaded(fill(face), light);
        const edge = shaded(fill(face), light * 0.72);
        const parts = several ? cutFace(cube, view, MOST_PIECES / count) : [cube];
        const seen: Seen[] = parts.map((part) => {
            const at = part.map(([x = 0, y = 0, z = 0]) => view.at(x, y, z));
            return {
                near: at.reduce((sum, s) => sum + s[2] / sides, 0),
                draw: (pen) => {
                    pen.beginPath();
                    at.forEach((s) => pen.lineTo(...flat(s)));
                    pen.closePath();
                    pen.fillStyle = colour;
                    pen.fill();
                    pen.lineWidth = 0.5;
                    pen.strokeStyle = solid.wired && !several ? edge : colour;
                    pen.stroke();
                },
            };
        });
        const wires = solid.wired && several ? cube.flatMap((from, k) => stretches(cutLine(from, cube[(k + 1) % sides] ?? from, view), view, OVER.edge, () => ({ colour: edge, width: 0.5 }))) : [];
        return [...seen, ...wires];
    }).flat();
}

function word(pen: CanvasRenderingContext2D, text: string, x: number, y: number, align: CanvasTextAlign, font: string): void {
    pen.font = font;
    pen.textAlign = align;
    pen.fillText(text, x, y);
}

/** How much of a word lies left of where it is put. */
function before(align: CanvasTextAlign, wide: number): number {
    return align === 'left' ? 0 : align === 'right' ? wide : wide / 2;
}

function overlap(a: Box, b: Box): boolean {
    return a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];
}

function flat([x, y]: readonly [number, number, number]): [number, number] {
    return [x, y];
}

function middle(leaf: Leaf): [number, number] {
    const box: Box | undefined = leaf.item.box;
    if (box) {
        return [box[0] + box[2] / 2, box[1] + box[3] / 2];
    }
    return leaf.points.length > 1 ? [leaf.points[0] ?? 0, leaf.points[1] ?? 0] : [Number(leaf.item.x ?? 0), Number(leaf.item.y ?? 0)];
}
