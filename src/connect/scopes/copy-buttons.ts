import { copyValues } from './copy-values.ts';

copyValues(document);
