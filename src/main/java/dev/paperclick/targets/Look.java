package dev.paperclick.targets;

import org.jspecify.annotations.Nullable;

/**
 * What one look at an address has shown.
 *
 * @param finding of what kind
 * @param status of the last answer; null when there was none
 * @param reason for people, without a full stop
 * @param movedTo where permanent redirects led; null when there were none
 */
record Look(
        Finding finding,
        @Nullable Integer status,
        String reason,
        @Nullable String movedTo) {

    /** Kinds of what can be seen. */
    enum Finding {
        /** A page. */
        ARRIVED,
        /** A server that says that there is nothing. */
        GONE,
        /** No server that one could talk to: no address, no port, no valid certificate. */
        UNREACHABLE,
        /** A server that does not want to be asked by programs, or not so often. */
        REFUSED,
        /** Silence until the time was up. */
        SILENT,
        /** Anything else. */
        UNCLEAR
    }

    static Look of(Finding finding, String reason) {
        return new Look(finding, null, reason, null);
    }

    /** Whether there was a server, so that this machine can be on the net. */
    boolean isAnswer() {
        return status != null;
    }

    /** Whether asking the same host for other pages is likely to be in vain, or unwelcome. */
    boolean discourages() {
        return finding == Finding.REFUSED || finding == Finding.SILENT || finding == Finding.UNREACHABLE;
    }

    /** The same about another page of the host, which was not asked for. */
    Look supposed() {
        return new Look(finding, status, reason + ", as for other pages there; not asked again", null);
    }
}
