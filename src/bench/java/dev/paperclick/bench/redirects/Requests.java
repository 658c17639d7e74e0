package dev.paperclick.bench.redirects;

import java.util.ArrayList;
import java.util.List;

/** Requests as browsers send them when somebody clicks a link in a document or a mail. */
final class Requests {

    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15",
            "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0");

    private Requests() {}

    static List<String> of(List<String> trackingIds) {
        List<String> requests = new ArrayList<>();
        for (int i = 0; i < trackingIds.size(); i++) {
            requests.add("GET /track/" + trackingIds.get(i) + (i % 2 == 0 ? "?d=r" : "?d=c") + " HTTP/1.1\r\n"
                    + "Host: links.example.com\r\n"
                    + "User-Agent: " + AGENTS.get(i % AGENTS.size()) + "\r\n"
                    + "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n"
                    + "Accept-Language: en-CA,en;q=0.9\r\n"
                    + "Accept-Encoding: gzip, deflate, br, zstd\r\n"
                    + (i % 3 == 0 ? "Referer: https://mail.google.com/\r\n" : "")
                    + "Connection: keep-alive\r\n"
                    + "Upgrade-Insecure-Requests: 1\r\n"
                    + "Sec-Fetch-Dest: document\r\n"
                    + "Sec-Fetch-Mode: navigate\r\n"
                    + "Sec-Fetch-Site: cross-site\r\n"
                    + "Sec-Fetch-User: ?1\r\n\r\n");
        }
        return requests;
    }
}
