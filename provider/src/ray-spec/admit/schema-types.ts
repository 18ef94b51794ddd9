/**
 * Types of a CRD by name: each the types of its fields, a required one with `!` behind its name. A type is a name of
 * the table; `T{}` a map; `T[]` a list, with what no two entries may share in the brackets (`*`: all of it); words
 * with `|` between them a choice; or `string`, `boolean`, `int32`, `int64`, `number`, `quantity`, `port` (a number or
 * a name), `any`.
 */
export type SchemaTypes = Readonly<Record<string, Readonly<Record<string, string>>>>;
