/** The text of the kernel of modules: a script that makes the variable `kernel`. `entry` is its file, as written or as compiled. */
export function kernelText(entry: string): Promise<string>;
