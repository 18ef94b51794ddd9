// pulumi-resource-kubernetes for the lab. Pulumi's own main package embeds two files that its
// build generates next to it; the TypeScript builder copies the published ones here, so only
// this wrapper is ours.
package main

import (
	_ "embed"

	"github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/provider"
	"github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/version"
)

//go:embed schema.json
var schema []byte

//go:embed terraform-mapping.json
var terraformMapping []byte

func main() {
	provider.Serve("kubernetes", version.Version, schema, terraformMapping)
}
