/** Told how much of something long is done, in steps of any kind: `done` grows to `total`. */
export type Progress = (done: number, total: number) => void;
