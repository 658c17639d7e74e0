package dev.paperclick.targets;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * One round over the targets, page after page; what a page has shown is kept before the next begins. A host that refuses or is
 * silent several times in a row is left in peace for the rest of the round.
 */
public final class TargetRound {

    private static final int PAGE = 100;
    private static final int ENOUGH = 3;

    private final TargetInquiry inquiry;
    private final Targets targets;
    private final Clock clock;
    private final int workers;
    private final List<String> all;
    private final List<String> due;
    private final ConcurrentMap<String, Integer> rebuffs = new ConcurrentHashMap<>();
    private int done;
    private boolean answered;

    TargetRound(TargetInquiry inquiry, Targets targets, Clock clock, int workers, List<String> all, List<String> due) {
        this.inquiry = inquiry;
        this.targets = targets;
        this.clock = clock;
        this.workers = workers;
        this.all = List.copyOf(all);
        this.due = List.copyOf(due);
    }

    /** Looks at the next page; false when none is left. */
    public boolean next() throws InterruptedException {
        if (done == due.size()) {
            return false;
        }
        List<String> page = due.subList(done, Math.min(due.size(), done + PAGE));
        Map<String, Look> looks = look(page);
        answered |= looks.values().stream().anyMatch(Look::isAnswer);
        Map<String, Target> before = targets.find(page);
        Instant now = clock.instant();
        targets.save(page.stream()
                .map(url -> Target.after(url, Objects.requireNonNull(looks.get(url)), before.get(url), now, answered))
                .toList());
        done += page.size();
        return true;
    }

    private Map<String, Look> look(List<String> page) throws InterruptedException {
        List<Callable<Map<String, Look>>> tasks =
                page.stream().collect(Collectors.groupingBy(TargetInquiry::hostOf)).entrySet().stream()
                        .<Callable<Map<String, Look>>>map(host -> () -> look(host.getKey(), host.getValue()))
                        .toList();
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(workers, tasks.size()), task -> {
            Thread thread = new Thread(task, "link-check");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Map<String, Look> looks = new HashMap<>();
            for (Future<Map<String, Look>> host : pool.invokeAll(tasks)) {
                looks.putAll(host.get());
            }
            return looks;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a look ended in no verdict", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /** The pages of one host, one after the other. */
    private Map<String, Look> look(String host, List<String> urls) throws InterruptedException {
        Map<String, Look> looks = new HashMap<>();
        int rebuffed = rebuffs.getOrDefault(host, 0);
        Look last = null;
        for (String url : urls) {
            if (last != null && rebuffed >= ENOUGH) {
                looks.put(url, last.supposed());
            } else {
                last = inquiry.look(url);
                looks.put(url, last);
                rebuffed = last.discourages() ? rebuffed + 1 : 0;
            }
        }
        rebuffs.put(host, rebuffed);
        return looks;
    }

    /** How many were looked at in this round. */
    public int looked() {
        return done;
    }

    /** How many were left alone, because that had been done a short time ago. */
    public int leftAlone() {
        return all.size() - due.size();
    }

    /** Whether nobody at all answered, so that it may be this machine that is not on the net. */
    public boolean wasInVain() {
        return done > 0 && !answered;
    }

    /** What is known now of all targets, the looked-at and the others, in the order of their addresses. */
    public List<Target> known() {
        List<Target> known = new ArrayList<>(targets.find(all).values());
        known.sort(Comparator.comparing(Target::url));
        return known;
    }
}
