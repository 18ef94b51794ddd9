import {
    DescribeInstanceTypesCommand,
    EC2Client,
    type _InstanceType,
    type InstanceTypeInfo,
} from "@aws-sdk/client-ec2";
import { unlessGone } from "../waiting";
import type { Invoke } from "./invoke";

export const getInstanceType: Invoke = async (args, context) => {
    const name = String(args.instanceType);
    const request = new DescribeInstanceTypesCommand({ InstanceTypes: [name as _InstanceType] });
    const answer = await unlessGone(context.client(EC2Client).send(request), "InvalidInstanceType");
    const found = answer?.InstanceTypes?.[0];
    if (found === undefined) throw new Error(`reading EC2 Instance Type (${name}): couldn't find resource`);
    return {
        id: name,
        instanceType: name,
        region: context.region,
        ...processor(found),
        ...devices(found),
        ...network(found),
    };
};

function processor({ VCpuInfo: cpu, MemoryInfo: memory, ProcessorInfo: info, ...type }: InstanceTypeInfo) {
    return {
        defaultVcpus: cpu?.DefaultVCpus,
        defaultCores: cpu?.DefaultCores,
        defaultThreadsPerCore: cpu?.DefaultThreadsPerCore,
        memorySize: memory?.SizeInMiB,
        supportedArchitectures: info?.SupportedArchitectures ?? [],
        sustainedClockSpeed: info?.SustainedClockSpeedInGhz,
        bareMetal: type.BareMetal,
        currentGeneration: type.CurrentGeneration,
        hypervisor: type.Hypervisor,
        instanceStorageSupported: type.InstanceStorageSupported,
        totalInstanceStorage: type.InstanceStorageInfo?.TotalSizeInGB ?? 0,
        instanceDisks: (type.InstanceStorageInfo?.Disks ?? []).map(({ Count: count, SizeInGB: size, Type: kind }) => ({
            count,
            size,
            type: kind,
        })),
        supportedUsagesClasses: type.SupportedUsageClasses ?? [],
        supportedPlacementStrategies: type.PlacementGroupInfo?.SupportedStrategies ?? [],
    };
}

function devices({ GpuInfo: gpus, NeuronInfo: neuron }: InstanceTypeInfo) {
    return {
        gpuses: (gpus?.Gpus ?? []).map(
            ({ Count: count, Manufacturer: manufacturer, MemoryInfo: memory, Name: name }) => ({
                count,
                manufacturer,
                memorySize: memory?.SizeInMiB,
                name,
            }),
        ),
        totalGpuMemory: gpus?.TotalGpuMemoryInMiB ?? 0,
        neuronDevices: (neuron?.NeuronDevices ?? []).map(({ Count: count, Name: name, CoreInfo: core, ...one }) => ({
            count,
            name,
            coreCount: core?.Count,
            coreVersion: core?.Version,
            memorySize: one.MemoryInfo?.SizeInMiB,
        })),
        totalNeuronDeviceMemory: neuron?.TotalNeuronDeviceMemoryInMiB ?? 0,
    };
}

function network({ NetworkInfo: info }: InstanceTypeInfo) {
    return {
        efaSupported: info?.EfaSupported ?? false,
        efaMaximumInterfaces: info?.EfaInfo?.MaximumEfaInterfaces ?? 0,
        enaSupport: info?.EnaSupport,
        defaultNetworkCardIndex: info?.DefaultNetworkCardIndex ?? 0,
        networkCards: (info?.NetworkCards ?? []).map((card) => ({
            index: card.NetworkCardIndex,
            maximumInterfaces: card.MaximumNetworkInterfaces,
            performance: card.NetworkPerformance,
            baselineBandwidth: card.BaselineBandwidthInGbps,
            peakBandwidth: card.PeakBandwidthInGbps,
        })),
        maximumNetworkCards: info?.MaximumNetworkCards,
        maximumNetworkInterfaces: info?.MaximumNetworkInterfaces,
        maximumIpv4AddressesPerInterface: info?.Ipv4AddressesPerInterface,
        networkPerformance: info?.NetworkPerformance,
    };
}
