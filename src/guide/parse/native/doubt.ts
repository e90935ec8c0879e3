/** Says that a tree might not be remark's. */
export class Doubt extends Error {
  override name = 'Doubt';
}
