package dev.paperclick.reports.files;

import dev.paperclick.reports.Report;
import dev.paperclick.reports.ReportWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.io.output.UnsynchronizedByteArrayOutputStream;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.stereotype.Component;

/**
 * A report as a workbook: an overview with charts, a sheet with a table per view, and what the numbers mean.
 *
 * <p>The frame of all sheets stands in memory, the lines of tables go through a file, so that memory does not grow with
 * them.
 */
@Component
final class XlsxReport implements ReportWriter {

    private static final int ROWS_IN_MEMORY = 200;

    @Override
    public String format() {
        return "xlsx";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        Views views = Views.of(report);
        XSSFWorkbook workbook = new XSSFWorkbook();
        XlsxStyles styles = new XlsxStyles(workbook);
        XlsxOverview overview = new XlsxOverview(workbook, styles);
        List<XlsxTable> tables = new ArrayList<>();
        for (View view : views.lists()) {
            if (view.key().equals("hours")) {
                XlsxHours.add(workbook, styles, report);
            } else {
                tables.add(XlsxTable.add(workbook, styles, view, report.period().zone()));
            }
        }
        overview.fill(report, views);
        XlsxAbout.add(workbook, styles, report, views);
        properties(workbook, report);
        try (SXSSFWorkbook streaming = new SXSSFWorkbook(workbook, ROWS_IN_MEMORY)) {
            // the JDK reads no entries that are marked as perhaps huge
            streaming.setZip64Mode(Zip64Mode.Never);
            tables.forEach(table -> table.fill(streaming));
            UnsynchronizedByteArrayOutputStream buffer =
                    UnsynchronizedByteArrayOutputStream.builder().get();
            streaming.write(buffer);
            TimelessZip.copy(new ByteArrayInputStream(buffer.toByteArray()), out);
        }
    }

    private static void properties(XSSFWorkbook workbook, Report report) {
        CoreProperties core = workbook.getProperties().getCoreProperties();
        Optional<Date> madeAt = Optional.of(Date.from(report.madeAt()));
        core.setTitle(Wording.title(report));
        core.setCreator("Paperclick");
        core.setCreated(madeAt);
        core.setModified(madeAt);
        core.setLastModifiedByUser("Paperclick");
    }
}
