/** The names that icons have in the sets that pages draw from. */

let loading: Promise<ReadonlySet<string>> | undefined;

/** Every name of an icon, of any set, with those that icons had before. */
export function loadIconNames(): Promise<ReadonlySet<string>> {
  loading ??= readNames();
  return loading;
}

async function readNames(): Promise<ReadonlySet<string>> {
  const [{ fas }, { far }, { fab }, { icons }] = await Promise.all([
    import('@fortawesome/free-solid-svg-icons'),
    import('@fortawesome/free-regular-svg-icons'),
    import('@fortawesome/free-brands-svg-icons'),
    import('@iconify-json/lucide'),
  ]);
  const awesome = [fas, far, fab].flatMap((set) =>
    Object.values(set).flatMap(({ iconName, icon }) => [iconName, ...icon[2].map(String)]),
  );
  return new Set([...awesome, ...Object.keys(icons.icons), ...Object.keys(icons.aliases ?? {})]);
}
