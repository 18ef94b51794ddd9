import type { NodeGroupRule } from "./node-group-facts";

/** EC2 user guide, "Maximize network bandwidth on Amazon EC2 instances with multiple network cards". */
export const firstInterfaceIsPrimary: NodeGroupRule = ({ template }) => {
    const interfaces = template?.NetworkInterfaces ?? [];
    if (interfaces.length === 0) return undefined;
    const primary = interfaces.filter(
        ({ DeviceIndex, NetworkCardIndex = 0 }) => DeviceIndex === 0 && NetworkCardIndex === 0,
    );
    if (primary.length !== 1) return "There must be one interface with device index 0 on network card 0";
    return primary[0]?.InterfaceType === "efa-only" ? "The primary interface cannot be efa-only" : undefined;
};

export const interfacesDiffer: NodeGroupRule = ({ template }) => {
    const places = (template?.NetworkInterfaces ?? []).map(
        ({ DeviceIndex = 0, NetworkCardIndex = 0 }) => `${NetworkCardIndex}/${DeviceIndex}`,
    );
    const twice = places.find((place, at) => places.indexOf(place) !== at);
    return twice === undefined ? undefined : `Two interfaces on network card/device ${twice}`;
};

export const cardsTakeTheInterfaces: NodeGroupRule = ({ template, instanceTypes }) => {
    const interfaces = template?.NetworkInterfaces ?? [];
    const efa = interfaces.filter(({ InterfaceType = "interface" }) => InterfaceType !== "interface");
    for (const type of instanceTypes.values()) {
        if (type === undefined) continue;
        const { name, networkCards, efaCards, mostEfa } = type;
        const beyond = interfaces.find(({ NetworkCardIndex = 0 }) => NetworkCardIndex >= networkCards);
        if (beyond) return `${name} has ${networkCards} network cards, got index ${beyond.NetworkCardIndex ?? 0}`;
        if (efa.length > mostEfa) return `${name} has at most ${mostEfa} EFA interfaces, got ${efa.length}`;
        const wrong = efa.find(({ NetworkCardIndex = 0 }) => !efaCards.includes(NetworkCardIndex));
        if (wrong) return `Network card ${wrong.NetworkCardIndex ?? 0} of ${name} takes no EFA`;
    }
    return undefined;
};
