// Node 22 has none yet.
RegExp.escape ??= (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

// Node warns of what the bundled packages call, as it would not in `node_modules`: nobody who runs the mock can mend it.
Object.assign(process, { noDeprecation: true });
