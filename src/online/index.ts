/** Asking other hosts about the content, from outside. */
export { checkOnline, type OnlineReport } from './check-online.ts';
