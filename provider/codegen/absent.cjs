// Stands in for packages that @pulumi/pulumi loads for programs that serialise functions. The plugin never does that,
// and each of them is larger than the plugin.
module.exports = {};
