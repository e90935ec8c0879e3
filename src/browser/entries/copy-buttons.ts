import { copyValues } from '../guide/scopes/copy-values.ts';

copyValues(document);
