module pulumi-kuberay.invalid/lab/pause

go 1.26.0
