/** Files that grow with one number. */
export interface Family {
  readonly name: string;
  readonly path: string;
  /** About as long as `n` times some constant. */
  text(n: number): string;
}

export function lines(n: number, line: (index: number) => string): string {
  return Array.from({ length: n }, (_, index) => `${line(index)}\n`).join('');
}
