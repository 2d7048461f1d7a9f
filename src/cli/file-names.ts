/** Names that Windows keeps for devices, with any extension. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
/** Characters that some file system refuses. */
const FORBIDDEN = /[<>:"|?*\\]/;
/** Characters that hide in a listing: controls, format and direction marks, what could not be decoded. */
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffd]/gu;

/** Why a file or folder of rules may not be called so, or undefined when the name is good everywhere. */
export function badName(name: string): string | undefined {
  if (FORBIDDEN.test(name) || name.search(HIDDEN) >= 0) return "a character in it is not allowed";
  if (DEVICE.test(name)) return "it is the name of a device";
  if (/[. ]$/.test(name)) return "it ends in a dot or a space";
  if (name.startsWith(" ")) return "it begins with a space";
  return undefined;
}

/** Equal for two paths that a case-blind file system takes for one. */
export function foldedPath(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** A path for people: control and format characters as escapes. */
export function printablePath(path: string): string {
  return path.replace(HIDDEN, (character) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, "0")}`);
}
