// Stands in for what the plugin never comes to; see the list in bundle.ts. Only `install` is ever called, of
// source-map-support, and there is nothing to install: the plugin has no source maps.
module.exports = { install: () => undefined };
