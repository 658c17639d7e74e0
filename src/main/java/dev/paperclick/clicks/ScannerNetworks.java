package dev.paperclick.clicks;

import dev.paperclick.platform.Network;
import dev.paperclick.platform.NetworkSet;
import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Networks from which mail gateways open links, read from a file whose format the shipped one explains.
 *
 * @param certain nobody else comes from there
 * @param probable people may come from there, too
 * @param source the file
 * @param skipped lines that could not be read, each with its number
 */
record ScannerNetworks(NetworkSet certain, NetworkSet probable, String source, List<String> skipped) {

    private static final String SHIPPED = "/clicks/scanner-networks.txt";
    private static final String INCLUDE = "include shipped";
    private static final int LONGEST_QUOTE = 60;

    ScannerNetworks {
        skipped = List.copyOf(skipped);
    }

    /** The list that comes with the program. */
    static ScannerNetworks shipped() {
        return new Reading().shipped().result("the list that comes with Paperclick");
    }

    /**
     * A list of the operator's own.
     *
     * @throws UserProblem when the file cannot be read at all
     */
    static ScannerNetworks of(Path file) {
        try {
            return new Reading()
                    .lines(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    .result(file.toString());
        } catch (IOException e) {
            throw UserProblem.inInput(
                    "SCANNER_NETWORKS is '" + file + "', which cannot be read; give the path of a list of"
                            + " networks, or leave it empty for the one that comes with Paperclick.");
        }
    }

    /** One file on its way in. */
    private static final class Reading {

        private final List<Network> certain = new ArrayList<>();
        private final List<Network> probable = new ArrayList<>();
        private final List<String> skipped = new ArrayList<>();

        Reading shipped() {
            try (InputStream in = ScannerNetworks.class.getResourceAsStream(SHIPPED)) {
                if (in == null) {
                    throw new IllegalStateException(SHIPPED + " is not in the program");
                }
                return lines(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Reading lines(String text) {
            int number = 0;
            for (String line : text.lines().toList()) {
                number++;
                String said = line.replace("\uFEFF", "").replaceFirst("#.*", "").strip();
                if (said.equals(INCLUDE)) {
                    shipped();
                } else if (!said.isEmpty() && !take(said.split("\\s+", 3))) {
                    skipped.add("line " + number + ": "
                            + (said.length() > LONGEST_QUOTE ? said.substring(0, LONGEST_QUOTE) + "…" : said));
                }
            }
            return this;
        }

        private boolean take(String[] words) {
            Optional<Network> network = Network.parse(words[0]);
            List<Network> list = words.length < 2 ? null : list(words[1]);
            if (network.isEmpty() || list == null) {
                return false;
            }
            list.add(network.get());
            return true;
        }

        private @Nullable List<Network> list(String word) {
            return switch (word) {
                case "certain" -> certain;
                case "probable" -> probable;
                default -> null;
            };
        }

        ScannerNetworks result(String source) {
            return new ScannerNetworks(NetworkSet.of(certain), NetworkSet.of(probable), source, skipped);
        }
    }
}
