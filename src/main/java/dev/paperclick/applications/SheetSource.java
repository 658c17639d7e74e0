package dev.paperclick.applications;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.model.SharedStrings;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * A list in an Excel workbook (.xlsx): its first sheet that is not empty, read as a stream.
 *
 * <p>Only texts that cells share are kept in memory, and those are limited.
 *
 * @param sheet position of the sheet in the workbook, from 0
 */
record SheetSource(Path file, int sheet, boolean dates1904) implements ListSource {

    private static final long MOST_SHARED_TEXT = 64L << 20;
    private static final long MOST_OF_A_SHEET = 4L << 30;

    /** A sheet that holds something. */
    record Found(SheetSource source, String name) {}

    /** The first sheet that is not empty. */
    static Optional<Found> firstFilled(Path file) throws IOException {
        return inWorkbook(file, reader -> {
            boolean dates1904 = dates1904(reader);
            XSSFReader.SheetIterator sheets = reader.getSheetIterator();
            for (int i = 0; sheets.hasNext(); i++) {
                sheets.next().close();
                boolean[] filled = new boolean[1];
                SheetSource source = new SheetSource(file, i, dates1904);
                source.forEach(record -> {
                    filled[0] = !record.isBlank();
                    return !filled[0];
                });
                if (filled[0]) {
                    return Optional.of(new Found(source, sheets.getSheetName()));
                }
            }
            return Optional.empty();
        });
    }

    @Override
    public void forEach(Predicate<ListRecord> wantsMore) throws IOException {
        inWorkbook(file, reader -> {
            SharedStrings texts = sharedTexts(reader);
            XSSFReader.SheetIterator sheets = reader.getSheetIterator();
            for (int i = 0; sheets.hasNext(); i++) {
                try (InputStream in = sheets.next()) {
                    if (i == sheet) {
                        read(in, texts, reader, wantsMore);
                    }
                }
            }
            return true;
        });
    }

    private void read(InputStream in, SharedStrings texts, XSSFReader reader, Predicate<ListRecord> wantsMore)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        XMLReader xml = XMLHelper.newXMLReader();
        xml.setContentHandler(new XSSFSheetXMLHandler(
                reader.getStylesTable(), texts, new SheetRows(wantsMore), new SheetValues(dates1904), false));
        try {
            xml.parse(new InputSource(new Limited(in, MOST_OF_A_SHEET)));
        } catch (SheetRows.Enough e) {
            // the reader of the list has what it wanted
        }
    }

    private static SharedStrings sharedTexts(XSSFReader reader) throws IOException, OpenXML4JException, SAXException {
        try (InputStream in = reader.getSharedStringsData()) {
            return in == null
                    ? new ReadOnlySharedStringsTable(InputStream.nullInputStream(), false)
                    : new ReadOnlySharedStringsTable(new Limited(in, MOST_SHARED_TEXT), false);
        }
    }

    /** Workbooks from old Macs count days from 1904. */
    private static boolean dates1904(XSSFReader reader) throws IOException, OpenXML4JException {
        try (InputStream in = reader.getWorkbookData()) {
            String start = new String(in.readNBytes(1 << 16), StandardCharsets.UTF_8);
            return start.matches("(?s).*<(\\w+:)?workbookPr[^>]*date1904=\"(1|true)\".*");
        }
    }

    private interface Work<T> {
        T in(XSSFReader reader) throws IOException, OpenXML4JException, SAXException, ParserConfigurationException;
    }

    private static <T> T inWorkbook(Path file, Work<T> work) throws IOException {
        try (OPCPackage workbook = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            return work.in(new XSSFReader(workbook));
        } catch (OpenXML4JException | OpenXML4JRuntimeException | SAXException | ParserConfigurationException e) {
            throw new IOException("it is damaged or no workbook: " + e.getMessage(), e);
        }
    }

    /** A stream that fails beyond a bound, whatever the archive says of its sizes. */
    private static final class Limited extends FilterInputStream {

        private long remaining;

        Limited(InputStream in, long most) {
            super(in);
            this.remaining = most;
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            return counted(read, read);
        }

        private int counted(int result, int read) throws IOException {
            remaining -= Math.max(0, read);
            if (remaining < 0) {
                throw new IOException("it unpacks to more than a list can need");
            }
            return result;
        }
    }
}
