package dev.paperclick.documents;

import dev.paperclick.applications.Application;
import dev.paperclick.applications.ApplicationList;
import dev.paperclick.applications.Column;
import dev.paperclick.candidates.Candidate;
import dev.paperclick.links.RedirectAddress;
import dev.paperclick.platform.Sha256;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that decides what a run makes, read once at its start; the steps of the job ask nobody else.
 *
 * @param listSha256 digest of the list's bytes
 * @param defaultCandidate whom rows without {@code candidate_id} belong to; empty when each row must say
 * @param trackingEnabled false: documents carry the original addresses
 * @param redirectAddress base of the links of candidates without their own
 * @param trackedVariables the address variables that become tracked links
 * @param variants of the templates, among which rows are shared out
 * @param request what the person has asked for
 * @param notices what was noticed while planning and should be known at the end
 */
record RunPlan(
        Path listFile,
        String listSha256,
        ApplicationList list,
        Map<String, Profile> candidates,
        String defaultCandidate,
        TemplateShelf templates,
        Variants variants,
        Path output,
        boolean trackingEnabled,
        RedirectAddress redirectAddress,
        Set<String> trackedVariables,
        GenerateRequest request,
        List<String> notices) {

    /** A new version makes every document anew; counted up when rendering changes what documents look like. */
    private static final String RENDERING = "3";

    RunPlan {
        notices = List.copyOf(notices);
        // sorted: what is made of them must not depend on the process
        candidates = Collections.unmodifiableSortedMap(new TreeMap<>(candidates));
        trackedVariables = Collections.unmodifiableSortedSet(new TreeSet<>(trackedVariables));
    }

    /** A candidate with the content of their documents and the digest of what decides it. */
    record Profile(Candidate candidate, CandidateContent content, String digest) {

        static Profile of(Candidate candidate) {
            CandidateContent content = CandidateContent.of(candidate);
            Sha256 digest = new Sha256()
                    .add(candidate.userId())
                    .add(candidate.fullName())
                    .add(candidate.email())
                    .add(candidate.phone())
                    .add(candidate.baseRedirectUrl())
                    .add(candidate.resume().toString());
            content.addresses().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(address -> digest.add(address.getKey()).add(address.getValue()));
            return new Profile(candidate, content, digest.hex());
        }
    }

    Profile profile(Application application) {
        Profile profile = candidates.get(application.userId());
        if (profile == null) {
            throw new IllegalStateException("a row of an unknown candidate was accepted");
        }
        return profile;
    }

    RedirectAddress redirectAddress(Candidate candidate) {
        String own = candidate.baseRedirectUrl();
        return own == null
                ? redirectAddress
                : RedirectAddress.of(own, "base_redirect_url of candidate " + candidate.userId());
    }

    /** The original addresses that are to be tracked for this candidate, by variable. */
    Map<String, String> addressesToTrack(Profile profile) {
        Map<String, String> addresses = new TreeMap<>(profile.content().addresses());
        addresses.keySet().retainAll(trackedVariables);
        return trackingEnabled ? addresses : Map.of();
    }

    /** What the documents cannot hold of each profile, by its candidate's id; profiles without such are not in it. */
    Map<String, List<LeftOut>> leftOutOfProfiles() {
        Map<String, List<LeftOut>> byCandidate = new TreeMap<>();
        candidates.forEach((id, profile) -> byCandidate.put(id, LeftOut.of(profile.candidate())));
        byCandidate.values().removeIf(List::isEmpty);
        return byCandidate;
    }

    /** Whether the list is the one that an earlier run into this folder has left for correction. */
    boolean isFedInAgain() {
        return listFile.equals(output.resolve(Conclusion.REJECTED));
    }

    /** Digest of all that identifies the run: the same command on the same content continues it. */
    String key() {
        Sha256 digest = settings()
                .add(listSha256)
                .add(list.columns().toString())
                .add(output.toString())
                .add(defaultCandidate)
                .add(String.valueOf(request.force()))
                .add(String.valueOf(request.untrackedOnly()))
                .add(String.join(",", variants.templates().keySet()));
        candidates.values().forEach(profile -> digest.add(profile.digest()));
        templates.all().forEach((file, template) -> digest.add(file.toString()).add(template.sha256()));
        return digest.hex();
    }

    /** Digest of all that decides an application's documents, but for the date of the run. */
    String contentHash(Application application) {
        Profile profile = profile(application);
        Sha256 digest = settings()
                .add(profile.digest())
                .add(templates.resume(application.field(Column.RESUME_TEMPLATE)).sha256())
                .add(templates
                        .coverLetter(application.field(Column.COVER_LETTER_TEMPLATE))
                        .sha256())
                .add(application.applicationId())
                .add(application.jobId())
                .add(application.stage())
                .add(application.appliedAt());
        application.fields().forEach((name, value) -> digest.add(name).add(value));
        return digest.hex();
    }

    private Sha256 settings() {
        Sha256 digest =
                new Sha256().add(RENDERING).add(String.valueOf(trackingEnabled)).add(redirectAddress.toString());
        trackedVariables.forEach(digest::add);
        return digest;
    }
}
