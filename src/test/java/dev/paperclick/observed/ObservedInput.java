package dev.paperclick.observed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Bytes of a file, with somebody who sees them taken. */
final class ObservedInput extends FilterInputStream {

    private final Path file;

    ObservedInput(Path file, InputStream real) {
        super(real);
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        return FileCalls.observed(Call.READ, file, super::read);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return FileCalls.observed(Call.READ, file, () -> super.read(bytes, offset, length));
    }
}
