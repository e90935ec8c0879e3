/** Brands, from outside: everything else imports from here alone. */
export { applyBrand, type BrandedGuide } from './apply-brand.ts';
export { brandConnector } from './brand-connector.ts';
export { applyChanges, type Change, type ChangeRule } from './change.ts';
export { findContrastFaults, leastRatio } from './contrast.ts';
export { neutralBrand } from './neutral-brand.ts';
export { type Brand, brandSchema } from './schema.ts';
export { createWording, type Wording } from './wording.ts';
