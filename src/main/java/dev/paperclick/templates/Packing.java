package dev.paperclick.templates;

/**
 * How a document's parts get into its file. The reader sees the same document; only the bytes on disk differ.
 */
public enum Packing {
    /** Deflated for each document: small files. */
    COMPACT,
    /** Put together from pieces that were deflated once per template: several times faster, files up to twice as large. */
    FAST
}
