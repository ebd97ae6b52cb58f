/**
 * A function that makes something of each object once, and gives it again for as long as the object is there. What else it is
 * told counts at the first call.
 */
export function onceFor<Key extends object, Rest extends readonly unknown[], Made>(
  make: (key: Key, ...rest: Rest) => Made,
): (key: Key, ...rest: Rest) => Made {
  const known = new WeakMap<Key, { readonly made: Made }>();
  return (key, ...rest) => {
    let found = known.get(key);
    if (found === undefined) {
      found = { made: make(key, ...rest) };
      known.set(key, found);
    }
    return found.made;
  };
}

/** What a map has under a key, which is made where it has nothing. */
export function onceIn<Key, Made extends NonNullable<unknown>>(
  known: Map<Key, Made>,
  key: Key,
  make: () => Made,
): Made {
  let made = known.get(key);
  if (made === undefined) {
    made = make();
    known.set(key, made);
  }
  return made;
}
