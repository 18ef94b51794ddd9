import { expect } from "chai";
import { devicesOf, offeredBy } from "../../../lab/machines/device-plugins";
import { instanceFacts } from "../../../support/instance-facts";

describe("the devices of a machine", () => {
    it("are its GPUs, its adapters and its Neuron devices with their cores", () => {
        expect(devicesOf(instanceFacts({ gpus: 8 }), 32)).to.deep.equal({
            "nvidia.com/gpu": 8,
            "vpc.amazonaws.com/efa": 32,
        });
        const NeuronInfo = { NeuronDevices: [{ Count: 6, CoreInfo: { Count: 2 } }] };
        expect(devicesOf({ ...instanceFacts(), NeuronInfo }, 0)).to.deep.equal({
            "aws.amazon.com/neuron": 6,
            "aws.amazon.com/neurondevice": 6,
            "aws.amazon.com/neuroncore": 12,
        });
    });

    for (const [image, first] of [
        ["nvcr.io/nvidia/k8s-device-plugin:v0.17.0", "nvidia.com/gpu"],
        ["602401143452.dkr.ecr.us-west-2.amazonaws.com/eks/aws-efa-k8s-device-plugin:v0.5.6", "vpc.amazonaws.com/efa"],
        ["public.ecr.aws/neuron/neuron-device-plugin:2.22.4.0", "aws.amazon.com/neuron"],
        ["rayproject/ray:2.54.0", undefined],
    ] as const) {
        it(`are offered by a pod of ${image}: ${first ?? "none"}`, () => {
            expect(offeredBy(image)[0]).to.equal(first);
        });
    }
});
