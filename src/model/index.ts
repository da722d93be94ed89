/**
 * The domain's types, plain data that can be compared, cached and sent between threads, and the facts about kernels
 * that several rooms need. Paths are POSIX, relative to the root of the `Tree`; `.` is the root itself.
 */
export type * from './build';
export type * from './devices';
export * from './facts';
export * from './kernel';
export type * from './linked';
export * from './namespaces';
export type * from './object';
export type * from './source';
export type * from './successor';
export * from './types';
