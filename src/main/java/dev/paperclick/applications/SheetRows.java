package dev.paperclick.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet as records; cells that the file leaves out are empty. */
final class SheetRows implements SheetContentsHandler {

    /** Ends the reading of a sheet before its end, which SAX allows only by an exception. */
    static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
        }
    }

    private final Predicate<ListRecord> wantsMore;
    private final List<String> cells = new ArrayList<>();
    private boolean tooMany;

    SheetRows(Predicate<ListRecord> wantsMore) {
        this.wantsMore = wantsMore;
    }

    @Override
    public void startRow(int row) {
        cells.clear();
        tooMany = false;
    }

    @Override
    public void cell(@Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
        int column = reference == null ? cells.size() : new CellReference(reference).getCol();
        if (value == null || value.isBlank()) {
            return;
        }
        if (column >= CsvRecords.MAX_CELLS) {
            tooMany = true;
            return;
        }
        while (cells.size() < column) {
            cells.add("");
        }
        if (cells.size() == column) {
            cells.add(value);
        } else {
            cells.set(column, value);
        }
    }

    @Override
    public void endRow(int row) {
        ListRecord record =
                new ListRecord(row + 1, cells, tooMany ? "has more than " + CsvRecords.MAX_CELLS + " cells" : null);
        if (!wantsMore.test(record)) {
            throw new Enough();
        }
    }
}
