// kuberay runs Ray on Kubernetes as one unit of one Pulumi stack: node pools, KubeRay operator, Ray clusters.
package kuberay
