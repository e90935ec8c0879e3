/** The native parser of the guide language, apart from the rest: whoever loads it loads native code. */
export { parseNatively } from './parse/native/native-syntax.ts';
