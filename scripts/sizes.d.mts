/** Types of the extension's weights, for the bench. */
export function extensionSizes(): readonly {
  readonly name: string;
  readonly rawKb: number;
  readonly packedKb: number;
}[];
