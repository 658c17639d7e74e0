package dev.paperclick.templates.opc;

import dev.paperclick.platform.FileReason;
import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The zip file around a document, unpacked into memory within limits that no honest document comes near.
 *
 * <p>Whatever makes it unfit to be opened (encryption, bombs, names that lead out of it) is refused before any XML is
 * parsed.
 */
public final class Container {

    static final int MAX_FILE = 10 << 20;
    static final int MAX_ENTRY = 20 << 20;
    static final int MAX_UNPACKED = 50 << 20;
    static final int MAX_ENTRIES = 1_000;
    static final int MAX_RATIO = 100;
    /** Below this size an entry may be packed as tightly as it likes; runs of blanks in small parts are common. */
    static final int RATIO_FREE = 100 << 10;

    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final String fileName;
    private final String sha256;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Map<String, String> namesInLowerCase = new HashMap<>();
    private long unpacked;

    private Container(String fileName, String sha256) {
        this.fileName = fileName;
        this.sha256 = sha256;
    }

    /** Reads a file; a problem names it and says what to do. */
    public static Container open(Path file) {
        String name = String.valueOf(file.getFileName());
        byte[] bytes = read(file, name);
        if (startsWith(bytes, OLE)) {
            throw UserProblem.inInput(name + " is protected with a password or in the old .doc format;"
                    + " open it in Word, remove the password and save it as .docx");
        }
        if (!startsWith(bytes, ZIP)) {
            throw notWord(name);
        }
        Container container = new Container(name, sha256(bytes));
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                container.unpack(zip, entry);
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw UserProblem.inInput(
                    name + " is damaged or incomplete; open it in Word or LibreOffice and save it again");
        }
        return container;
    }

    public String fileName() {
        return fileName;
    }

    /** The SHA-256 of the file as it was read, in lower-case hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    /** The unpacked entries by name, in the order of the file. */
    public Map<String, byte[]> entries() {
        return Collections.unmodifiableMap(entries);
    }

    private static byte[] read(Path file, String name) {
        if (Files.isDirectory(file)) {
            throw UserProblem.inInput(name + " is a folder; name a Word template (.docx)");
        }
        if (!Files.exists(file)) {
            throw UserProblem.inInput("there is no template " + file + "; check the name or where it was saved");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_FILE + 1);
            if (bytes.length == 0) {
                throw UserProblem.inInput(name + " is empty; save the template again");
            }
            if (bytes.length > MAX_FILE) {
                throw UserProblem.inInput(name + " is larger than 10 MB; make its pictures smaller");
            }
            return bytes;
        } catch (IOException unreadable) {
            throw UserProblem.inSurroundings(
                    "the template " + file + " cannot be read (" + FileReason.of(unreadable)
                            + "); check its permissions",
                    unreadable);
        }
    }

    private void unpack(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        String name = entry.getName().replace('\\', '/');
        if (entry.isDirectory() || name.startsWith("__MACOSX/") || name.endsWith(".DS_Store")) {
            return;
        }
        checkName(name);
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw refused("is encrypted", "save it without a password");
        }
        boolean plain = entry.getMethod() == ZipEntry.STORED || entry.getMethod() == ZipEntry.DEFLATED;
        if (!plain || entry.isUnixSymlink()) {
            throw refused("has an entry '" + shown(name) + "' that is no plain file", "save it again in Word");
        }
        if (entries.size() == MAX_ENTRIES) {
            throw refused("has more than 1000 entries", "use a simpler document");
        }
        byte[] bytes = content(zip, entry, name);
        if (startsWith(bytes, OLE)) {
            throw refused("has an OLE object or macros in it ('" + shown(name) + "')", "remove them");
        }
        entries.put(name, bytes);
    }

    private byte[] content(ZipFile zip, ZipArchiveEntry entry, String name) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MAX_ENTRY + 1);
            unpacked += bytes.length;
            boolean bomb = bytes.length > RATIO_FREE && bytes.length / MAX_RATIO > entry.getCompressedSize();
            if (bytes.length > MAX_ENTRY || unpacked > MAX_UNPACKED || bomb) {
                throw refused("unpacks to far more than its size ('" + shown(name) + "')", "use a smaller document");
            }
            CRC32 checksum = new CRC32();
            checksum.update(bytes);
            if (checksum.getValue() != entry.getCrc()) {
                throw new IOException("checksum of " + name);
            }
            return bytes;
        }
    }

    private void checkName(String name) {
        boolean leadsOut = name.contains(":") || name.indexOf('\0') >= 0;
        for (String step : name.split("/", -1)) {
            leadsOut |= step.isEmpty() || step.equals(".") || step.equals("..");
        }
        if (leadsOut) {
            throw refused("has an entry with the unsafe name '" + shown(name) + "'", "save it again in Word");
        }
        if (namesInLowerCase.put(name.toLowerCase(Locale.ROOT), name) != null) {
            throw refused("has two entries named '" + shown(name) + "'", "save it again in Word");
        }
    }

    private UserProblem refused(String why, String remedy) {
        return UserProblem.inInput(fileName + " " + why + "; " + remedy);
    }

    private static UserProblem notWord(String name) {
        return UserProblem.inInput(name + " is not a Word document; save the template as .docx");
    }

    private static String shown(String name) {
        String printable = name.replaceAll("\\p{Cntrl}", "?");
        return printable.length() > 80 ? printable.substring(0, 80) + "…" : printable;
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        boolean equal = bytes.length >= magic.length;
        for (int i = 0; equal && i < magic.length; i++) {
            equal = bytes[i] == magic[i];
        }
        return equal;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
