import { expect, test } from 'vitest';
import { zh } from '../src/i18n/zh.ts';
import { initials, placeIn } from '../src/kit/initials.ts';

test('Han characters are found by the first letters of how they are spoken', () => {
    expect(['学习率 lr', '对比运行', '设置', '键盘快捷键', '示意图', '简体中文', '安全', '准确率-v2'].map(initials)).toEqual(['xxl lr', 'dbyx', 'sz', 'jpkjj', 'syt', 'jtzw', 'aq', 'zql-v2']);
    expect(initials(zh['rail.settings'])).toBe('sz');
});

test('a name is found as it is written, else by first letters', () => {
    expect([placeIn('学习率 lr', 'XL'), placeIn('学习率 lr', 'xl'), placeIn('学习率 lr', 'LR'), placeIn('rate', 'rt'), placeIn('对比', '比')]).toEqual([1, 1, 4, -1, 1]);
});
