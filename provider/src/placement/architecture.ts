import { type Architecture } from "../instance-catalog/instance-type";

const RAY_IMAGE = /^(?:docker\.io\/)?rayproject\/ray(?:-[a-z]+)?:/;

/** What an image was built for, by its tag. Ray's images for Graviton say so in theirs, and so do most others. */
export const architectureOf = (image: string): Architecture =>
    /-(?:aarch64|arm64)(?:$|@)/.test(image) ? "arm64" : "x86_64";

/** Whether the tag decides: an image of one's own may have both architectures under any tag. */
export const isRayImage = (image: string): boolean => RAY_IMAGE.test(image);
