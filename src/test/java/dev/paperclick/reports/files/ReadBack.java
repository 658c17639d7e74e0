package dev.paperclick.reports.files;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import dev.paperclick.platform.FormulaGuard;
import dev.paperclick.reports.Report;
import dev.paperclick.reports.Report.Clicks;
import dev.paperclick.reports.Report.GroupLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The numbers of a report, and the same numbers as a stranger reads them from its files. */
final class ReadBack {

    private static final List<String> GROUPS =
            List.of("companies", "sources", "function_performance", "documents", "channels", "variants");
    private static final List<String> CLICKS =
            List.of("human_clicks", "visitors", "uncertain_clicks", "automated_clicks", "anonymous_clicks", "clicks");
    private static final DateTimeFormatter PAGE_DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final Map<String, String> facts = new TreeMap<>();

    private ReadBack() {}

    static Map<String, String> from(Report report) {
        ReadBack read = new ReadBack();
        report.tiles().forEach(tile -> read.add("tile", tile.measure().label(), tile.value(), tile.before()));
        report.days().forEach(day -> read.add("day", day.day(), numbers(day.clicks()), day.sent(), day.opened()));
        report.applications()
                .forEach(line -> read.add(
                        "application",
                        line.application().applicationId(),
                        text(line.application().company()),
                        text(line.application().title()),
                        line.sentOn(),
                        numbers(line.clicks())));
        for (List<GroupLine> group : groups(report)) {
            String view = GROUPS.get(groups(report).indexOf(group));
            group.forEach(line -> read.add(view, text(line.key()), line.opened(), numbers(line.clicks())));
        }
        report.hot().forEach(line -> read.add("hot", line.application().applicationId(), line.humanClicks()));
        report.silent().forEach(line -> read.add("silent", line.application().applicationId(), line.daysSinceSent()));
        report.hours().forEach(cell -> read.add("hour", cell.weekday(), cell.hour(), cell.human()));
        report.filtered().lines().forEach(line -> read.add("filtered", line.reason(), line.clicks()));
        return read.facts;
    }

    private static List<List<GroupLine>> groups(Report report) {
        return List.of(
                report.companies(),
                report.sources(),
                report.functions(),
                report.documents(),
                report.channels(),
                report.variants());
    }

    static Map<String, String> fromCsv(byte[] bytes) throws IOException, CsvException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Map<String, List<Map<String, String>>> views = new LinkedHashMap<>();
        try (CSVReader reader = new CSVReaderBuilder(new StringReader(text.substring(1)))
                .withCSVParser(new RFC4180ParserBuilder().build())
                .build()) {
            List<String[]> rows = reader.readAll();
            for (String[] row : rows.subList(1, rows.size())) {
                Map<String, String> line = new HashMap<>();
                for (int i = 0; i < row.length; i++) {
                    line.put(rows.get(0)[i], FormulaGuard.withoutMark(row[i]));
                }
                views.computeIfAbsent(row[0], view -> new ArrayList<>()).add(line);
            }
        }
        return fromViews(views);
    }

    static Map<String, String> fromJson(byte[] bytes) {
        Map<String, List<Map<String, String>>> views = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> view : new JsonMapper().readTree(bytes).properties()) {
            if (view.getValue().isArray()) {
                List<Map<String, String>> lines = new ArrayList<>();
                for (JsonNode line : view.getValue()) {
                    Map<String, String> values = new HashMap<>();
                    line.properties()
                            .forEach(value -> values.put(
                                    value.getKey(),
                                    value.getValue().isNull()
                                            ? ""
                                            : value.getValue().asString()));
                    lines.add(values);
                }
                views.put(view.getKey(), lines);
            }
        }
        return fromViews(views);
    }

    private static Map<String, String> fromViews(Map<String, List<Map<String, String>>> views) {
        ReadBack read = new ReadBack();
        lines(views, "tiles")
                .forEach(line -> read.add("tile", line.get("measure"), line.get("value"), line.get("before")));
        lines(views, "days")
                .forEach(line -> read.add("day", line.get("day"), clicks(line), line.get("sent"), line.get("opened")));
        lines(views, "applications")
                .forEach(line -> read.add(
                        "application",
                        line.get("application_id"),
                        text(line.get("company")),
                        text(line.get("job_title")),
                        line.get("sent_on"),
                        clicks(line)));
        List<String> keys = List.of("company", "source", "function", "document", "channel", "variant");
        for (String group : GROUPS) {
            String key = keys.get(GROUPS.indexOf(group));
            lines(views, group).forEach(line -> read.add(group, text(line.get(key)), line.get("opened"), clicks(line)));
        }
        lines(views, "hot").forEach(line -> read.add("hot", line.get("application_id"), line.get("human_clicks")));
        lines(views, "silent")
                .forEach(line -> read.add("silent", line.get("application_id"), line.get("days_since_sent")));
        lines(views, "hours")
                .forEach(line -> read.add(
                        "hour",
                        line.get("weekday").toUpperCase(Locale.ROOT),
                        line.get("hour"),
                        line.get("human_clicks")));
        lines(views, "filtered").forEach(line -> read.add("filtered", line.get("reason"), line.get("clicks")));
        return read.facts;
    }

    private static List<Map<String, String>> lines(Map<String, List<Map<String, String>>> views, String view) {
        return views.getOrDefault(view, List.of());
    }

    private static String clicks(Map<String, String> line) {
        return CLICKS.stream().map(line::get).collect(Collectors.joining(","));
    }

    static Map<String, String> fromXlsx(byte[] bytes) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            Map<String, List<Map<String, String>>> views = new LinkedHashMap<>();
            for (View view : Views.of(SampleReports.aFirm()).lists()) {
                if (workbook.getSheet(view.title()) != null && !view.key().equals("hours")) {
                    views.put(view.key(), lines(workbook.getSheet(view.title()), view));
                }
            }
            Map<String, String> facts = new TreeMap<>(fromViews(views));
            ReadBack read = new ReadBack();
            Sheet overview = workbook.getSheet("Overview");
            for (int column = 0; column < 12; column += 2) {
                String before = overview.getRow(7).getCell(column).getStringCellValue();
                read.add(
                        "tile",
                        overview.getRow(4).getCell(column).getStringCellValue(),
                        value(overview.getRow(5).getCell(column)),
                        before.replace("before: ", "").replace(",", ""));
            }
            for (DayOfWeek weekday : DayOfWeek.values()) {
                for (int hour = 0; hour < 24; hour++) {
                    read.add(
                            "hour",
                            weekday,
                            hour,
                            value(workbook.getSheet("Hours")
                                    .getRow(weekday.getValue())
                                    .getCell(1 + hour)));
                }
            }
            facts.putAll(read.facts);
            return facts;
        }
    }

    private static List<Map<String, String>> lines(Sheet sheet, View view) {
        List<Map<String, String>> lines = new ArrayList<>();
        for (int i = 1; i <= sheet.getLastRowNum(); i++) {
            Row row = sheet.getRow(i);
            Map<String, String> line = new HashMap<>();
            for (int column = 0; column < view.columns().size(); column++) {
                line.put(view.columns().get(column).key(), value(row.getCell(column)));
            }
            lines.add(line);
        }
        return lines;
    }

    private static String value(Cell cell) {
        if (cell == null) {
            return "";
        }
        if (cell.getCellType() == CellType.STRING) {
            return cell.getStringCellValue();
        }
        if (cell.getCellStyle().getDataFormatString().startsWith("yyyy")) {
            return cell.getLocalDateTimeCellValue().toLocalDate().toString();
        }
        double number = cell.getNumericCellValue();
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    static Map<String, String> fromHtml(byte[] bytes) {
        Document page = Jsoup.parse(new String(bytes, StandardCharsets.UTF_8));
        ReadBack read = new ReadBack();
        for (Element tile : page.select("#tiles .tile")) {
            read.add(
                    "tile",
                    tile.select("dt").text(),
                    plain(tile.select(".value").text()),
                    plain(tile.select(".before").text().replace("before: ", "")));
        }
        for (Element row : page.select("#table-days tbody tr")) {
            List<String> cells = cells(row);
            read.add(
                    "day",
                    day(row.select("th").text()),
                    String.join(",", cells.subList(0, 6)),
                    cells.get(6),
                    cells.get(7));
        }
        for (Element row : page.select("#table-applications tbody tr")) {
            List<String> cells = cells(row);
            read.add(
                    "application",
                    row.select(".ids bdi").last().text(),
                    text(row.select("th > bdi").text()),
                    text(row.select("th > small").first().text()),
                    day(cells.get(3)),
                    String.join(",", cells.subList(4, 10)));
        }
        for (String group : GROUPS) {
            for (Element row : page.select("#table-" + group + " tbody tr")) {
                List<String> cells = cells(row);
                int clicks = cells.size() == 7 ? 1 : 4;
                read.add(
                        group,
                        text(row.select("th").text()),
                        cells.get(clicks - 1),
                        String.join(",", cells.subList(clicks, clicks + 6)));
            }
        }
        for (Element card : page.select("#table-hot .card")) {
            read.add("hot", fact(card, "Application"), plain(fact(card, "By people")));
        }
        for (Element row : page.select("#table-silent tbody tr")) {
            read.add("silent", row.select(".ids bdi").last().text(), cells(row).get(1));
        }
        List<Element> weekdays = page.select("#table-hours tbody tr");
        for (DayOfWeek weekday : DayOfWeek.values()) {
            List<String> cells = cells(weekdays.get(weekday.getValue() - 1));
            for (int hour = 0; hour < 24; hour++) {
                read.add("hour", weekday, hour, cells.get(hour).replace("·", "0"));
            }
        }
        for (Element row : page.select("#table-filtered tbody tr")) {
            read.add("filtered", cells(row).get(0), cells(row).get(2));
        }
        return read.facts;
    }

    private static String fact(Element card, String label) {
        return card.select("dl div").stream()
                .filter(fact -> fact.select("dt").text().equals(label))
                .map(fact -> fact.select("dd").text())
                .collect(Collectors.joining());
    }

    private static List<String> cells(Element row) {
        return row.select("td").stream().map(cell -> plain(cell.text())).toList();
    }

    private static String plain(String number) {
        return number.matches("[0-9,]+") ? number.replace(",", "") : number;
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text, PAGE_DAY);
    }

    private static String numbers(Clicks clicks) {
        return Stream.of(
                        clicks.human(),
                        clicks.visitors(),
                        clicks.uncertain(),
                        clicks.automated(),
                        clicks.anonymous(),
                        clicks.all())
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    /** As much of a text as pages show, without what no file says. */
    private static String text(String text) {
        String clean = CleanText.of(text).replaceAll("\\s+", " ");
        return clean.isEmpty() || clean.equals("(not known)")
                ? "(not known)"
                : clean.substring(0, Math.min(150, clean.length()));
    }

    private void add(String kind, Object key, Object... values) {
        String all = Arrays.stream(values).map(String::valueOf).collect(Collectors.joining("|"));
        String before = facts.put(kind + "/" + key + (kind.equals("hour") ? "/" + values[0] : ""), all);
        if (before != null) {
            throw new IllegalStateException(kind + "/" + key + " twice: " + before + " and " + all);
        }
    }
}
