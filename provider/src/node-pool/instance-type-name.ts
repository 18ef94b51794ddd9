/** `g6e.12xlarge`, `u7in-16tb.224xlarge`, `m7i.metal-48xl`. */
export const INSTANCE_TYPE_NAME = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/;
