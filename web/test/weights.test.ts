import { describe, expect, it } from 'vitest';
import { floats } from '../src/api/tensors.ts';
import { along, extents, firstPlane, indexAt, isWhole, sliceText, zoomed } from '../src/views/models/weights/plane.ts';
import { reach, shadeAt } from '../src/views/models/weights/shades.ts';

describe('a plane of a tensor', () => {
    it('begins with the two longest dimensions', () => {
        expect(sliceText(firstPlane(extents('8×16×3×3')))).toEqual({ slice: ':,:,0,0', turn: false });
        expect(sliceText(firstPlane(extents('3×3×16×8')))).toEqual({ slice: '0,0,:,:', turn: false });
        expect(sliceText(firstPlane(extents('5')))).toEqual({ slice: ':', turn: false });
        expect(sliceText(firstPlane(extents('scalar')))).toEqual({ slice: '', turn: false });
    });

    it('is turned when rows and columns change places', () => {
        const plane = firstPlane([8, 16, 3, 3]);
        expect(sliceText(along(plane, 'rows', 1))).toEqual({ slice: ':,:,0,0', turn: true });
        expect(sliceText(along(plane, 'columns', 3))).toEqual({ slice: ':,0,0,:', turn: false });
    });

    it('comes nearer about a place and never leaves the tensor', () => {
        const near = zoomed(firstPlane([100, 40]), 50, 39, 0.5);
        expect(near.window).toEqual([25, 75, 20, 40]);
        expect(sliceText(near).slice).toBe('25:75,20:40');
        expect(isWhole(near)).toBe(false);
        expect(isWhole(zoomed(zoomed(near, 30, 30, 4), 0, 0, 4))).toBe(true);
        expect(zoomed(firstPlane([2, 40]), 0, 0, 0.01).window).toEqual([0, 2, 0, 4]);
    });

    it('says where a cell lies', () => {
        const plane = { ...firstPlane([3, 9, 8]), fixed: [2, 0, 0] };
        expect(indexAt(plane, 5, 6)).toEqual([2, 5, 6]);
    });
});

describe('shades', () => {
    it('have 0 in the middle and end at the greatest size', () => {
        expect([shadeAt(-2, 2), shadeAt(0, 2), shadeAt(2, 2), shadeAt(5, 2), shadeAt(0, 0)]).toEqual([0, 128, 255, 255, 128]);
        expect(reach([1, -3, NaN], [2, -Infinity])).toBe(3);
    });
});

it('floats come out of base 64', () => {
    expect([...floats('AACAPwAAIMEAAMB/')]).toEqual([1, -10, NaN]);
});
