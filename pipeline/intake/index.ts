/**
 * The intake room: bytes -> encoding -> dialect -> text table -> mapped, typed cells in the store, and problems.
 * Nothing in a delivery makes it throw; what cannot be read is rejected, named and counted.
 */

export { checkPath } from './check-path.js';
export { intake } from './deliveries.js';
export type { IntakeResult } from './read-all.js';
