package dev.paperclick.observed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** A real file whose bytes go out in two halves, with somebody who sees it. */
final class ObservedChannel extends FileChannel {

    private final Path file;
    private final FileChannel real;

    ObservedChannel(Path file, FileChannel real) {
        this.file = file;
        this.real = real;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        FileCalls.see(Moment.BEFORE, Call.WRITE, file);
        int all = bytes.remaining();
        ByteBuffer half = bytes.duplicate().limit(bytes.position() + all / 2);
        while (half.hasRemaining()) {
            real.write(half);
        }
        bytes.position(half.position());
        FileCalls.see(Moment.AMID, Call.WRITE, file);
        while (bytes.hasRemaining()) {
            real.write(bytes);
        }
        FileCalls.see(Moment.AFTER, Call.WRITE, file);
        return all;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        FileCalls.observed(Call.FORCE, file, () -> {
            real.force(metaData);
            return file;
        });
    }

    @Override
    protected void implCloseChannel() throws IOException {
        try {
            FileCalls.see(Moment.BEFORE, Call.CLOSE, file);
        } finally {
            real.close();
        }
    }

    @Override
    public long write(ByteBuffer[] bytes, int offset, int length) throws IOException {
        return real.write(bytes, offset, length);
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
        return real.write(bytes, position);
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        return real.read(bytes);
    }

    @Override
    public long read(ByteBuffer[] bytes, int offset, int length) throws IOException {
        return real.read(bytes, offset, length);
    }

    @Override
    public int read(ByteBuffer bytes, long position) throws IOException {
        return real.read(bytes, position);
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        real.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        real.truncate(size);
        return this;
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        return real.transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        return real.transferFrom(source, position, count);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        return real.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return real.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return real.tryLock(position, size, shared);
    }
}
