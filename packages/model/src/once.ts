/** A function that makes something of each object once, and gives it again for as long as the object is there. */
export function onceFor<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const known = new WeakMap<Key, { readonly made: Made }>();
  return (key) => {
    let found = known.get(key);
    if (found === undefined) {
      found = { made: make(key) };
      known.set(key, found);
    }
    return found.made;
  };
}
