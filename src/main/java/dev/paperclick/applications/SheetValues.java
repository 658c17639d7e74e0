package dev.paperclick.applications;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of a sheet as text that means the same everywhere: dates as ISO dates, whole numbers without decimals, never
 * the rounded and localised text that the sheet shows.
 */
final class SheetValues extends DataFormatter {

    /** Excel computes with 15 digits; the binary fraction has more, which nobody typed. */
    private static final MathContext DIGITS = new MathContext(15);

    private final boolean dates1904;

    SheetValues(boolean dates1904) {
        super(Locale.ROOT);
        this.dates1904 = dates1904;
    }

    @Override
    public String formatRawCellContents(double value, int formatIndex, @Nullable String formatString) {
        return formatRawCellContents(value, formatIndex, formatString, dates1904);
    }

    @Override
    public String formatRawCellContents(
            double value, int formatIndex, @Nullable String formatString, boolean windowing1904) {
        if (formatString != null
                && DateUtil.isADateFormat(formatIndex, formatString)
                && DateUtil.isValidExcelDate(value)) {
            return date(value);
        }
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    private String date(double value) {
        LocalDateTime time = DateUtil.getLocalDateTime(value, dates1904, true);
        if (value < 1) {
            return DateTimeFormatter.ofPattern("HH:mm").format(time);
        }
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().toString()
                : DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(time);
    }
}
