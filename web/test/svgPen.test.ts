import { expect, test } from 'vitest';
import { SvgPen } from '../src/charts/svgPen.ts';

const pen = (): SvgPen => new SvgPen({ width: (text, font) => text.length * Number(/([\d.]+)px/.exec(font)?.[1]), plain: (colour) => (colour === 'teal' ? '#008080' : colour) });

test('rectangles of one colour in a row are one path, those of another begin a new one', () => {
    const g = pen();
    g.fillStyle = 'teal';
    g.fillRect(0, 0, 2, 1);
    g.fillRect(3, 0.126, 2, 1);
    g.fillStyle = '#000000';
    g.fillRect(1, 1, 1, 1);
    expect(g.document(10, 5, 'a < b')).toBe(
        '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="5" viewBox="0 0 10 5" role="img"><title>a &#60; b</title>' +
            '<path d="M0 0h2v1h-2zM3 0.13h2v1h-2z" fill="#008080"/><path d="M1 1h1v1h-1z" fill="#000000"/></svg>\n',
    );
});

test('what is clipped stands in a group until its state is restored, with the colours and dashes of before', () => {
    const g = pen();
    g.lineWidth = 2;
    g.save();
    g.beginPath();
    g.rect(1, 2, 3, 4);
    g.clip();
    g.globalAlpha = 0.5;
    g.setLineDash([6, 3]);
    g.beginPath();
    g.moveTo(0, 0);
    g.lineTo(5, 5);
    g.stroke();
    g.restore();
    g.stroke();
    expect(g.document(1, 1, '').replace(/^.*<\/title>|<\/svg>\n$/g, '')).toBe(
        '<clipPath id="clip-162g0h8-1"><path d="M1 2h3v4h-3z"/></clipPath><g clip-path="url(#clip-162g0h8-1)">' +
            '<path d="M0 0L5 5" fill="none" stroke="#000" stroke-width="2" stroke-linejoin="miter" stroke-dasharray="6 3" stroke-opacity="0.5"/></g>' +
            '<path d="M0 0L5 5" fill="none" stroke="#000" stroke-width="2" stroke-linejoin="miter"/>',
    );
});

test('different pictures cut themselves by ids of their own', () => {
    const ids = [1, 2].map((width) => {
        const g = pen();
        g.rect(0, 0, width, 4);
        g.clip();
        const document = g.document(9, 9, '');
        return [/<clipPath id="([^"]*)"/.exec(document)?.[1], /url\(#([^)]*)\)/.exec(document)?.[1]];
    });
    expect(ids.map(([id]) => id)).toEqual(ids.map(([, reference]) => reference));
    expect(ids[0]).not.toEqual(ids[1]);
});

test('texts stay texts: escaped, anchored, on a line that every program finds', () => {
    const g = pen();
    g.font = '600 10px Inter, "Noto Sans CJK SC", sans-serif';
    g.textAlign = 'right';
    g.textBaseline = 'middle';
    g.fillText('<b>&"\u0007', 20, 10);
    expect(g.measureText('abc').width).toBe(30);
    expect(g.document(1, 1, '')).toContain(
        '<text x="20" y="13.6" font-family="Inter, &#34;Noto Sans CJK SC&#34;, sans-serif" font-size="10" font-weight="600" text-anchor="end" fill="#000">&#60;b&#62;&#38;&#34;\ufffd</text>',
    );
});
