import { shapesOf, type Shapes } from './buffers.ts';
import { middleOf, type Solid, type View } from './solid.ts';

/** Screen pixels a line is wide at least. */
const LINE = 2;

/** Screen pixels a point is across at least: few are larger, so that they are found, and many do not cover each other. */
const across = (points: number): number => (points < 500 ? 9 : points < 5_000 ? 6 : 4);

const TURN = `
uniform mat3 turn; uniform vec3 middle; uniform float reach; uniform vec2 scale;
vec3 seen(vec3 p) { return turn * ((p - middle) / reach); }
vec4 placed(vec3 v) { return vec4(v.xy * scale, -0.5 * v.z, 1.0); }
`;

const FACES = [
    `in vec3 place; in vec3 ink; out vec3 at; out vec3 paint;
    void main() { at = seen(place); paint = ink; gl_Position = placed(at); }`,
    `in vec3 at; in vec3 paint; out vec4 colour;
    void main() { vec3 n = normalize(cross(dFdx(at), dFdy(at))); colour = vec4(paint * (0.45 + 0.55 * abs(n.z)), 1.0); }`,
] as const;

const LINES = [
    `in vec3 place; in vec3 other; in vec2 corner; in vec3 ink; uniform vec2 pixels; uniform float wide; out vec3 paint; out float across;
    void main() {
        vec4 a = placed(seen(place)), b = placed(seen(other));
        vec2 way = (b.xy - a.xy) * pixels;
        vec2 off = length(way) > 0.0 ? normalize(vec2(-way.y, way.x)) * corner.y * wide / pixels : vec2(0.0);
        paint = ink; across = corner.y; gl_Position = mix(a, b, corner.x) + vec4(off, 0.0, 0.0);
    }`,
    `in vec3 paint; in float across; out vec4 colour;
    void main() { colour = vec4(paint * (0.6 + 0.4 * sqrt(max(0.0, 1.0 - across * across))), 1.0); }`,
] as const;

const BALLS = [
    `in vec3 place; in float radius; in vec3 ink; uniform float unit; uniform float least; out vec3 paint; out float ball;
    void main() {
        vec3 v = seen(place);
        ball = radius / reach; paint = ink; gl_Position = placed(v);
        gl_PointSize = max(least, 2.0 * ball * unit);
    }`,
    `in vec3 paint; in float ball; out vec4 colour;
    void main() {
        vec2 d = 2.0 * gl_PointCoord - 1.0;
        float from = dot(d, d);
        if (from > 1.0) discard;
        float high = ball > 0.0 ? sqrt(1.0 - from) : 1.0;
        gl_FragDepth = gl_FragCoord.z - 0.25 * ball * high;
        colour = vec4(paint * (ball > 0.0 ? 0.35 + 0.65 * high : 1.0), 1.0);
    }`,
] as const;

interface Painter {
    canvas: HTMLCanvasElement;
    gl: WebGL2RenderingContext;
    faces: WebGLProgram;
    lines: WebGLProgram;
    balls: WebGLProgram;
    held: Map<Solid, { shapes: Shapes; buffers: Map<Float32Array, WebGLBuffer> }>;
}

let painter: Painter | null | undefined;
const MOST_HELD = 12;

/** Paints a body by the graphics card, bodies that pass through each other cut where they do. All canvases share one context. @returns false where there is no WebGL 2 */
export function paintGl(target: HTMLCanvasElement, body: Solid, view: View, ink: string): boolean {
    painter ??= painter === undefined ? begun() : null;
    const context = target.getContext('2d');
    if (!painter || !context || painter.gl.isContextLost()) {
        return false;
    }
    const density = devicePixelRatio || 1;
    const [w, h] = [Math.max(1, Math.round(target.clientWidth * density)), Math.max(1, Math.round(target.clientHeight * density))];
    const { canvas, gl } = painter;
    [canvas.width, canvas.height, target.width, target.height] = [w, h, w, h];
    gl.viewport(0, 0, w, h);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    draw(painter, body, view, ink, w, h, density);
    context.drawImage(canvas, 0, 0);
    return true;
}

function draw(of: Painter, body: Solid, view: View, ink: string, w: number, h: number, density: number): void {
    const { gl } = of;
    const { middle, reach } = middleOf(body);
    const unit = (Math.min(w, h) / 2.2) * view.zoom;
    const [ca, sa, ce, se] = [Math.cos(view.azimuth), Math.sin(view.azimuth), Math.cos(view.elevation), Math.sin(view.elevation)];
    const turn = [ca, se * sa, -ce * sa, -sa, se * ca, -ce * ca, 0, ce, se];
    const { shapes, buffers } = heldFor(of, body, ink);
    const use = (program: WebGLProgram, parts: Record<string, [Float32Array, number]>, numbers: Record<string, number>, mode: number, count: number): void => {
        if (count === 0) {
            return;
        }
        gl.useProgram(program);
        const at = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(program, name);
        gl.uniformMatrix3fv(at('turn'), false, turn);
        gl.uniform3fv(at('middle'), middle);
        gl.uniform1f(at('reach'), reach);
        gl.uniform2f(at('scale'), (2 * unit) / w, (2 * unit) / h);
        gl.uniform2f(at('pixels'), w / 2, h / 2);
        Object.entries(numbers).forEach(([name, v]) => gl.uniform1f(at(name), v));
        for (const [name, [data, size]] of Object.entries(parts)) {
            const place = gl.getAttribLocation(program, name);
            gl.bindBuffer(gl.ARRAY_BUFFER, filled(gl, buffers, data));
            gl.enableVertexAttribArray(place);
            gl.vertexAttribPointer(place, size, gl.FLOAT, false, 0, 0);
        }
        gl.drawArrays(mode, 0, count);
    };
    const { faces, lines, balls } = shapes;
    use(of.faces, { place: [faces.places, 3], ink: [faces.inks, 3] }, {}, gl.TRIANGLES, faces.places.length / 3);
    const stick = (shapes.stick / reach) * unit;
    use(of.lines, { place: [lines.places, 3], other: [lines.others, 3], corner: [lines.corners, 2], ink: [lines.inks, 3] }, { wide: Math.max(LINE * density, stick) / 2 }, gl.TRIANGLES, lines.corners.length / 2);
    use(of.balls, { place: [balls.places, 3], radius: [balls.radii, 1], ink: [balls.inks, 3] }, { unit, least: across(balls.radii.length) * density }, gl.POINTS, balls.radii.length);
}

/** The numbers of a body as the card has them, of the few bodies that were painted last. */
function heldFor(of: Painter, body: Solid, ink: string): { shapes: Shapes; buffers: Map<Float32Array, WebGLBuffer> } {
    const known = of.held.get(body);
    if (known && known.shapes.ink === ink) {
        return known;
    }
    const drop = (gone: Solid): void => {
        of.held.get(gone)?.buffers.forEach((buffer) => of.gl.deleteBuffer(buffer));
        of.held.delete(gone);
    };
    drop(body);
    const oldest = of.held.keys().next();
    if (of.held.size >= MOST_HELD && !oldest.done) {
        drop(oldest.value);
    }
    const made = { shapes: shapesOf(body, ink), buffers: new Map<Float32Array, WebGLBuffer>() };
    of.held.set(body, made);
    return made;
}

function filled(gl: WebGL2RenderingContext, buffers: Map<Float32Array, WebGLBuffer>, data: Float32Array): WebGLBuffer {
    const known = buffers.get(data);
    if (known) {
        return known;
    }
    const made = gl.createBuffer();
    gl.bindBuffer(gl.ARRAY_BUFFER, made);
    gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
    buffers.set(data, made);
    return made;
}

function begun(): Painter | null {
    const canvas = document.createElement('canvas');
    const gl = canvas.getContext('webgl2', { antialias: true });
    if (!gl) {
        return null;
    }
    gl.enable(gl.DEPTH_TEST);
    const [faces, lines, balls] = [FACES, LINES, BALLS].map(([vertex, fragment]) => program(gl, vertex, fragment));
    return faces && lines && balls ? { canvas, gl, faces, lines, balls, held: new Map() } : null;
}

function program(gl: WebGL2RenderingContext, vertex: string, fragment: string): WebGLProgram | null {
    const made = gl.createProgram();
    for (const [kind, head, body] of [[gl.VERTEX_SHADER, TURN, vertex], [gl.FRAGMENT_SHADER, '', fragment]] as const) {
        const shader = gl.createShader(kind) as WebGLShader;
        gl.shaderSource(shader, `#version 300 es\nprecision highp float;\n${head}${body}`);
        gl.compileShader(shader);
        gl.attachShader(made, shader);
    }
    gl.linkProgram(made);
    return gl.getProgramParameter(made, gl.LINK_STATUS) === true ? made : null;
}
