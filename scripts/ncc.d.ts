/** The part of ncc's interface that `bundle.ts` uses; the package brings no types. */
declare module '@vercel/ncc' {
  interface Module {
    /** The file, where it is one. */
    readonly resource?: string;
    /** The modules that were merged into this one. */
    readonly modules?: readonly Module[];
  }
  export default function ncc(
    entry: string,
    options: {
      readonly esm: boolean;
      readonly cache: false;
      readonly quiet: true;
      /** Requests that stay as they are written → the file that is required at run time. */
      readonly externals: Readonly<Record<string, string>>;
    },
  ): Promise<{
    readonly code: string;
    readonly assets: Readonly<Record<string, { readonly source: string | Uint8Array }>>;
    readonly stats: {
      readonly compilation: {
        readonly modules: Iterable<Module>;
        /** Modules that nothing uses are in no chunk. */
        readonly chunkGraph: { getNumberOfModuleChunks(module: Module): number };
        readonly warnings: readonly (Error & { readonly module?: Module })[];
      };
    };
  }>;
}
