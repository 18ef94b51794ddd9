export const DEFAULT_MIN_SIZE = 0;
export { DEFAULT_DISK_SIZE_GIB } from "../instance-catalog/node-choices";
