package dev.paperclick.rollups;

import dev.paperclick.clicks.Verdict;
import org.jspecify.annotations.Nullable;

/** Counts the clicks of one day on one link in one document, by people who came by one channel. */
final class LineTally {

    private final LinkTally link;
    private final RollupKey.Line key;
    private final int number;
    private long human;
    private long automated;
    private long uncertain;
    private long anonymous;
    private long excluded;
    private long visitors;
    private long linkVisitors;
    private long applicationVisitors;
    private long candidateVisitors;
    private long firstHuman = DayRollup.NEVER;
    private long lastHuman = DayRollup.NEVER;

    /**
     * Nothing yet.
     *
     * @param number which of the lines of the day it is, in no order
     */
    LineTally(LinkTally link, RollupKey.Line key, int number) {
        this.link = link;
        this.key = key;
        this.number = number;
    }

    LinkTally link() {
        return link;
    }

    RollupKey.Line key() {
        return key;
    }

    int number() {
        return number;
    }

    void add(CountedClick click) {
        switch (click.verdict()) {
            case HUMAN -> {
                firstHuman = human == 0 ? click.micros() : Math.min(firstHuman, click.micros());
                lastHuman = Math.max(lastHuman, click.micros());
                human++;
            }
            case AUTOMATED -> automated++;
            case UNCERTAIN -> uncertain++;
            case EXCLUDED -> excluded++;
        }
        if (click.anonymous() && click.verdict() != Verdict.EXCLUDED) {
            anonymous++;
        }
    }

    /**
     * Counts a visitor, who is counted only once in each line.
     *
     * @param before the line in which the visitor was counted last; null for none
     */
    void addVisitor(@Nullable LineTally before) {
        visitors++;
        if (before == null || before.link != link) {
            linkVisitors++;
        }
        if (before == null || !before.link.owner().equals(link.owner())) {
            applicationVisitors++;
        }
        if (before == null
                || !before.link.owner().candidate().equals(link.owner().candidate())) {
            candidateVisitors++;
        }
    }

    long human() {
        return human;
    }

    /** As the columns of {@link RollupTable#LINES}. */
    long[] numbers() {
        return new long[] {
            human,
            automated,
            uncertain,
            anonymous,
            excluded,
            visitors,
            linkVisitors,
            applicationVisitors,
            candidateVisitors,
            firstHuman,
            lastHuman
        };
    }

    /**
     * What it adds to the columns of {@link RollupTable#TOTALS}.
     *
     * @param opened applications that were not known to be opened
     */
    long[] totals(long opened) {
        return new long[] {human, automated, uncertain, anonymous, candidateVisitors, opened};
    }
}
