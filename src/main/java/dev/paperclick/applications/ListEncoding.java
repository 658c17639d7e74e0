package dev.paperclick.applications;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The encoding of a list: by its byte order mark, else UTF-16 when every other byte is zero, else UTF-8 when the whole
 * file is that, else Windows-1252, which older spreadsheets write.
 *
 * @param markLength bytes of the byte order mark to pass over
 */
record ListEncoding(Charset charset, int markLength) {

    private static final int SEARCHED_BYTES = 400;

    static ListEncoding of(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(SEARCHED_BYTES);
        }
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
            return new ListEncoding(StandardCharsets.UTF_8, 3);
        }
        if (startsWith(start, 0xFF, 0xFE)) {
            return new ListEncoding(StandardCharsets.UTF_16LE, 2);
        }
        if (startsWith(start, 0xFE, 0xFF)) {
            return new ListEncoding(StandardCharsets.UTF_16BE, 2);
        }
        if (isZero(start, 1)) {
            return new ListEncoding(StandardCharsets.UTF_16LE, 0);
        }
        if (isZero(start, 0)) {
            return new ListEncoding(StandardCharsets.UTF_16BE, 0);
        }
        return new ListEncoding(isUtf8(file) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252"), 0);
    }

    Reader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.skipNBytes(markLength);
        return new InputStreamReader(in, charset);
    }

    private static boolean startsWith(byte[] start, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= start.length || (start[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether nine of ten characters have a zero for that byte, as European texts have in UTF-16. */
    private static boolean isZero(byte[] start, int offset) {
        int zeros = 0;
        for (int i = offset; i < start.length; i += 2) {
            zeros += start[i] == 0 ? 1 : 0;
        }
        return zeros >= 4 && zeros * 2 * 10 >= start.length * 9;
    }

    private static boolean isUtf8(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        CharBuffer chars = CharBuffer.allocate(1 << 16);
        try (var channel = Files.newByteChannel(file)) {
            boolean end = false;
            while (!end) {
                end = channel.read(bytes) < 0;
                CoderResult result = decoder.decode(bytes.flip(), chars, end);
                if (result.isError()) {
                    return false;
                }
                bytes.compact();
                chars.clear();
            }
        }
        return true;
    }
}
