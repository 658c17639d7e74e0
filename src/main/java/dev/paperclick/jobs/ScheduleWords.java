package dev.paperclick.jobs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The usual schedules in words; the others stay cron expressions. */
final class ScheduleWords {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");
    private static final Pattern STEP = Pattern.compile("(?:\\*|0)/(\\d{1,2})");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final List<String> SHOWN = List.of("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat");

    private ScheduleWords() {}

    static String of(Schedule schedule) {
        String[] fields = schedule.text().split("\\s+", -1);
        if (fields.length == 6 && fields[0].equals("0")) {
            fields = List.of(fields).subList(1, 6).toArray(String[]::new);
        }
        return fields.length == 5 && fields[2].equals("*") && fields[3].equals("*")
                ? words(fields[0], fields[1], fields[4]).orElse(schedule.text())
                : schedule.text();
    }

    private static Optional<String> words(String minute, String hour, String day) {
        boolean everyDay = day.equals("*") || day.equals("?");
        if (hour.equals("*") && everyDay) {
            Matcher step = STEP.matcher(minute);
            if (step.matches()) {
                return Optional.of("every " + step.group(1) + " minutes");
            }
            return NUMBER.matcher(minute).matches()
                    ? Optional.of("hourly at :" + padded(minute))
                    : minute.equals("*") ? Optional.of("every minute") : Optional.empty();
        }
        if (!NUMBER.matcher(minute).matches() || !NUMBER.matcher(hour).matches()) {
            return Optional.empty();
        }
        String time = " at " + padded(hour) + ":" + padded(minute);
        return everyDay ? Optional.of("daily" + time) : days(day).map(days -> days + time);
    }

    private static Optional<String> days(String field) {
        String[] ends = field.split("-", 2);
        Optional<String> first = day(ends[0]);
        return ends.length == 1 ? first : first.flatMap(from -> day(ends[1]).map(to -> from + "–" + to));
    }

    private static Optional<String> day(String word) {
        int number = word.matches("[0-7]") ? Integer.parseInt(word) % 7 : DAYS.indexOf(word.toUpperCase(Locale.ROOT));
        return number < 0 ? Optional.empty() : Optional.of(SHOWN.get(number));
    }

    private static String padded(String number) {
        return number.length() == 1 ? "0" + number : number;
    }
}
