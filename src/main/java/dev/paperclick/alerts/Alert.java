package dev.paperclick.alerts;

import org.jspecify.annotations.Nullable;

/**
 * What an alert says, in words as they are read; the page and the plain text say the same.
 *
 * @param subject in one line
 * @param news what has happened, in one sentence
 * @param company where
 * @param job its title
 * @param candidate whose application it is; empty in a candidate's own mail
 * @param link what was opened
 * @param document in which it stood
 * @param when it was opened
 * @param zone whose time that is
 * @param sent when the application went out; empty when nobody knows
 * @param before when a person had opened it before, in a sentence; empty when nobody had
 * @param late why the reader hears of it late, in a sentence; empty when they do not
 * @param suggestion the next step
 * @param pause how long there will be no other alert about it
 * @param ending where the reader ends these mails; null when only by an answer
 */
record Alert(
        String subject,
        String news,
        String company,
        String job,
        String candidate,
        String link,
        String document,
        String when,
        String zone,
        String sent,
        String before,
        String late,
        String suggestion,
        String pause,
        @Nullable String ending) {}
