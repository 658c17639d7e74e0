package dev.paperclick.applications;

import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What a file is by its content, whatever its name: a workbook, a text, or something that is no list. */
final class ForeignFormats {

    private static final int MOST_ENTRIES = 1_000;
    private static final int MOST_STYLES = 20 << 20;
    private static final String SAVE_AS = "; save the list as .xlsx or as 'CSV UTF-8'.";

    private ForeignFormats() {}

    /**
     * Whether the file is a workbook as Excel writes them since 2007.
     *
     * @throws UserProblem when it is neither that nor text: read as text it would be one endless bad row
     */
    static boolean isWorkbook(Path file) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(4);
        }
        boolean ole = start.length == 4 && (start[0] & 0xFF) == 0xD0 && (start[1] & 0xFF) == 0xCF;
        if (ole) {
            throw UserProblem.inInput(
                    file + ": is a spreadsheet of the old kind (.xls) or one with a password" + SAVE_AS);
        }
        if (start.length == 4 && new String(start, StandardCharsets.ISO_8859_1).equals("%PDF")) {
            throw UserProblem.inInput(file + ": is a PDF file" + SAVE_AS);
        }
        boolean zip = start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
        return zip && isWorkbookInZip(file);
    }

    private static boolean isWorkbookInZip(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") != null) {
                ZipEntry styles = zip.getEntry("xl/styles.xml");
                if (zip.size() > MOST_ENTRIES || (styles != null && styles.getSize() > MOST_STYLES)) {
                    throw UserProblem.inInput(file + ": is a workbook with more parts than a list can need" + SAVE_AS);
                }
                return true;
            }
            ZipEntry type = zip.getEntry("mimetype");
            if (type != null) {
                try (var in = zip.getInputStream(type)) {
                    String name = new String(in.readNBytes(100), StandardCharsets.US_ASCII);
                    if (name.contains("opendocument.spreadsheet")) {
                        throw UserProblem.inInput(file + ": is a spreadsheet of LibreOffice (.ods)" + SAVE_AS);
                    }
                }
            }
            if (zip.getEntry("xl/workbook.bin") != null) {
                throw UserProblem.inInput(file + ": is a binary spreadsheet (.xlsb)" + SAVE_AS);
            }
            throw UserProblem.inInput(file + ": is an archive or a document, not a list" + SAVE_AS);
        } catch (java.util.zip.ZipException e) {
            throw UserProblem.inInput(
                    file + ": is a spreadsheet or archive that is damaged (" + e.getMessage() + ")" + SAVE_AS);
        }
    }
}
