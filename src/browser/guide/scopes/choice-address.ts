/** The choice as text: a list of ids, and that list as a part of the page's address: `?actions=list_contacts,create_deal`. */

const parameter = 'actions';

/**
 * Ids of the chosen actions, from the query of an address; those that the page does not know may be among them. The
 * comma may come encoded, as mail programs like to do.
 */
export function parseChoice(search: string): string[] {
  return parseIds(new URLSearchParams(search).get(parameter) ?? '');
}

/**
 * The query with this choice in it and everything else as it was; empty for none. Each id is encoded twice, which shows
 * only in ids with commas and the like, and keeps them apart from the commas between ids.
 */
export function renderChoice(search: string, ids: Iterable<string>): string {
  const query = new URLSearchParams(search);
  query.delete(parameter);
  const choice = [...ids].map((id) => encodeURIComponent(encodeURIComponent(id))).join(',');
  const parts = [query.toString(), choice && `${parameter}=${choice}`].filter((part) => part !== '');
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/** Ids from a list with commas between them, each percent-encoded. One that is cut amid a character is left out. */
export function parseIds(list: string): string[] {
  return list.split(',').flatMap((id) => {
    try {
      return id.trim() === '' ? [] : [decodeURIComponent(id.trim())];
    } catch {
      return [];
    }
  });
}

/** The id in the fragment of an address; one that is cut amid a character names nothing. */
export function idIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}
