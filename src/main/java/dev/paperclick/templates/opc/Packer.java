package dev.paperclick.templates.opc;

/** A way to bring the bytes of an entry into a zip file. Used by one thread at a time. */
public interface Packer {

    /** Whether {@link #pack} will write a deflate stream (RFC 1951) and not the bytes as they are. */
    boolean deflates(Bytes content);

    /** Adds the packed form of all the content to the file. */
    void pack(Bytes content, Bytes file);
}
