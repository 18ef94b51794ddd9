// sdk-generator writes the language SDKs of a Pulumi package schema.
//
//	sdk-generator <schema.json> <output folder> <language>...
//
// Each language goes to a folder of its name. Files of an earlier run that are no longer
// generated are removed; files that do not carry the generator's mark are never touched.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	golang "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// tool is named in the first line of every generated file, and is how stale files are known.
const tool = "pulumi-kuberay's sdk-generator"

type files = map[string][]byte

var generators = map[string]func(*schema.Package) (files, error){
	"nodejs": func(pkg *schema.Package) (files, error) {
		return nodejs.GeneratePackage(tool, pkg, nil, nil, false, nil)
	},
	"python": func(pkg *schema.Package) (files, error) {
		return python.GeneratePackage(tool, pkg, nil, nil)
	},
	"go": func(pkg *schema.Package) (files, error) {
		return golang.GeneratePackage(tool, pkg, nil)
	},
}

func main() {
	if len(os.Args) < 4 {
		fail(fmt.Errorf("usage: sdk-generator <schema.json> <output folder> <nodejs|python|go>..."))
	}
	for _, language := range os.Args[3:] {
		if err := generate(os.Args[1], filepath.Join(os.Args[2], language), language); err != nil {
			fail(fmt.Errorf("%s: %w", language, err))
		}
	}
}

// generate binds the schema anew for each language: generators store what they learn in the package.
func generate(schemaPath, folder, language string) error {
	generator, known := generators[language]
	if !known {
		return fmt.Errorf("not a language of this generator: choose nodejs, python or go")
	}
	pkg, err := bind(schemaPath)
	if err != nil {
		return err
	}
	generated, err := generator(pkg)
	if err != nil {
		return err
	}
	if err := removeStale(folder, generated); err != nil {
		return err
	}
	return write(folder, generated)
}

func bind(schemaPath string) (*schema.Package, error) {
	text, err := os.ReadFile(schemaPath)
	if err != nil {
		return nil, err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return nil, fmt.Errorf("%s: %w", schemaPath, err)
	}
	// The null loader: our schema refers to no other package, so nothing is fetched or run.
	pkg, diagnostics, err := schema.BindSpec(spec, schema.NewNullLoader(), schema.ValidationOptions{})
	if err != nil {
		return nil, err
	}
	if diagnostics.HasErrors() {
		return nil, fmt.Errorf("%s: %w", schemaPath, diagnostics)
	}
	return pkg, nil
}

func removeStale(folder string, generated files) error {
	if _, err := os.Stat(folder); os.IsNotExist(err) {
		return nil
	}
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if entry.Name() == "node_modules" {
				return filepath.SkipDir
			}
			return nil
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		if _, current := generated[filepath.ToSlash(name)]; current {
			return nil
		}
		return removeIfGenerated(path)
	})
}

func removeIfGenerated(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	firstLines := text[:min(len(text), 300)]
	if !bytes.Contains(firstLines, []byte(tool)) {
		return nil
	}
	return os.Remove(path)
}

func write(folder string, generated files) error {
	for name, text := range generated {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "sdk-generator:", err)
	os.Exit(1)
}
