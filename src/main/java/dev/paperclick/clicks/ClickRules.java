package dev.paperclick.clicks;

import java.util.List;

/**
 * The data that clicks are judged by.
 *
 * @param crawlers name, version and date of the list of crawlers
 * @param crawlerTexts how many texts of it are looked for in user agents
 * @param networks where the scanner networks come from
 * @param certain networks from which nobody but a scanner comes
 * @param probable networks of gateways that may carry people
 * @param skippedLines lines of the network file that could not be read, each with its number
 * @param ownAddresses how many own addresses and ranges are set
 */
public record ClickRules(
        String crawlers,
        int crawlerTexts,
        String networks,
        int certain,
        int probable,
        List<String> skippedLines,
        int ownAddresses) {

    public ClickRules {
        skippedLines = List.copyOf(skippedLines);
    }
}
