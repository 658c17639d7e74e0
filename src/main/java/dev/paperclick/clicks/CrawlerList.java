package dev.paperclick.clicks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The maintained list of crawlers, previews and programs by user agent: {@code crawler-user-agents}, shipped as a file. */
final class CrawlerList {

    static final String FILE = "/clicks/crawlers.txt";

    /** Patterns that are not used, as they would take people for machines or need more than literal texts. */
    static final Set<String> LEFT_OUT = Set.of(
            // also the Sogou browsers; "Sogou web spider" and its kin name themselves spiders
            "Sogou",
            // apps in whose windows people read, too; what their servers fetch says so in other words
            "Notion\\/",
            "Mastodon",
            // negation; UserAgents knows adsbot- in all its forms
            "AdsBot-Google([^-]|$)",
            // repetition; UserAgents knows it by "blogtraffic/"
            "BlogTraffic\\/\\d\\.\\d+ Feed-Fetcher");

    private final Literals literals;
    private final String version;

    private CrawlerList(Literals literals, String version) {
        this.literals = literals;
        this.version = version;
    }

    /** Reads the shipped file. */
    static CrawlerList shipped() {
        List<String> lines = lines();
        List<Literal> literals = new ArrayList<>();
        for (String line : lines) {
            if (!line.startsWith("#") && !line.isBlank() && !LEFT_OUT.contains(line)) {
                literals.addAll(CrawlerPattern.literals(line)
                        .orElseThrow(() -> new IllegalStateException(
                                FILE + ": '" + line + "' needs more than literal texts; see CrawlerList.LEFT_OUT")));
            }
        }
        return new CrawlerList(new Literals(literals), version(lines.get(0)));
    }

    private static List<String> lines() {
        try (InputStream in = CrawlerList.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code # The patterns of crawler-user-agents 1.60.0 (2026-08-10), …} */
    private static String version(String firstLine) {
        int start = firstLine.indexOf("crawler-user-agents");
        int end = firstLine.indexOf(')', start);
        return start < 0 || end < 0 ? "unknown" : firstLine.substring(start, end + 1);
    }

    /** Whether it has the user agent. */
    boolean has(String userAgent) {
        return literals.occurIn(userAgent);
    }

    /** Name, version and date. */
    String version() {
        return version;
    }

    /** How many texts are looked for. */
    int size() {
        return literals.size();
    }
}
