export const DEFAULT_MIN_SIZE = 0;
export const DEFAULT_DISK_SIZE_GIB = 100;
