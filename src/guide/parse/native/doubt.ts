/** Why a tree might not be remark's: to be thrown. It never leaves the native parser. */
export function doubt(about: string): SyntaxError {
  return new SyntaxError(`Native code may have read the ${about} in another way than remark.`);
}
