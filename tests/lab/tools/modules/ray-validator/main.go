// Reads RayCluster objects as JSON, one a line, and answers each with one line of JSON: what KubeRay's own validation
// says of it, and, where it says nothing, the pods and the Service that KubeRay's own code makes of it. An API server
// can then be asked whether it would take those.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/yaml"

	rayv1 "github.com/ray-project/kuberay/ray-operator/apis/ray/v1"
	"github.com/ray-project/kuberay/ray-operator/controllers/ray/common"
	"github.com/ray-project/kuberay/ray-operator/controllers/ray/utils"
)

type answer struct {
	Error    string            `json:"error,omitempty"`
	Pods     []corev1.Pod      `json:"pods,omitempty"`
	Services []*corev1.Service `json:"services,omitempty"`
}

func main() {
	// KubeRay prints on standard output when it shortens names: the answers go where nobody else writes.
	answers := json.NewEncoder(os.Stdout)
	os.Stdout = os.Stderr
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 1 {
			if err := answers.Encode(judge(line)); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		}
		if err != nil {
			return
		}
	}
}

func judge(line []byte) (result answer) {
	defer func() {
		if panicked := recover(); panicked != nil {
			result = answer{Error: fmt.Sprintf("KubeRay's code panics: %v", panicked)}
		}
	}()
	var cluster rayv1.RayCluster
	// Strict: a field that KubeRay does not know is an error, as it is for server-side apply.
	if err := yaml.UnmarshalStrict(line, &cluster); err != nil {
		return answer{Error: err.Error()}
	}
	if err := validate(&cluster); err != nil {
		return answer{Error: err.Error()}
	}
	return made(cluster)
}

// The three that the controller asks, in its order.
func validate(cluster *rayv1.RayCluster) error {
	if err := utils.ValidateRayClusterMetadata(cluster.ObjectMeta); err != nil {
		return err
	}
	if err := utils.ValidateRayClusterSpec(&cluster.Spec, cluster.Annotations); err != nil {
		return err
	}
	return utils.ValidateRayClusterUpgradeOptions(cluster)
}

// As buildHeadPod, buildWorkerPod and reconcileHeadService of the controller, which are not exported.
func made(cluster rayv1.RayCluster) answer {
	ctx := context.Background()
	service, err := common.BuildServiceForHeadPod(ctx, cluster, nil, cluster.Spec.HeadServiceAnnotations)
	if err != nil {
		return answer{Error: err.Error()}
	}
	services := []*corev1.Service{service}
	pods := []corev1.Pod{headPod(ctx, *cluster.DeepCopy())}
	for _, group := range cluster.Spec.WorkerGroupSpecs {
		pods = append(pods, workerPod(ctx, *cluster.DeepCopy(), *group.DeepCopy()))
		if group.NumOfHosts > 1 && len(services) == 1 {
			services = append(services, common.BuildHeadlessServiceForRayCluster(cluster))
		}
	}
	return answer{Pods: pods, Services: services}
}

func headPod(ctx context.Context, cluster rayv1.RayCluster) corev1.Pod {
	spec := cluster.Spec.HeadGroupSpec
	if spec.RayStartParams == nil {
		spec.RayStartParams = map[string]string{}
		cluster.Spec.HeadGroupSpec.RayStartParams = spec.RayStartParams
	}
	name := utils.PodName(cluster.Name, rayv1.HeadNode, true)
	address := utils.GenerateFQDNServiceName(ctx, cluster, cluster.Namespace)
	port := common.GetHeadPort(spec.RayStartParams)
	template := common.DefaultHeadPodTemplate(ctx, cluster, spec, name, port)
	autoscaled := utils.IsAutoscalingEnabled(&cluster.Spec)
	return owned(common.BuildPod(ctx, template, rayv1.HeadNode, spec.RayStartParams, port, autoscaled,
		"", address, nil, cluster.Spec.RayVersion))
}

func workerPod(ctx context.Context, cluster rayv1.RayCluster, group rayv1.WorkerGroupSpec) corev1.Pod {
	if group.RayStartParams == nil {
		group.RayStartParams = map[string]string{}
	}
	name := utils.PodName(fmt.Sprintf("%s-%s", cluster.Name, group.GroupName), rayv1.WorkerNode, true)
	address := utils.GenerateFQDNServiceName(ctx, cluster, cluster.Namespace)
	port := common.GetHeadPort(cluster.Spec.HeadGroupSpec.RayStartParams)
	replica := fmt.Sprintf("%s-%s", group.GroupName, "xxxxx")
	template := common.DefaultWorkerPodTemplate(ctx, cluster, group, name, address, port, replica, 0, 0)
	autoscaled := utils.IsAutoscalingEnabled(&cluster.Spec)
	return owned(common.BuildPod(ctx, template, rayv1.WorkerNode, group.RayStartParams, port, autoscaled,
		"", address, nil, cluster.Spec.RayVersion))
}

// The controller names its RayCluster as the owner; one that is only imagined has no uid.
func owned(pod corev1.Pod) corev1.Pod {
	pod.TypeMeta = metav1.TypeMeta{APIVersion: "v1", Kind: "Pod"}
	return pod
}
