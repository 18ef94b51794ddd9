import { error, note, warning } from "./definition";

/** Told first: rules about what they miss are silent. */
export const POOL_DECIDERS = {
    "R-POOL-KNOWN": error(
        "Pulumi unknowns",
        "What decides which resources a pool has, and what they are called, is known in a preview.",
    ),
};

export const POOL_OVERRIDES = {
    "R-GROUP-OVERRIDE": error(
        "EKS CreateNodegroup",
        "`nodeGroup` sets inputs of an EKS node group that no input of the pool is for.",
    ),
    "R-TEMPLATE-OVERRIDE": error(
        "EKS user guide, launch template support",
        "`launchTemplate` sets inputs that EKS leaves to the user and that no input of the pool is for.",
    ),
};

export const POOL_NODES = {
    "R-POOL-NAME": error(
        "EKS CreateNodegroup, name",
        "The name of a pool is a DNS label of at most 30 characters: it becomes part of AWS names.",
    ),
    "R-TYPE-KNOWN": error(
        "EC2 DescribeInstanceTypes",
        "Each instance type is named once, and is in the catalogue or described in `instanceFacts`.",
    ),
    "R-TYPE-SYSTEM": error(
        "EKS user guide, choose an instance type",
        "The operating system of the pool runs on its instance types.",
    ),
    "R-FACTS-TYPE": error("ours", "`instanceFacts` are about types that the pool has."),
    "R-FACTS-AGREE": error("EC2 DescribeInstanceTypes", "Facts of an instance type do not contradict each other."),
    "R-ARCH-MIXED": error("EKS CreateNodegroup, amiType", "All instance types of a pool have one architecture."),
    "R-GPU-SLICE": error("ours", "Instance types with GPUs have whole ones, which Ray pods ask for."),
    "R-GPU-MIXED": error("ours", "All instance types of a pool have the same accelerators: pods are sized by them."),
    "R-POOL-SIZES": error(
        "EKS CreateNodegroup, scalingConfig",
        "`minSize` is at most `maxSize`, and that at most 450.",
    ),
    "R-POOL-DESIRED": error(
        "EKS CreateNodegroup, scalingConfig",
        "`desiredSize` lies between `minSize` and `maxSize`.",
    ),
    "R-SUBNET-ID": error("EKS CreateNodegroup, subnets", "A subnet is named by its id."),
    "R-POOL-LABELS": error(
        "EKS CreateNodegroup, labels",
        "Labels of nodes are as Kubernetes and EKS take them, and none of the provider's own.",
    ),
    "R-POOL-TAINTS": error(
        "EKS CreateNodegroup, taints",
        "At most 50 taints, each once, as Kubernetes and EKS take them, and none of the provider's own.",
    ),
    "R-POOL-TAGS": error(
        "EKS TagResource",
        "Tags are as AWS takes them; with labels and taints, which become tags too, at most 37.",
    ),
    "R-RESERVED-MEMORY": error("Kubernetes quantities", "Memory that is reserved for others is a quantity."),
};

export const POOL_CAPACITY = {
    "R-BLOCK-WHOLE": error(
        "EKS user guide, Capacity Blocks",
        "A Capacity Block is named by its id, has one instance type and `minSize` 0.",
    ),
    "R-BLOCK-TYPE": error("EC2 user guide, Capacity Blocks for ML", "Capacity Blocks have types with accelerators."),
    "R-RESERVATION-ONCE": error(
        "EC2 LaunchTemplateCapacityReservationSpecification",
        "A reservation is named in one way, by what its kind is named by, and not for Spot.",
    ),
    "R-RESERVATION-ID": error("EC2 CreateCapacityReservation", "Reservations are named by id or by the group's ARN."),
};

export const POOL_IMAGE = {
    "R-AMI-FITS": error("EKS CreateNodegroup, amiType", "The AMI type fits architecture and accelerators."),
    "R-AMI-OWN": error(
        "EKS user guide, specifying an AMI",
        "With an image of one's own nothing is said of EKS's images.",
    ),
    "R-AMI-ONCE": error("ours", "The operating system is said by `amiType` or `amiFamily`, not both."),
    "R-AMI-ID": error("EC2 DescribeImages", "An image is named by its id."),
    "R-USER-DATA-OWN": error(
        "EKS user guide, specifying an AMI",
        "Whole user data goes with an image of one's own and without settings that are written into it.",
    ),
    "R-SETTINGS-FAMILY": error("EKS user guide, node images", "Settings are those of the pool's operating system."),
    "R-AMI-VERSION": error(
        "EKS CreateNodegroup, version and releaseVersion",
        "Versions are written as EKS lists them.",
    ),
};

export const POOL_STORAGE = {
    "R-VOLUME-FIGURES": error(
        "EC2 user guide, EBS volume types",
        "Size, IOPS and throughput of a volume go together, and the image fits on it.",
    ),
    "R-DATA-VOLUME": error("EKS user guide, Bottlerocket", "A second volume goes with Bottlerocket alone."),
    "R-DISK-ONCE": error("ours", "The size of the disk for pods is said once."),
    "R-SNAPSHOT": error("EC2 CreateVolume", "A snapshot is named by its id, and only one is loaded at a pace."),
    "R-LOCAL-DISKS": error(
        "EC2 user guide, instance store volumes",
        "An array of local disks is of types that have some.",
    ),
    "R-TEMPLATE-VOLUMES": error(
        "EC2 CreateLaunchTemplate, BlockDeviceMapping",
        "Volumes of a `launchTemplate` are listed by device, are right and are encrypted.",
    ),
};

export const POOL_KUBELET = {
    "R-KUBELET-MAPS": error(
        "Kubernetes KubeletConfiguration v1beta1",
        "Reservations and eviction thresholds have keys and values that the kubelet reads.",
    ),
    "R-KUBELET-GRACE": error(
        "Kubernetes KubeletConfiguration v1beta1",
        "Each soft eviction threshold has a grace period, and the other way round.",
    ),
    "R-KUBELET-IMAGES": error(
        "Kubernetes KubeletConfiguration v1beta1",
        "Image collection ends at a lower share of the disk than it begins at.",
    ),
    "R-KUBELET-TEXTS": error("Kubernetes KubeletConfiguration v1beta1", "Durations and sizes are ones."),
};

export const POOL_NETWORK = {
    "R-ZONE-NAME": error("EC2 DescribeAvailabilityZones", "Zones are given by name, each once."),
    "R-SECURITY-GROUP": error("EC2 DescribeSecurityGroups", "Security groups are named by id, each once."),
    "R-EFA-TYPE": error("EC2 user guide, Elastic Fabric Adapter", "A pool with `efa` has types that take adapters."),
    "R-EFA-MIXED": error(
        "EC2 CreateLaunchTemplate, NetworkInterface",
        "All types of a pool with `efa` have the same adapters: one launch template serves them.",
    ),
    "R-EFA-COUNT": error(
        "EC2 DescribeInstanceTypes, MaximumEfaInterfaces",
        "A node has no more adapters than its type takes.",
    ),
    "R-ONE-ZONE": error(
        "EC2 user guide, placement strategies; Elastic Fabric Adapter; Capacity Blocks",
        "What holds together in one zone, EFA traffic above all, is given one.",
    ),
    "R-PLACEMENT-GROUP": error(
        "EC2 CreatePlacementGroup",
        "A placement group is named or made, and made with what its strategy has.",
    ),
    "R-SPREAD-SIZE": error("EC2 user guide, placement strategies", "A spread group has 7 instances in a zone."),
};

export const POOL_UPKEEP = {
    "R-NODE-ROLE": error("EKS CreateNodegroup, nodeRole", "A node role is named by its ARN."),
    "R-NODE-POLICY": error("EKS user guide, node IAM role", "Policies are named by ARN, no two of one name."),
    "R-NODE-ROLE-OWN": error("ours", "Rights are given to a role that is made, not to one that exists."),
    "R-ONE-NUMBER": error(
        "EKS NodegroupUpdateConfig and NodeRepairConfig",
        "A limit is given as a number or as a percentage.",
    ),
    "R-WARM-POOL": error(
        "EKS user guide, warm pools",
        "A warm pool is on demand, holds what it prepares, and asks of Bottlerocket what that can do.",
    ),
    "R-USER-DATA-SIZE": error("EC2 RunInstances, UserData", "User data fits into 16 KiB."),
};

/** The pools of a unit together. */
export const POOLS = {
    "R-POOL-TWINS": error("EKS CreateNodegroup, nodeRole", "Names of pools differ in more than case and punctuation."),
};

/** A pool on its own. */
export const POOL_ALONE = {
    "R-POOL-PLATFORM": error("Kubernetes DNS labels (RFC 1123)", "The unit of a pool can be the value of a label."),
};

/** What only AWS can tell. */
export const POOL_LOOKUPS = {
    "R-SUBNET-ZONE": error("EKS CreateNodegroup, subnets", "Some subnet of the pool is in its zones."),
    "R-POOL-VERSION": error(
        "EKS CreateNodegroup, version",
        "Nodes have the Kubernetes version of their cluster, or one of the three before it.",
    ),
    "R-CLUSTER-FOUND": error("EKS DescribeCluster", "The EKS cluster is there, or made by the same program."),
};

export const POOL_WARNINGS = {
    "R-FACTS-USED": note("ours", "What is planned by a user's own facts about a type is said."),
    "R-TYPE-LOOKED-UP": warning(
        "EC2 DescribeInstanceTypes",
        "What is planned by facts that AWS was asked for is said.",
    ),
    "R-SETTINGS-TAINTS": warning("ours", "Taints of nodes are said in `taints`: Ray pods tolerate these."),
    "R-FACTS-KNOWN": warning("ours", "Facts are not given of a type that the provider knows."),
    "R-GROUP-QUOTA": warning(
        "EKS quota Managed node groups per cluster",
        "An update needs no more node groups at a time than a cluster has.",
    ),
    "R-UNIT-TWICE": warning(
        "ours",
        "No other stack has a pool of this name on the EKS cluster, in a unit of this name: they would share nodes.",
    ),
};
