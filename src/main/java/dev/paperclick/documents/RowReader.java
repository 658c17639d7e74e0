package dev.paperclick.documents;

import dev.paperclick.applications.Application;
import dev.paperclick.applications.Column;
import dev.paperclick.links.Destination;
import dev.paperclick.links.LinkFunction;
import dev.paperclick.links.LinkRequest;
import dev.paperclick.links.RedirectAddress;
import dev.paperclick.links.TrackedLink;
import dev.paperclick.links.TrackedLinks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rows that wait for documents, in the order of the list, with links minted for a page of rows at a time.
 *
 * <p>There is no position to keep for a restart: a row stops waiting in the transaction that records its documents.
 * Links are committed before the documents that carry them are written, so that no document names a link that never
 * came to be.
 */
final class RowReader implements ItemStreamReader<LinkedRow> {

    private static final Logger log = LoggerFactory.getLogger(RowReader.class);
    private static final int PAGE = 100;

    /** Of a transaction that the database asks to try again. */
    private static final int MINT_ATTEMPTS = 3;

    private final ListedRows rows;
    private final TrackedLinks links;
    private final TransactionTemplate ownTransaction;
    private final GenerationRun run;
    private final RunPlan plan;
    private final Deque<LinkedRow> page = new ArrayDeque<>();
    private @Nullable ExecutorService ahead;
    private @Nullable Future<List<LinkedRow>> next;

    /** The last row that was asked for; the thread's that reads ahead. */
    private int last;

    RowReader(
            ListedRows rows, TrackedLinks links, TransactionTemplate ownTransaction, GenerationRun run, RunPlan plan) {
        this.rows = rows;
        this.links = links;
        this.ownTransaction = ownTransaction;
        this.run = run;
        this.plan = plan;
    }

    @Override
    public void open(ExecutionContext context) {
        ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
            Thread fresh = new Thread(task, "rows-ahead");
            fresh.setDaemon(true);
            return fresh;
        });
        ahead = thread;
        next = thread.submit(this::nextPage);
    }

    /** While the rows of one page are made into documents, the next one is read and linked. */
    @Override
    public @Nullable LinkedRow read() throws Exception {
        if (page.isEmpty() && next != null && ahead != null) {
            page.addAll(get(next));
            next = page.isEmpty() ? null : ahead.submit(this::nextPage);
        }
        return page.poll();
    }

    private static List<LinkedRow> get(Future<List<LinkedRow>> page) throws Exception {
        try {
            return page.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private List<LinkedRow> nextPage() {
        List<ListedRow> waiting = rows.waiting(run, last, PAGE);
        waiting.forEach(row -> last = row.number());
        return link(waiting);
    }

    /** What is being read ahead may be under way still; its links are found again by who needs them. */
    @Override
    public void close() {
        if (ahead != null) {
            ahead.shutdownNow();
        }
    }

    /** An address that links are to lead to, and the one that it must not lead back to. */
    private record Target(String address, RedirectAddress base) {}

    /** A wish for one link of a row. */
    private record Wish(int row, String variable, LinkRequest request) {}

    private List<LinkedRow> link(List<ListedRow> next) {
        List<Wish> wishes = new ArrayList<>();
        Map<Target, Destination> verdicts = new HashMap<>();
        Map<Integer, String> problems = new LinkedHashMap<>();
        for (ListedRow row : next) {
            if (!plan.trackingEnabled()) {
                problems.put(row.number(), "ENABLE_URL_TRACKING is false");
            }
            wish(row, wishes, verdicts, problems);
        }
        List<TrackedLink> minted = mint(wishes);
        Map<Integer, Map<String, String>> redirects = new LinkedHashMap<>();
        Map<Integer, List<String>> ids = new LinkedHashMap<>();
        for (int i = 0; i < wishes.size(); i++) {
            Wish wish = wishes.get(i);
            if (minted.isEmpty()) {
                problems.put(wish.row(), "the link table could not be written");
            } else {
                TrackedLink link = minted.get(i);
                redirects
                        .computeIfAbsent(wish.row(), row -> new LinkedHashMap<>())
                        .put(wish.variable(), link.redirectUrl());
                ids.computeIfAbsent(wish.row(), row -> new ArrayList<>())
                        .add(link.id().value());
            }
        }
        return next.stream()
                .map(row -> new LinkedRow(
                        row,
                        redirects.getOrDefault(row.number(), Map.of()),
                        ids.getOrDefault(row.number(), List.of()),
                        problems.get(row.number())))
                .toList();
    }

    private void wish(
            ListedRow row, List<Wish> wishes, Map<Target, Destination> verdicts, Map<Integer, String> problems) {
        Application application = row.application();
        RunPlan.Profile profile = plan.profile(application);
        RedirectAddress base = plan.redirectAddress(profile.candidate());
        plan.addressesToTrack(profile).forEach((variable, address) -> {
            Destination destination = verdicts.computeIfAbsent(
                    new Target(address, base), target -> Destination.check(target.address(), target.base()));
            if (destination instanceof Destination.Refused refused) {
                problems.put(row.number(), variable + " of candidate " + application.userId() + " " + refused.reason());
            } else {
                wishes.add(new Wish(
                        row.number(),
                        variable,
                        new LinkRequest(
                                application.userId(),
                                application.jobId(),
                                application.applicationId(),
                                LinkFunction.forVariable(variable),
                                address,
                                base,
                                application.field(Column.TEMPLATE_VARIANT))));
            }
        });
    }

    /** The links in the order of the wishes; none when the table refuses them, since no document fails for that. */
    private List<TrackedLink> mint(List<Wish> wishes) {
        List<LinkRequest> requests = wishes.stream().map(Wish::request).toList();
        try {
            for (int attempt = 1; attempt < MINT_ATTEMPTS; attempt++) {
                try {
                    return mintOnce(requests);
                } catch (TransientDataAccessException e) {
                    log.debug("Links are minted again", e);
                }
            }
            return mintOnce(requests);
        } catch (DataAccessResourceFailureException | TransientDataAccessException e) {
            // the database itself is gone or too busy: the job stops and is continued later
            throw e;
        } catch (DataAccessException e) {
            log.warn(
                    "Links could not be made; documents get their original addresses: {}",
                    String.valueOf(e.getMostSpecificCause().getMessage())
                            .lines()
                            .findFirst()
                            .orElse(""));
            return List.of();
        }
    }

    private List<TrackedLink> mintOnce(List<LinkRequest> requests) {
        List<TrackedLink> minted = ownTransaction.execute(status -> links.mint(requests));
        return minted == null ? List.of() : minted;
    }
}
