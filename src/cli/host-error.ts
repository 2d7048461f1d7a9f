/** Why the environment refused; `code` is the system's own word, `ENOENT`. */
export interface HostError {
  readonly code: string;
  readonly path: string;
}
