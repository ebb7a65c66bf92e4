import { expect, it } from 'vitest';
import { nearest } from '../../pipeline/model/german.js';

it('suggests nothing that has no character in common', () => {
  expect(nearest('2', ['m', 'w'])).toBeNull();
  expect(nearest('bild', ['build', 'check'])).toBe('build');
});
