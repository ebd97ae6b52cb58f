// Node 22 has none yet.
RegExp.escape ??= (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
