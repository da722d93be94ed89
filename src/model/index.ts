/**
 * The domain's types: what the rooms hand to each other. Plain data throughout, so that it can be compared, cached and
 * sent between threads. Paths are POSIX, relative to the root of the `Tree`; `.` is the root itself.
 */
export type * from './build';
export type * from './devices';
export type * from './kernel';
export type * from './linked';
export type * from './object';
export type * from './source';
export type * from './types';
